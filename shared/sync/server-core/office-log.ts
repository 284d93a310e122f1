import type { Role } from '#shared/catalogue/role.ts';
import type { DeviceId, EventId, OfficeId, UserId } from '#shared/kernel/ids.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import type { Ack, OwnRow } from '../protocol.ts';
import type { OfficeNumbering } from './recode.ts';
import type { StoredEntity } from '../stored-entity.ts';

/** The end of an office's log. */
export interface OfficeHead {
  readonly seq: number;
  readonly chainHash: string;
}

/** How far a device's own chain has reached on the server. */
export interface DeviceCursor {
  readonly deviceId: DeviceId;
  readonly lastDeviceSeq: number;
  readonly lastHash: string;
}

/** A device as a push finds it. */
export interface FoundDevice extends DeviceCursor {
  /** Its machine has gone on under another id (FORK-4): what the log does not have comes under that one. */
  readonly isRetired: boolean;
}

/** Everything that one push changes; written in one go. */
export interface OfficeChange {
  readonly head: OfficeHead;
  readonly rows: readonly RecordedEvent[];
  readonly entities: readonly StoredEntity[];
  readonly devices: readonly DeviceCursor[];
  /** Codes that now name a dossier, aliases included. */
  readonly codes: readonly { readonly code: string; readonly dossierId: string }[];
}

/** Somebody who may have done what an event says. */
export interface Author {
  readonly role: Role;
  readonly active: boolean;
}

/** What will be asked in a transaction, as far as it is known at its beginning. */
export interface PushQuestions {
  readonly deviceId: DeviceId | null;
  readonly eventIds: readonly EventId[];
  readonly refs: readonly EntityRef[];
  readonly codes: readonly string[];
  /** Asked for on that device. */
  readonly userIds: readonly UserId[];
}

/** Work on one office as if nobody else worked on it: what was asked still stands when what is saved is written. */
export interface OfficeTransaction {
  head(): Promise<OfficeHead>;
  /** Lets an adapter read at once what will be asked for. The answers are the same without it. */
  foresee(questions: PushQuestions): Promise<void>;
  /** Null for a device that this office does not have. */
  device(deviceId: DeviceId): Promise<FoundDevice | null>;
  /** The device under whose name the server itself writes into this office's log. */
  serverDevice(): Promise<DeviceCursor>;
  /** Answers already given, by event id, for those of the ids that the log holds. */
  acksOf(ids: readonly EventId[]): Promise<ReadonlyMap<EventId, Ack>>;
  /** Those of the entities that the office has, by `entityKey`; all at once, because a push of 200 events must not ask 200 times. */
  entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>>;
  /** The dossiers that codes or aliases name, by code, as far as they are taken. */
  holdersOf(codes: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Null when the user is not of this office, or never signed in on this device. */
  author(userId: UserId, deviceId: DeviceId): Promise<Author | null>;
  /** How this office numbers its dossiers. */
  numbering(): Promise<OfficeNumbering>;
  /** The highest running number of `from` or above among the codes that begin with `prefix`; 0 if none. */
  lastNumber(prefix: string, from: number): Promise<number>;
  /** Once, with all there is to save; written when the work is done. */
  save(change: OfficeChange): Promise<void>;
}

export interface ReadPage {
  readonly rows: readonly RecordedEvent[];
  /** Together with `rows` the page; empty unless it was asked for. */
  readonly own: readonly OwnRow[];
  readonly headSeq: number;
}

/** The port of the central log: memory in tests, PGlite or PostgreSQL else. One contract suite runs on all of them. */
export interface OfficeLog {
  /**
   * Runs `work`, and writes what it saved when it returns; nothing when it throws. `work` is run again when somebody else changed the
   * office meanwhile (rule PUSH-1).
   */
  transact<T>(officeId: OfficeId, work: (tx: OfficeTransaction) => Promise<T>): Promise<T>;
  /**
   * Rows with seq > after, ascending, at most `limit`, always a gapless continuation of `after`; and the head at that moment.
   *
   * @param briefly a device whose rows come without their events, in `own`
   */
  read(officeId: OfficeId, after: number, limit: number, briefly?: DeviceId | null): Promise<ReadPage>;
  head(officeId: OfficeId): Promise<OfficeHead>;
  /** Marked rows (`isMarked`) with seq > after, ascending, at most `limit`. */
  readMarked(officeId: OfficeId, after: number, limit: number): Promise<readonly RecordedEvent[]>;
  /** Stored entities after one of them in the order of kind and id, at most `limit`; each as some push left it. */
  readEntities(officeId: OfficeId, after: EntityRef | null, limit: number): Promise<readonly StoredEntity[]>;
  /** The first `limit` rows of one entity, ascending. */
  readHistory(officeId: OfficeId, ref: EntityRef, limit: number): Promise<readonly RecordedEvent[]>;
}
