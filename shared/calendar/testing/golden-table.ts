import type { Limit, LimitUnit } from '../limit.ts';
import type { PromiseRequest } from '../promise.ts';
import { at } from './calendars.ts';

/** One line of `golden/promises.txt`; its head explains the columns. */
export interface GoldenCase {
  /** In the table, from 1. */
  readonly line: number;
  readonly rule: string;
  readonly calendar: string;
  readonly request: PromiseRequest;
  readonly due: string;
  readonly why: string;
}

const units: Readonly<Record<string, LimitUnit>> = {
  wd: 'working-day',
  wh: 'working-hour',
  d: 'calendar-day',
  m: 'month',
};

/** Reads the table. Throws on a line that is not in form, with its number. */
export function goldenCases(table: string): readonly GoldenCase[] {
  let calendar = 'ha-noi';
  const cases: GoldenCase[] = [];
  for (const [index, text] of table.split('\n').entries()) {
    if (text === '' || text.startsWith('#')) continue;
    const named = /^@calendar (\S+)$/.exec(text)?.[1];
    if (named === undefined) cases.push(goldenCase(text, index + 1, calendar));
    else calendar = named;
  }
  return cases;
}

function goldenCase(text: string, line: number, calendar: string): GoldenCase {
  const [rule, received, limit, pauses, after, due, why] = text.split('|').map((cell) => cell.trim());
  if (rule === undefined || received === undefined || due === undefined || why === undefined) {
    throw new Error(`golden table, line ${line}: not all columns`);
  }
  const request: PromiseRequest = {
    received: at(received),
    limit: goldenLimit(limit ?? '', line),
    pauses: pauses === '-' ? [] : (pauses ?? '').split(', ').map(goldenPause),
    afterPause: after === 'restart' ? 'restart' : 'resume',
  };
  return { line, rule, calendar, request, due, why };
}

function goldenPause(text: string) {
  const [from = '', to = ''] = text.split('/');
  return { from: at(from), to: at(to) };
}

function goldenLimit(text: string, line: number): Limit {
  if (text === 'same-day') return { amount: 1, unit: 'same-day' };
  const [, amount, letters] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  const unit = units[letters ?? ''];
  if (unit === undefined) throw new Error(`golden table, line ${line}: no such limit "${text}"`);
  return { amount: Number(amount), unit };
}
