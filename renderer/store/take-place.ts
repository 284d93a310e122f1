import { dateOf, type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { type DossierPromise, promiseFor } from '#shared/calendar/promise.ts';
import { dossierCode } from '#shared/dossier/code.ts';
import { takeNumber } from '#shared/dossier/lane.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import type { DeviceMeta } from '#shared/sync/client-core/local-store.ts';

/** Where a new dossier stands: its instant, its code, its place in the register, and a promise reckoned from now. */
export interface TakenPlace {
  readonly receivedAt: LocalDateTime;
  readonly code: string;
  readonly lane: { readonly number: number; readonly fence: number };
  readonly order: number;
  readonly promise: DossierPromise;
  /** To be saved with the event that uses the place. */
  readonly numbering: DeviceMeta['numbering'];
}

/**
 * The next place of the device's lane, now.
 *
 * @param nowMs wall clock of the machine; numbers and lease go by the later of it and the last server time seen
 * Faults: `lane-expired`, `lane-exhausted`, `calendar-override-conflict`, those of a promise; then no number is used.
 */
export function takePlace(
  { office, device }: OfficeProfile,
  meta: DeviceMeta,
  context: JudgeContext,
  nowMs: number,
  limit: Limit,
): Result<TakenPlace> {
  // The machine's clock may have been set back.
  const now = Math.max(nowMs, meta.lastServerTime ?? 0);
  const receivedAt = localDateTimeOf(now);
  const date = dateOf(receivedAt);
  const calendar = context.calendarInForce(date);
  if (calendar === null) return fault('calendar-override-conflict', { date });
  const promise = promiseFor(calendar, { received: receivedAt, limit });
  if (!promise.ok) return promise;
  const number = takeNumber(device.lane, meta.numbering, date, now);
  if (!number.ok) return number;
  return ok({
    receivedAt,
    code: dossierCode(office.agencyCode, date, number.value.ofDay),
    lane: { number: device.lane.number, fence: device.lane.fence },
    order: number.value.ofYear,
    promise: promise.value,
    numbering: number.value.numbering,
  });
}
