import { type DeviceId, type OfficeId, deviceIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { TransportFault } from '../../client-core/sync-round.ts';
import type { PullAnswer, PushAnswer, PushRequest, SnapshotAnswer } from '../../protocol.ts';
import type { OfficeLog } from '../../server-core/office-log.ts';
import { readLog } from '../../server-core/read-log.ts';
import { readSnapshot } from '../../server-core/read-snapshot.ts';
import { type BundleOutcome, receiveBundle } from '../../bundle/receive-bundle.ts';
import { type PushSender, receivePush } from '../../server-core/receive-push.ts';
import { boundLog } from '../bound-log.ts';
import type { SeededIds, SeededRandom } from '../fixed-ports.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { MemoryOfficeLog } from '../memory-office-log.ts';
import type { Counters } from './counters.ts';

class Crash extends Error {}

export interface SimServerPorts {
  readonly memory: MemoryOfficeLog;
  /** As the instances see it; sabotage bends this one. */
  readonly log: OfficeLog;
  /** Of all instances: which device followed which, by old id and new token. */
  readonly successors: Map<string, DeviceId>;
  readonly clock: Clock;
  readonly ids: SeededIds;
  readonly contextOf: ContextOf;
  readonly random: SeededRandom;
  readonly counters: Counters;
}

/** The instances behind one address, all on one database. Which of them answers is chance; any may die over a request. */
export class SimServer {
  /** Share of requests over which an instance dies, half of them before the commit and half after it. */
  crashes = 0;
  private readonly ports: SimServerPorts;

  constructor(ports: SimServerPorts) {
    this.ports = ports;
  }

  push(
    officeId: OfficeId,
    deviceId: DeviceId,
    request: PushRequest,
  ): Promise<Result<PushAnswer, TransportFault> | null> {
    const { clock, ids, contextOf } = this.ports;
    return this.mayDie(async (log) => {
      const answer = await receivePush({ log, clock, ids, contextOf }, { officeId, deviceId }, request);
      if (answer.ok) return answer;
      return answer.code === 'wrong-device'
        ? fault('wrong-device')
        : fault('server-refused', { reason: answer.code });
    });
  }

  /** @param bend what a sabotage makes of the log for an import */
  importBundle(
    sender: PushSender,
    batches: readonly PushRequest[],
    bend: (log: OfficeLog) => OfficeLog,
  ): Promise<Result<BundleOutcome, TransportFault> | null> {
    const { clock, ids, contextOf } = this.ports;
    return this.mayDie(async (log) => {
      const outcome = await receiveBundle({ log: bend(log), clock, ids, contextOf }, sender, batches);
      return outcome.ok ? outcome : fault('server-refused', { reason: outcome.code });
    });
  }

  /** Serves with a log over which the instance may die, before a commit or after it: then nobody answers, and the result is null. */
  private async mayDie<T>(serve: (log: OfficeLog) => Promise<T>): Promise<T | null> {
    const { log, random, counters } = this.ports;
    const chance = random.next();
    const dies = chance < this.crashes ? (chance < this.crashes / 2 ? 'before' : 'after') : 'not';
    const instance: OfficeLog = {
      ...boundLog(log),
      transact: (office, work) =>
        log.transact(office, async (tx) => {
          const result = await work(tx);
          if (dies === 'before') throw new Crash();
          return result;
        }),
    };
    try {
      const answer = await serve(instance);
      if (dies !== 'after') return answer;
      counters.serverCrashes += 1;
      return null;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      counters.serverCrashes += 1;
      return null;
    }
  }

  async pull(
    officeId: OfficeId,
    after: number,
    limit: number,
    briefly: DeviceId | null,
  ): Promise<Result<PullAnswer, TransportFault>> {
    return ok(await readLog(this.ports.log, officeId, { after, limit, briefly }, this.ports.clock.now()));
  }

  async snapshot(
    officeId: OfficeId,
    place: string | null,
    limit: number,
  ): Promise<Result<SnapshotAnswer, TransportFault>> {
    return ok(await readSnapshot(this.ports.log, officeId, { place, limit }, this.ports.clock.now()));
  }

  /** A new identity for a device whose past has two ends; the same one for the same token (rule FORK-4). */
  async replaceDevice(
    officeId: OfficeId,
    deviceId: DeviceId,
    token: string,
  ): Promise<Result<DeviceId, TransportFault>> {
    const { ids, memory, successors } = this.ports;
    const key = `${deviceId}/${token}`;
    const known = successors.get(key);
    if (known !== undefined) return ok(known);
    const successorId = deviceIdSchema.parse(ids.next());
    successors.set(key, successorId);
    memory.replaceDevice(officeId, deviceId, successorId);
    return ok(successorId);
  }
}
