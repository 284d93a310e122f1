import { useMemo, useSyncExternalStore } from 'react';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { type OfficeCalendar, overridesInForce } from '#shared/office-calendar/state.ts';
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
    const day = date ?? today;
    const calendar = shelf.inForce(day, overridesInForce(state));
    if (calendar.ok) return calendar.value;
    // Two offices' admins cannot make this state: the server judges overrides in order. Showing the published days is then the safe view.
    const published = shelf.inForce(day, []);
    if (published.ok) return published.value;
    throw new Error(`useCalendar: ${published.code}`);
  }, [shelf, date, today, state]);
}
