import type { OpenClass } from '#shared/calendar/classes.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { formatTimeLeft, type TimeLeft } from '#shared/calendar/time-left.ts';
import { text } from './text.vi.ts';

/** What the clock says of an open dossier, in words. */
export function openClassWords(openClass: OpenClass, left: TimeLeft, due: LocalDateTime): string {
  return openClass === 'paused' ? text.paused : formatTimeLeft(left, due);
}
