import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { Session, Settings } from '#shared/bridge/contract.ts';
import { type LocalDate, type LocalDateTime, dateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Counter } from '#shared/catalogue/office.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type Action, may } from '#shared/identity/rights.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { useServices } from './services.tsx';

/** Given by the desk, so that a locked screen keeps the session it was drawn for. */
export const SessionContext = createContext<Session | null>(null);

/** Who sits at the desk. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession: outside of the desk');
  return session;
}

/** Whether the one at the desk may do something; the server decides again. */
export function useMay(action: Action): boolean {
  return may(useSession().user.role, action);
}

export function useProfile(): OfficeProfile {
  const { profile } = useServices();
  return useSyncExternalStore(profile.subscribe, profile.get);
}

/** The counter this device stands on; undefined when the office has taken it off its list. */
export function useCounter(): Counter | undefined {
  const { office, device } = useProfile();
  return office.counters.find(({ id }) => id === device.counterId);
}

/** Full name of someone of the office, or null for a stranger. */
export function useUserName(): (id: UserId) => string | null {
  const { users } = useProfile();
  return (id) => users.find((user) => user.id === id)?.fullName ?? null;
}

export function useSettings(): Settings {
  const { settings } = useServices();
  return useSyncExternalStore(settings.subscribe, settings.get);
}

export interface ClockTime {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly local: LocalDateTime;
  readonly today: LocalDate;
}

const minuteMs = 60_000;

/** The time, anew at the turn of each minute. For the instant of an act ask the clock itself. */
export function useClock(): ClockTime {
  const { clock } = useServices();
  const [now, setNow] = useState(() => clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      timer = setTimeout(
        () => {
          setNow(clock.now());
          wait();
        },
        minuteMs - (clock.now() % minuteMs),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [clock]);
  const local = localDateTimeOf(now);
  return { now, local, today: dateOf(local) };
}
