import type { Lane } from '#shared/dossier/lane.ts';
import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import type { DeviceId, OfficeId, UserId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { LocalStore } from '../../client-core/local-store.ts';
import type { SnapshotSettings } from '../../client-core/snapshot.ts';
import type { Transport, TransportFault } from '../../client-core/sync-round.ts';
import type { SeededIds } from '../fixed-ports.ts';
import type { MemoryLocalStore } from '../memory-local-store.ts';
import type { Counters } from './counters.ts';
import type { SimDevice } from './sim-device.ts';
import type { SimJournal } from './sim-journal.ts';

/** Where the power can go on the way of an act. */
export type CutPoint = 'none' | 'before-commit' | 'after-commit' | 'torn-journal' | 'after-journal';

/**
 * What can go wrong while a fork is mended: the power goes before the answer is kept or before the database follows, or the database
 * refuses and the program goes on.
 */
export type ForkCut = 'none' | 'unanswered' | 'unstamped' | 'unfollowed';

/** What a sabotage may bend on a device. */
export interface DeviceBends {
  readonly store: (store: LocalStore) => LocalStore;
  readonly isRecoverySkipped: boolean;
  readonly isJournalSkipped: boolean;
  readonly isReStampSkipped: boolean;
  readonly reStamped: (event: EventEnvelope) => EventEnvelope;
}

export interface SimDevicePorts {
  readonly clock: Clock;
  readonly ids: SeededIds;
  readonly contextOf: ContextOf;
  readonly snapshots: SnapshotSettings;
  readonly pushSize: number;
  readonly counters: Counters;
  readonly bends: DeviceBends;
  readonly transportOf: (device: SimDevice) => Transport;
  readonly replaceDevice: (device: SimDevice, token: string) => Promise<Result<DeviceId, TransportFault>>;
  /** Where the power may go while a fork is mended. */
  readonly forkCut: () => ForkCut;
}

/** The whole disk of a machine at one moment. */
export interface DiskImage {
  readonly store: MemoryLocalStore;
  readonly journal: SimJournal;
  readonly deviceId: DeviceId;
  /** The token under which a new id was asked for and not yet got. */
  readonly nextToken: string | null;
}

/** Who a machine is, whatever becomes of its disk. */
export interface SimDeviceIdentity {
  readonly name: string;
  readonly officeId: OfficeId;
  readonly lane: Lane;
  readonly policy: NumberingPolicy;
  readonly authors: { readonly officer: UserId; readonly admin: UserId };
}
