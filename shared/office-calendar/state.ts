import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import { calendarIdOf } from '#shared/calendar/working-calendar.ts';
import type { OfficeId } from '#shared/kernel/ids.ts';
import type { EntityRef } from '#shared/log/envelope.ts';

/** What one office does otherwise than the published calendar, and ever did. */
export interface OfficeCalendar {
  /** In the order of entry, withdrawn ones included. */
  readonly entered: readonly CalendarOverride[];
  /** Ids of those in force. */
  readonly inForce: readonly string[];
  readonly withdrawn: readonly Withdrawal[];
  /** Every set of overrides that a promise may have been reckoned by, under the ending of the calendar ids that it gives (DL-1c). */
  readonly editions: Readonly<Record<string, readonly string[]>>;
}

export interface Withdrawal {
  readonly overrideId: string;
  readonly reason: string;
  readonly actor: string;
}

/** An office has one calendar; it goes by the office's own id. */
export function officeCalendarRef(officeId: OfficeId): EntityRef {
  return { kind: 'office-calendar', id: officeId };
}

export function overridesInForce(state: OfficeCalendar | null): readonly CalendarOverride[] {
  return state === null ? [] : overridesOf(state, state.inForce);
}

/** The overrides that a calendar id stands for; null when no such set ever held here. */
export function overridesNamed(
  state: OfficeCalendar | null,
  calendarId: string,
): readonly CalendarOverride[] | null {
  const ending = endingOf(calendarId);
  if (ending === '') return [];
  const ids = state !== null && Object.hasOwn(state.editions, ending) ? state.editions[ending] : undefined;
  return state === null || ids === undefined ? null : overridesOf(state, ids);
}

/** The part of a calendar id that stands for its overrides; empty when there are none. */
export function editionEnding(overrides: readonly CalendarOverride[]): string {
  return endingOf(calendarIdOf('', overrides));
}

export function overridesOf(
  { entered }: Pick<OfficeCalendar, 'entered'>,
  ids: readonly string[],
): readonly CalendarOverride[] {
  return entered.filter(({ id }) => ids.includes(id));
}

function endingOf(calendarId: string): string {
  const plus = calendarId.indexOf('+');
  return plus < 0 ? '' : calendarId.slice(plus + 1);
}
