import { calendarFaultText, isCalendarFault } from '#shared/calendar/fault-text.ts';
import { promiseFor, type DossierPromise, type PromiseFault } from '#shared/calendar/promise.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { fault, type Fault, type Result } from '#shared/kernel/result.ts';
import { defaultCalendar } from './calendars.ts';
import { readLine, type AskedPromise, type LineFault } from './request-line.ts';

export type AnswerFault = LineFault | PromiseFault | Fault<'unknown-calendar'>;

/** The promise that was asked for, by the calendar that was named. */
export function promiseAsked(
  calendars: ReadonlyMap<string, WorkingCalendar>,
  asked: AskedPromise,
): Result<DossierPromise, AnswerFault> {
  const name = asked.calendar ?? defaultCalendar;
  const calendar = calendars.get(name);
  if (calendar === undefined) return fault('unknown-calendar', { calendar: name.slice(0, 64) });
  return promiseFor(calendar, asked.request);
}

/** One line of answer for one line of question; always JSON, never throws for what a line contains. */
export function answerLine(calendars: ReadonlyMap<string, WorkingCalendar>, line: string): string {
  const { id, asked } = readLine(line);
  const promise = asked.ok ? promiseAsked(calendars, asked.value) : asked;
  if (!promise.ok)
    return JSON.stringify({ id, error: { code: promise.code, message: answerFaultText(promise) } });
  const { due, predicted, calendarId, effectiveReceipt, trace } = promise.value;
  return JSON.stringify({ id, due, predicted, calendar: calendarId, effectiveReceipt, trace });
}

/** The sentence for people. */
export function answerFaultText(problem: AnswerFault): string {
  if (isCalendarFault(problem)) return calendarFaultText(problem);
  switch (problem.code) {
    case 'line-not-json':
      return 'Dòng này không đúng cú pháp JSON.';
    case 'line-not-an-object':
      return 'Dòng này phải là một đối tượng JSON có received và limit.';
    case 'malformed-field':
      return `Trường ${problem.detail?.['field'] ?? ''} bị thiếu hoặc sai kiểu.`;
    case 'unknown-calendar':
      return `Không có lịch làm việc "${problem.detail?.['calendar'] ?? ''}".`;
  }
}
