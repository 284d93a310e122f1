import { parseArgs } from 'node:util';
import type { LimitUnit } from '#shared/calendar/limit.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

export const usage = `Tính ngày hẹn trả.
  promise --stdin                        mỗi dòng vào một câu hỏi JSON, mỗi dòng ra một câu trả lời
  promise --received 2026-08-28T10:00 --limit 3wd [--pause TỪ/ĐẾN]... [--after resume|restart] [--calendar MÃ] [--json]
Thời hạn: 3wd (ngày làm việc), 8wh (giờ làm việc), 30d (ngày), 1m (tháng), same-day (trong ngày).
`;

/** What the command was asked to do. */
export type Command =
  | { readonly mode: 'stdin' }
  | { readonly mode: 'help' }
  | { readonly mode: 'one'; readonly line: string; readonly isJson: boolean };

const unitLetters: Readonly<Record<string, LimitUnit>> = {
  wd: 'working-day',
  wh: 'working-hour',
  d: 'calendar-day',
  cd: 'calendar-day',
  m: 'month',
};

/** Reads the command line. The single question becomes the line that `--stdin` would have taken, so that both ways are one. */
export function readArguments(
  args: readonly string[],
): Result<Command, Fault<'unknown-arguments' | 'unknown-limit'>> {
  const values = valuesOf(args);
  if (values === undefined) return fault('unknown-arguments');
  if (values.stdin === true) return ok({ mode: 'stdin' });
  if (values.help === true || values.received === undefined || values.limit === undefined)
    return ok({ mode: 'help' });
  const limit = limitOf(values.limit);
  if (limit === undefined) return fault('unknown-limit', { limit: values.limit });
  const pauses = (values.pause ?? []).map((text) => {
    const [from, to, name] = text.split('/');
    return { from, to, name };
  });
  const { received, after: afterPause, calendar } = values;
  const line = JSON.stringify({ received, limit, pauses, afterPause, calendar });
  return ok({ mode: 'one', line, isJson: values.json === true });
}

function valuesOf(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        stdin: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        json: { type: 'boolean' },
        received: { type: 'string' },
        limit: { type: 'string' },
        pause: { type: 'string', multiple: true },
        after: { type: 'string' },
        calendar: { type: 'string' },
      },
    }).values;
  } catch {
    return undefined;
  }
}

function limitOf(text: string): { readonly amount: number; readonly unit: LimitUnit } | undefined {
  if (text === 'same-day' || text === 'sd') return { amount: 1, unit: 'same-day' };
  const [, amount, letters] = /^(-?\d+(?:[.,]\d+)?)([a-z]+)$/.exec(text) ?? [];
  const unit = letters === undefined ? undefined : unitLetters[letters];
  return amount === undefined || unit === undefined
    ? undefined
    : { amount: Number(amount.replace(',', '.')), unit };
}
