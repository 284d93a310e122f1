import { parseLocalDateTime, type LocalTimeFault } from '#shared/calendar/local-time.ts';
import { limitUnits, type Limit, type LimitFault } from '#shared/calendar/limit.ts';
import { afterPauseSchema, type AfterPause, type Pause } from '#shared/calendar/pauses.ts';
import type { PromiseRequest } from '#shared/calendar/promise.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** One line of `--stdin`, as asked. */
export interface AskedPromise {
  readonly request: PromiseRequest;
  readonly calendar?: string;
}

export type LineFault =
  LocalTimeFault | LimitFault | Fault<'line-not-json' | 'line-not-an-object' | 'malformed-field'>;

export interface ReadLine {
  /** As given; null when the line has none that can be read. */
  readonly id: string | number | null;
  readonly asked: Result<AskedPromise, LineFault>;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads one line of JSON. Amounts and dates are checked by the engine; this finds what is not even in form. `same-day` may leave its
 * amount out or give 0 or 1, which all mean the same.
 */
export function readLine(line: string): ReadLine {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, asked: fault('line-not-json') };
  }
  if (!isFields(value)) return { id: null, asked: fault('line-not-an-object') };
  const id = typeof value['id'] === 'string' || typeof value['id'] === 'number' ? value['id'] : null;
  return { id, asked: readFields(value) };
}

function readFields(fields: Fields): Result<AskedPromise, LineFault> {
  const received = readInstant(fields['received'], 'received');
  if (!received.ok) return received;
  const limit = readLimit(fields['limit']);
  if (!limit.ok) return limit;
  const pauses = readPauses(fields['pauses']);
  if (!pauses.ok) return pauses;
  const afterPause = readAfterPause(fields['afterPause'], 'afterPause');
  if (!afterPause.ok) return afterPause;
  const calendar = fields['calendar'] ?? undefined;
  if (calendar !== undefined && typeof calendar !== 'string')
    return fault('malformed-field', { field: 'calendar' });
  const request: PromiseRequest = {
    received: received.value,
    limit: limit.value,
    pauses: pauses.value,
    ...(afterPause.value === undefined ? {} : { afterPause: afterPause.value }),
  };
  return ok(calendar === undefined ? { request } : { request, calendar });
}

function readInstant(
  value: unknown,
  field: string,
): ReturnType<typeof parseLocalDateTime> | Fault<'malformed-field'> {
  return typeof value === 'string' ? parseLocalDateTime(value) : fault('malformed-field', { field });
}

function readLimit(value: unknown): Result<Limit, LineFault> {
  if (!isFields(value)) return fault('malformed-field', { field: 'limit' });
  const unit = limitUnits.find((known) => known === value['unit']);
  if (unit === undefined) return fault('unknown-limit-unit', { unit: String(value['unit']).slice(0, 40) });
  const amount = value['amount'];
  if (unit === 'same-day' && (amount === undefined || amount === null || amount === 0))
    return ok({ amount: 1, unit });
  return typeof amount === 'number'
    ? ok({ amount, unit })
    : fault('malformed-field', { field: 'limit.amount' });
}

function readPauses(value: unknown): Result<readonly Pause[], LineFault> {
  if (value === undefined || value === null) return ok([]);
  if (!Array.isArray(value)) return fault('malformed-field', { field: 'pauses' });
  const pauses: Pause[] = [];
  for (const [index, item] of (value as readonly unknown[]).entries()) {
    const field = `pauses.${index}`;
    if (!isFields(item)) return fault('malformed-field', { field });
    const from = readInstant(item['from'], `${field}.from`);
    if (!from.ok) return from;
    const to = readInstant(item['to'], `${field}.to`);
    if (!to.ok) return to;
    const after = readAfterPause(item['after'], `${field}.after`);
    if (!after.ok) return after;
    const name = item['name'];
    pauses.push({
      from: from.value,
      to: to.value,
      ...(typeof name === 'string' && name !== '' ? { name } : {}),
      ...(after.value === undefined ? {} : { after: after.value }),
    });
  }
  return ok(pauses);
}

function readAfterPause(value: unknown, field: string): Result<AfterPause | undefined, LineFault> {
  if (value === undefined || value === null) return ok(undefined);
  const parsed = afterPauseSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fault('malformed-field', { field });
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
