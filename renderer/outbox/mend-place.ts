import type { EntityRef } from '#shared/log/envelope.ts';

/** Screens on which what is in question can be mended. */
export type MendPlace = 'dossier' | 'calendar' | 'day-log' | 'register';

/** Reasons that lie in the office's calendar and not in the dossier. */
const calendarReasons: ReadonlySet<string> = new Set([
  'calendar-unknown',
  'calendar-of-other-office',
  'calendar-override-conflict',
  'outside-calendar',
  'override-exists',
  'override-unknown',
  'promise-by-older-calendar',
]);

/**
 * Where a person goes to mend what is in question: the calendar where the reason lies there, else the record itself. Incidents have no
 * page of their own; the day log opens them.
 */
export function mendPlaceOf({ kind }: EntityRef, reasons: readonly (string | null)[]): MendPlace {
  if (kind === 'office-calendar') return 'calendar';
  if (kind === 'incident') return 'day-log';
  if (kind === 'register-export') return 'register';
  return reasons.length > 0 && reasons.every((reason) => reason !== null && calendarReasons.has(reason))
    ? 'calendar'
    : 'dossier';
}
