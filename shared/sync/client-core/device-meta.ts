import { type Numbering, freshNumbering } from '#shared/dossier/lane.ts';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import { foldVersion } from '../fold.ts';

/** A snapshot that is being taken (rules SNAP-1, SNAP-6). */
export interface SnapshotUnderWay {
  /** Where the log stood when it began, with the chain hash there; null before the first page. */
  readonly head: { readonly seq: number; readonly chainHash: string } | null;
  /** What the server is asked for next, as it named it; null for the beginning. */
  readonly next: string | null;
}

/** States that are being made anew with another fold (rule FOLD-4). */
export interface RefoldUnderWay {
  /** The fold that they are made with. */
  readonly version: number;
  /** `entityKey` of the last one that is done. */
  readonly after: string;
  /** Whether there were entities whose rows are not all here. */
  readonly isLacking: boolean;
}

/** Where a device stands: its own chain, its cursor in the office's log, its numbering, and what it knows of the server's clock. */
export interface DeviceMeta {
  readonly officeId: OfficeId;
  readonly deviceId: DeviceId;
  /** Ids under which this machine recorded before (FORK-2); their rows in the log are its own too. */
  readonly earlierIds: readonly DeviceId[];
  /** When it last went on under a new id, epoch milliseconds, until somebody has read that it did. */
  readonly forkedAt: number | null;
  readonly lastDeviceSeq: number;
  readonly lastHash: string;
  /** The last seq of the office's log that is applied here, with the chain hash reckoned here. */
  readonly cursor: number;
  readonly chainHash: string;
  readonly snapshot: SnapshotUnderWay | null;
  /** Rows up to this seq may be missing in the log that is kept here, because a snapshot took their place; 0 when none is. */
  readonly historyFrom: number;
  /** The fold that made the states here; absent in data from before it was noted. */
  readonly foldVersion?: number;
  readonly refold?: RefoldUnderWay | null;
  readonly numbering: Numbering;
  readonly clockOffsetMs: number | null;
  readonly lastServerTime: number | null;
}

/** A device that has recorded nothing and knows nothing of the log. */
export function freshMeta(officeId: OfficeId, deviceId: DeviceId): DeviceMeta {
  return {
    officeId,
    deviceId,
    earlierIds: [],
    forkedAt: null,
    lastDeviceSeq: 0,
    lastHash: chainStart,
    cursor: 0,
    chainHash: chainStart,
    snapshot: null,
    historyFrom: 0,
    foldVersion,
    refold: null,
    numbering: freshNumbering,
    clockOffsetMs: null,
    lastServerTime: null,
  };
}

/** Whether an event of this device id was recorded on this machine. */
export function isOwnDevice(meta: DeviceMeta, deviceId: DeviceId): boolean {
  return deviceId === meta.deviceId || meta.earlierIds.includes(deviceId);
}
