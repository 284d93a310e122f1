import type { EventId } from '#shared/kernel/ids.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { PullAnswer, PushAnswer, PushRequest, SnapshotAnswer } from '../protocol.ts';
import type { PageFault } from './apply-page.ts';
import type { LocalStore } from './local-store.ts';
import { pullAll } from './pull-all.ts';
import { pushAll } from './push-all.ts';
import type { RoundTrips } from './round-trips.ts';
import type { SnapshotSettings } from './snapshot.ts';

export type TransportFault = Fault<
  | 'server-unreachable'
  | 'server-busy'
  | 'request-too-large'
  | 'device-revoked'
  | 'not-enrolled'
  | 'wrong-device'
  | 'server-refused'
  | 'update-required'
>;

/** The line to the server. An answer may be lost after the server did its work: everything sent may be sent again. */
export interface Transport {
  push(request: PushRequest): Promise<Result<PushAnswer, TransportFault>>;
  /** `update-required` when this version of the protocol is too old to be answered (rule VER-5). */
  pull(
    after: number,
    limit: number,
    /** Whether own events may come as a place in the log alone (rule PULL-6). */
    areOwnBrief: boolean,
  ): Promise<Result<PullAnswer, TransportFault>>;
  /** @param place `next` of the page before, null for the first */
  snapshot(place: string | null, limit: number): Promise<Result<SnapshotAnswer, TransportFault>>;
}

export interface RoundPorts {
  readonly store: LocalStore;
  readonly transport: Transport;
  /** Measures the server's clock; one of it lives as long as the process. */
  readonly trips: RoundTrips;
  readonly contextOf: ContextOf;
  readonly snapshots: SnapshotSettings;
  /** Events of one push, where it is to be fewer than the protocol allows. */
  readonly pushSize?: number;
  /** Own events seen in the log: their journal entries may go. Called after the transaction that applied them. */
  readonly onSeen: (eventIds: readonly EventId[]) => void;
}

/** `server-behind`: the server's log ends before what this device has seen of it, as after an old backup was restored (rule PULL-5). */
export type RoundFault = TransportFault | PageFault | Fault<'device-forked' | 'server-behind'>;

/** One push of all that is unsent and one pull to the head (rules OUT-1 to OUT-4, PULL-2). */
export async function syncRound(
  ports: RoundPorts,
): Promise<Result<{ readonly headSeq: number }, RoundFault>> {
  const pushed = await pushAll(ports);
  if (!pushed.ok) return pushed;
  return pullAll(ports);
}
