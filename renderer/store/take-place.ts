import { dateOf, type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { type DossierPromise, promiseFor } from '#shared/calendar/promise.ts';
import { takeCode } from '#shared/dossier/take-code.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import type { DeviceMeta } from '#shared/sync/client-core/device-meta.ts';

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
 * The next place of the device's lane, now. There always is a code; where the lanes have none it is a provisional one (NUM-1 to NUM-3).
 *
 * @param nowMs the time that counts (CLK-2); numbers and lease go by the later of it and the last server time seen (CLK-3)
 * Faults: `calendar-override-conflict`, those of a promise; then no number is used.
 */
export function takePlace(
  { office, device }: OfficeProfile,
  meta: DeviceMeta,
  context: JudgeContext,
  nowMs: number,
  limit: Limit,
): Result<TakenPlace> {
  const now = Math.max(nowMs, meta.lastServerTime ?? 0);
  const receivedAt = localDateTimeOf(now);
  const date = dateOf(receivedAt);
  const calendar = context.calendarInForce(date);
  if (calendar === null) return fault('calendar-override-conflict', { date });
  const promise = promiseFor(calendar, { received: receivedAt, limit });
  if (!promise.ok) return promise;
  const taken = takeCode({
    policy: office.numbering,
    agencyCode: office.agencyCode,
    lane: device.lane,
    moreLanes: device.moreLanes,
    used: meta.numbering,
    date,
    now,
  });
  return ok({
    receivedAt,
    code: taken.code,
    lane: { number: taken.lane.number, fence: taken.lane.fence },
    order: taken.ofYear,
    promise: promise.value,
    numbering: taken.numbering,
  });
}
