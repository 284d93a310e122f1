import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { EntityRef, EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import type { Ack } from '../protocol.ts';
import type { StoredEntity } from '../stored-entity.ts';
import type { DeviceMeta } from './device-meta.ts';

/** An own event that was not yet seen in the pulled log. Only being seen there takes it out (rule OUT-3). */
export interface PendingEvent {
  readonly event: EventEnvelope;
  readonly ack: Ack | null;
  /** Reason for which it no longer stands on what the log now says; it is still sent, the server decides. */
  readonly doubt: string | null;
  /** False until the journal in the main process has it on disk. */
  readonly journaled: boolean;
}

/**
 * What the screen says of a record: `saved` here, `sent` (the server has it), `confirmed` (seen in the log), `review` (recorded, a
 * supervisor must look), `refused` (on record as rejected).
 */
export type SyncState = 'saved' | 'sent' | 'confirmed' | 'review' | 'refused';

/** What the screens read: confirmed state with the own pending events folded in. */
export interface EntityView {
  readonly ref: EntityRef;
  readonly state: Json;
  readonly sync: SyncState;
  /** Code of the reason for `review` or `refused`. */
  readonly reason: string | null;
  readonly readOnly: boolean;
}

export interface LocalTransaction {
  meta(): Promise<DeviceMeta>;
  saveMeta(meta: DeviceMeta): Promise<void>;
  entity(ref: EntityRef): Promise<StoredEntity | null>;
  /** Those of the entities that are here, by `entityKey`. */
  entities(refs: readonly EntityRef[]): Promise<ReadonlyMap<string, StoredEntity>>;
  saveEntities(entities: readonly StoredEntity[]): Promise<void>;
  /** Pending events of these entities by deviceSeq. */
  pendingOf(...refs: readonly EntityRef[]): Promise<readonly PendingEvent[]>;
  /** All own pending events by deviceSeq: for rare occasions, an outbox may be long. */
  allPending(): Promise<readonly PendingEvent[]>;
  /** Those of the events that are pending. */
  pendingAmong(ids: readonly EventId[]): Promise<readonly PendingEvent[]>;
  savePending(...pending: readonly PendingEvent[]): Promise<void>;
  removePending(...ids: readonly EventId[]): Promise<void>;
  appendLog(rows: readonly RecordedEvent[]): Promise<void>;
  /** The marked rows (`isMarked`) of these entities by seq. */
  markedLog(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]>;
  /** Which of the ids are known to be in the office's log: their rows are here, or they were noted as seen. */
  logged(ids: readonly EventId[]): Promise<ReadonlySet<EventId>>;
  /** Own events that are in the log at or before the cursor and whose rows are not kept here (SNAP-5). */
  noteSeen(ids: readonly EventId[]): Promise<void>;
  saveViews(views: readonly EntityView[]): Promise<void>;
}

/** What is needed to make states anew beyond what the daily work needs (rule FOLD-4). */
export interface RefoldTransaction extends LocalTransaction {
  /** Entities in the order of their `entityKey`, from behind one on; null begins. */
  entitiesAfter(key: string | null, limit: number): Promise<readonly StoredEntity[]>;
  /** All rows of these entities that are kept here, by seq. */
  logOf(refs: readonly EntityRef[]): Promise<readonly RecordedEvent[]>;
  /** The entities that have marked rows, each once. */
  markedRefs(): Promise<readonly EntityRef[]>;
  /** The views of these entities stay as they are, read-only from here on until they are saved again. */
  closeViews(refs: readonly EntityRef[]): Promise<void>;
}

/**
 * The port of the local database: Dexie in the app, memory in tests. `transact` is all or nothing, and durable when it resolves where acts
 * are recorded; in a round it may become so later, in its order (rule JRN-6).
 */
export interface LocalStore {
  transact<T>(work: (tx: LocalTransaction) => Promise<T>): Promise<T>;
  /** The lowest deviceSeq among own events without an answer, or null when everything was answered. */
  firstUnsent(): Promise<number | null>;
  /** Own pending events, answered or not, from a deviceSeq on, ascending. */
  pendingFrom(deviceSeq: number, limit: number): Promise<readonly PendingEvent[]>;
  /** Own events that the journal does not have yet, by deviceSeq. */
  unjournaled(): Promise<readonly PendingEvent[]>;
}

/** A local database whose states can be made anew. */
export interface RefoldingStore extends LocalStore {
  transact<T>(work: (tx: RefoldTransaction) => Promise<T>): Promise<T>;
}
