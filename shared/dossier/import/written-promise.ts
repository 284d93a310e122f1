import type { Limit } from '#shared/calendar/limit.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { DossierPromise } from '#shared/calendar/promise.ts';

/** In the place of a calendar: nobody here reckoned it. */
const writtenBy = 'old-register';

/** A promise as an old register has it, without a trace. */
export function writtenPromise(received: LocalDateTime, due: LocalDateTime, limit: Limit): DossierPromise {
  return {
    due,
    received,
    effectiveReceipt: received,
    calendarId: writtenBy,
    limit,
    predicted: false,
    trace: [],
  };
}

/** Whether a promise was taken over as written. No change of a calendar moves it. */
export function isWrittenPromise({ calendarId }: Pick<DossierPromise, 'calendarId'>): boolean {
  return calendarId === writtenBy;
}
