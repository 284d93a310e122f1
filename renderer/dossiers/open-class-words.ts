import type { OpenClass } from '#shared/calendar/classes.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { formatTimeLeft, type TimeLeft } from '#shared/calendar/time-left.ts';
import { isSettled } from '#shared/dossier/life/life-state.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { text } from './text.vi.ts';

/** How a dossier stands to its promise; `settled` once the limit is over, kept or not, and of a void one. */
export function standingOf(
  { status, paused, voided }: Pick<Dossier, 'status' | 'paused' | 'voided'>,
  left: TimeLeft,
): OpenClass | 'settled' {
  if (isSettled(status) || voided !== null) return 'settled';
  return paused !== null || status === 'completing' ? 'paused' : left.kind;
}

/** What the clock says of an open dossier, in words. */
export function openClassWords(openClass: OpenClass, left: TimeLeft, due: LocalDateTime): string {
  return openClass === 'paused' ? text.paused : formatTimeLeft(left, due);
}
