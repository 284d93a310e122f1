import type { LocalDate, LocalDateTime } from '#shared/calendar/local-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import { formatMoney, formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text } from '../text.vi.ts';

/** What the words of a fact may need beside the fact itself. */
export interface FactContext {
  /** The event in question. */
  readonly event: EventEnvelope;
  /** The record as it stands on this machine; null when nothing does. */
  readonly state: unknown;
  /** Full name; never an id. */
  readonly who: (userId: string) => string;
  readonly counter: (counterId: string) => string;
  /** An event of the same record, as far as this machine has it. */
  readonly eventOf: (eventId: string) => EventEnvelope | null;
}

/** One side of a fact in words; empty when that side says nothing of it. Sources are read leniently: a refused event may be of any shape. */
export type Read = (source: unknown, context: FactContext) => string;

/** A fact of an event's payload beside the same fact of the record. */
export interface FactKind {
  readonly label: string;
  readonly recorded: Read;
  readonly standing: Read;
}

export const nothing: Read = () => '';

export function same(label: string, read: Read): FactKind {
  return { label, recorded: read, standing: read };
}

/** What the record keeps nothing of to compare with. */
export function alone(label: string, read: Read): FactKind {
  return { label, recorded: read, standing: nothing };
}

/** What stands in a source behind some keys; undefined when it is not there. */
export function valueAt(source: unknown, path: readonly string[]): unknown {
  let value = source;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

export function listAt(source: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = valueAt(source, path);
  return Array.isArray(value) ? value : [];
}

export function plain(source: unknown, ...path: readonly string[]): string {
  const value = valueAt(source, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export function textAt(...path: readonly string[]): Read {
  return (source) => plain(source, ...path);
}

export function timeAt(...path: readonly string[]): Read {
  return (source) => {
    const at = plain(source, ...path);
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? formatShortDateTime(at as LocalDateTime) : '';
  };
}

export function dateAt(...path: readonly string[]): Read {
  return (source) => {
    const date = plain(source, ...path);
    return /^\d{4}-\d\d-\d\d/.test(date) ? formatShortDate(date.slice(0, 10) as LocalDate) : '';
  };
}

export function moneyAt(...path: readonly string[]): Read {
  return (source) => {
    const amount = valueAt(source, path);
    return typeof amount === 'number' ? formatMoney(amount) : '';
  };
}

/** @param words by the value as it is recorded; another value reads as nothing */
export function wordAt(words: Readonly<Record<string, string>>, ...path: readonly string[]): Read {
  return (source) => {
    const value = plain(source, ...path);
    return Object.hasOwn(words, value) ? (words[value] ?? '') : '';
  };
}

export function yesNoAt(...path: readonly string[]): Read {
  return (source) => {
    const value = valueAt(source, path);
    return typeof value === 'boolean' ? text.repair.yesNo[value ? 'yes' : 'no'] : '';
  };
}

export function maskedAt(...path: readonly string[]): Read {
  return (source) => maskPersonalId(plain(source, ...path));
}

export function personAt(...path: readonly string[]): Read {
  return (source, { who }) => {
    const id = plain(source, ...path);
    return id === '' ? '' : who(id);
  };
}

/** The one of a list of the record that an id of the payload names. */
export function namedIn(list: string, idKey: string, read: Read): Read {
  return (source, context) => {
    const id = plain(source, idKey);
    const named = listAt(context.state, ...list.split('.')).find((one) => plain(one, 'id') === id);
    return id === '' ? '' : read(named, context);
  };
}

/** The words of each of a list, one after the other. */
export function eachOf(wordsOf: (item: unknown) => string, ...path: readonly string[]): Read {
  return (source) =>
    listAt(source, ...path)
      .map(wordsOf)
      .filter((words) => words !== '')
      .join('; ');
}
