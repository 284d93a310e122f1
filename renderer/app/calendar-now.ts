import { useMemo, useSyncExternalStore } from 'react';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { type OfficeCalendar, overridesInForce } from '#shared/office-calendar/state.ts';
import { calendarInForce } from './calendar-in-force.ts';
import { useServices } from './services.tsx';
import { useClock } from './session.tsx';

/** What this office does otherwise than the published calendar, unsent changes of this device included; null while it has nothing of it. */
export function useOfficeCalendar(): OfficeCalendar | null {
  const { officeCalendar } = useServices();
  return useSyncExternalStore(officeCalendar.subscribe, officeCalendar.get);
}

/** The office's calendar for what is received on a date. @param date today when left out */
export function useCalendar(date?: LocalDate): WorkingCalendar {
  const { shelf } = useServices().catalogue;
  const { today } = useClock();
  const state = useOfficeCalendar();
  return useMemo(() => {
    return calendarInForce(shelf, date ?? today, overridesInForce(state));
  }, [shelf, date, today, state]);
}
