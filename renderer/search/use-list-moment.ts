import { useMemo } from 'react';
import { overridesInForce } from '#shared/office-calendar/state.ts';
import { useOfficeCalendar } from '../app/calendar-now.ts';
import { useClock, useSession } from '../app/session.tsx';
import type { ListMoment } from './list-query.ts';

/** Who looks at the dossiers, when, and by which calendar; the same object until the minute turns. */
export function useListMoment(): ListMoment {
  const { user } = useSession();
  const { local } = useClock();
  const state = useOfficeCalendar();
  return useMemo(
    () => ({ now: local, userId: user.id, overrides: overridesInForce(state) }),
    [local, user.id, state],
  );
}
