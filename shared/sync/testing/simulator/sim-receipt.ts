import { dateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { provisionalNumber } from '#shared/dossier/code.ts';
import type { Numbering } from '#shared/dossier/lane.ts';
import { takeCode } from '#shared/dossier/take-code.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { IdSource } from '#shared/kernel/ports.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { intakePayload } from '../intake-payload.ts';
import type { SimDevice } from './sim-device.ts';

export interface SimReceipt {
  readonly payload: Readonly<Record<string, Json>>;
  /** After the number that was taken. */
  readonly numbering: Numbering;
  readonly isProvisional: boolean;
}

/** What a counter takes down of somebody who comes at a time, with the next number of its lane. Faults: no calendar, no promise. */
export function receiptAt(
  now: number,
  context: JudgeContext,
  { deviceId, lane, policy }: Pick<SimDevice, 'deviceId' | 'lane' | 'policy'>,
  used: Numbering,
  ids: IdSource,
): Result<SimReceipt> {
  const receivedAt = localDateTimeOf(now);
  const date = dateOf(receivedAt);
  const calendar = context.calendarInForce(date);
  if (calendar === null) return fault('calendar-override-conflict');
  const promise = promiseFor(calendar, {
    received: receivedAt,
    limit: { amount: 2, unit: 'working-day' },
  });
  if (!promise.ok) return promise;
  const taken = takeCode({ policy, agencyCode: 'H26.001.01', lane, moreLanes: [], used, date, now });
  const payload = intakePayload({
    code: taken.code,
    counterId: deviceId,
    slipId: ids.next(),
    order: taken.ofYear,
    receivedAt,
    promise: promise.value,
  });
  const isProvisional = provisionalNumber(taken.code) !== null;
  return ok({ payload, numbering: taken.numbering, isProvisional });
}
