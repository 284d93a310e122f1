import type { DeviceId, EventId, OfficeId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Ack, PushAnswer, PushProblem, PushRequest } from '../protocol.ts';
import { LogPage, type LogPagePorts } from './log-page.ts';
import type { DeviceCursor, OfficeLog } from './office-log.ts';
import { questionsOf } from './push-questions.ts';

export interface PushPorts extends LogPagePorts {
  readonly log: OfficeLog;
}

/** Whom the token named. The body of a push must name the same two. */
export interface PushSender {
  readonly officeId: OfficeId;
  readonly deviceId: DeviceId;
}

export type PushFault = Fault<'wrong-device' | 'device-unknown'>;

/**
 * Takes a push into the office's log (rules PUSH-1 to PUSH-9 of SPEC.md). Every event that is taken is answered for good, rejected ones too; the answer may be lost and the push sent again without doubling anything.
 *
 * @returns `wrong-device` when body or events name another office or device than the token; `device-unknown` when the office has no
 * such device
 */
export async function receivePush(
  ports: PushPorts,
  sender: PushSender,
  request: PushRequest,
): Promise<Result<PushAnswer, PushFault>> {
  const isForeign = [request, ...request.events].some(
    ({ deviceId, officeId }) => deviceId !== sender.deviceId || officeId !== sender.officeId,
  );
  if (isForeign) return fault('wrong-device');
  const questions = questionsOf(sender, request.events);
  return ports.log.transact(sender.officeId, async (tx) => {
    await tx.foresee(questions);
    const head = await tx.head();
    const device = await tx.device(sender.deviceId);
    if (device === null) return fault('device-unknown');
    const known = await tx.acksOf(questions.eventIds);
    const page = await LogPage.open(tx, ports, sender.officeId, head, questions);
    const { isRetired, ...cursor } = device;
    const taken = await takeEvents(page, cursor, isRetired, known, request.events);
    if (taken.device.lastDeviceSeq > device.lastDeviceSeq) await page.save(taken.device);
    return ok({
      acks: [...taken.acks],
      problem: taken.problem,
      headSeq: page.head.seq,
      serverTime: ports.clock.now(),
    });
  });
}

interface Taken {
  readonly acks: readonly Ack[];
  readonly problem: PushProblem | null;
  readonly device: DeviceCursor;
}

async function takeEvents(
  page: LogPage,
  start: DeviceCursor,
  isRetired: boolean,
  known: ReadonlyMap<EventId, Ack>,
  events: readonly EventEnvelope[],
): Promise<Taken> {
  const acks: Ack[] = [];
  let device = start;
  const stop = (problem: PushProblem): Taken => ({ acks, problem, device });
  for (const event of events) {
    const answered = known.get(event.id) ?? page.ackOf(event.id);
    if (event.deviceSeq <= device.lastDeviceSeq) {
      if (answered === undefined) return stop({ kind: 'forked', deviceSeq: event.deviceSeq });
      acks.push({ ...answered, deviceSeq: event.deviceSeq });
      continue;
    }
    if (isRetired) return stop({ kind: 'forked', deviceSeq: event.deviceSeq });
    if (event.deviceSeq > device.lastDeviceSeq + 1) {
      return stop({ kind: 'gap', expected: device.lastDeviceSeq + 1 });
    }
    if (event.prevHash !== device.lastHash) return stop({ kind: 'forked', deviceSeq: event.deviceSeq });
    acks.push(answered === undefined ? await page.take(event) : { ...answered, deviceSeq: event.deviceSeq });
    device = { ...device, lastDeviceSeq: event.deviceSeq, lastHash: event.hash };
  }
  return { acks, problem: null, device };
}
