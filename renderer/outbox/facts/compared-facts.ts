import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text } from './text.vi.ts';

/** One thing that both versions speak of. */
export interface ComparedFact {
  readonly label: string;
  /** As the event in question says it. */
  readonly recorded: string;
  /** As the record stands now; empty when it says nothing of it. */
  readonly standing: string;
  readonly differs: boolean;
}

type Read = (source: unknown) => string;

interface FactKind {
  readonly label: string;
  readonly recorded: Read;
  readonly standing: Read;
}

const { fields } = text.repair;

/** What people compare, by event type. Values are read leniently: a refused event may be of any shape. */
const kinds: Readonly<Record<string, readonly FactKind[]>> = {
  'dossier.received': [
    same(fields.code, 'code'),
    same(fields.applicant, 'applicant', 'name'),
    same(fields.procedure, 'procedure', 'name'),
    time(fields.receivedAt, ['receivedAt'], ['receivedAt']),
    time(fields.due, ['promise', 'due'], ['promise', 'due']),
    same(fields.receipt, 'receipt', 'number'),
  ],
  'dossier.slip-printed': [time(fields.due, ['due'], ['promise', 'due']), one(fields.device, 'device')],
  'dossier.paused': [
    time(fields.pausedFrom, ['at'], ['paused', 'from']),
    { label: fields.awaited, recorded: textAt('name'), standing: textAt('paused', 'name') },
  ],
  'dossier.resumed': [
    time(fields.resumedAt, ['at'], []),
    time(fields.due, ['promise', 'due'], ['promise', 'due']),
  ],
  'dossier.reappointed': [
    time(fields.newDue, ['reappointment', 'due'], ['reappointment', 'due']),
    {
      label: fields.reason,
      recorded: textAt('reappointment', 'reason'),
      standing: textAt('reappointment', 'reason'),
    },
  ],
  'dossier.promise-moved': [
    time(fields.due, ['promise', 'due'], ['promise', 'due']),
    one(fields.reason, 'reason'),
  ],
  'dossier.corrected': [one(fields.reason, 'reason')],
  'dossier.slip-reissued': [
    { label: fields.receipt, recorded: textAt('slip', 'number'), standing: textAt('receipt', 'number') },
    one(fields.reason, 'reason'),
  ],
  'incident.recorded': [
    same(fields.category, 'categoryName'),
    time(fields.happenedAt, ['happenedAt'], ['happenedAt']),
    same(fields.facts, 'facts'),
  ],
  'office-calendar.override-entered': [
    one(fields.override, 'override', 'change', 'name'),
    one(fields.from, 'override', 'from'),
    one(fields.to, 'override', 'to'),
    one(fields.reason, 'override', 'reason'),
  ],
  'office-calendar.override-withdrawn': [one(fields.reason, 'reason')],
};

/** The event in question beside the record as it stands. @param state null when nothing stands */
export function comparedFacts(event: EventEnvelope, state: unknown): readonly ComparedFact[] {
  return (kinds[event.type] ?? [])
    .map(({ label, recorded, standing }) => {
      const [here, there] = [recorded(event.payload), standing(state)];
      return { label, recorded: here, standing: there, differs: there !== '' && here !== there };
    })
    .filter(({ recorded, standing }) => recorded !== '' || standing !== '');
}

function same(label: string, ...path: readonly string[]): FactKind {
  return { label, recorded: textAt(...path), standing: textAt(...path) };
}

/** The record keeps nothing of it to compare with. */
function one(label: string, ...path: readonly string[]): FactKind {
  return { label, recorded: textAt(...path), standing: () => '' };
}

function time(label: string, recorded: readonly string[], standing: readonly string[]): FactKind {
  return { label, recorded: timeAt(recorded), standing: timeAt(standing) };
}

/** @param path empty for what a side does not know */
function timeAt(path: readonly string[]): Read {
  const read = textAt(...path);
  return (source) => {
    const at = path.length === 0 ? '' : read(source);
    return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(at) ? formatShortDateTime(at as LocalDateTime) : at;
  };
}

function textAt(...path: readonly string[]): Read {
  return (source) => {
    let value: unknown = source;
    for (const key of path) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return '';
      value = (value as Readonly<Record<string, unknown>>)[key];
    }
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
}
