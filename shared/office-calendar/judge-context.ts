import type { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { type OfficeCalendar, overridesInForce, overridesNamed } from './state.ts';

/** What judgements know of calendars, from the published versions and the state of an office's own calendar. */
export function contextOn(shelf: CalendarShelf): ContextOf {
  return (stored) => {
    // What a store gives back is what this subject once wrote there.
    const state = stored as OfficeCalendar | null;
    return {
      calendar: (calendarId) => {
        const overrides = overridesNamed(state, calendarId);
        return overrides === null ? null : shelf.byId(calendarId, overrides);
      },
      calendarInForce: (date) => {
        const calendar = shelf.inForce(date, overridesInForce(state));
        return calendar.ok ? calendar.value : null;
      },
      flawOf: (overrides) => shelf.flawOf(overrides),
    };
  };
}
