import type { z } from 'zod';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore, LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { type Known, type RecordPorts, recordEvent } from '#shared/sync/client-core/record.ts';
import { transactOrGiveUp } from '#shared/sync/client-core/transact-or-give-up.ts';
import type { DexieLocalStore } from './dexie-local-store.ts';
import type { JournalKeeper } from './journal-keeper.ts';
import { savedOr } from './storage-fault.ts';

/** An act that is in the database. `durable` is false when the journal could not take it as well; `fault` then says why. */
export interface Saved<T> {
  readonly value: T;
  readonly durable: boolean;
  readonly fault: Fault | null;
}

/** What the recorder needs to know of an event type; every `EventDefinition` is one. */
export interface RecordedDefinition<Payload> {
  readonly type: string;
  readonly v: number;
  readonly entityKind: string;
  readonly payload: z.ZodType<Payload>;
}

export interface RecorderPorts extends RecordPorts {
  readonly store: DexieLocalStore;
  readonly keeper: JournalKeeper;
  readonly actor: () => UserId;
  /** Called after each act, so that it is sent as soon as there is a line. */
  readonly onRecorded: () => void;
}

/** Every act goes this way: one strict transaction, then the journal, and only then "đã lưu trên máy". */
export class Recorder {
  private readonly ports: RecorderPorts;
  /** What each transaction has put into the outbox: the journal takes it without asking the database. */
  private readonly recordedIn = new WeakMap<LocalTransaction, EventEnvelope[]>();

  constructor(ports: RecorderPorts) {
    this.ports = ports;
  }

  /**
   * The transaction, then the journal. A failure of the second takes nothing back: the record stands, with one copy instead of two.
   *
   * @param work records one event or several; a fault that it returns undoes them all
   * @param draftKey the draft that the record is made of; it goes in the same transaction
   */
  async save<T>(
    work: (tx: LocalTransaction) => Promise<Result<T>>,
    draftKey?: string,
  ): Promise<Result<Saved<T>>> {
    const start = performance.now();
    const { store } = this.ports;
    const transact: LocalStore['transact'] = (run) => store.transact(run, draftKey);
    const recorded: EventEnvelope[] = [];
    const saved = await savedOr(() =>
      transactOrGiveUp({ transact }, (tx) => {
        this.recordedIn.set(tx, recorded);
        return work(tx);
      }),
    );
    if (!saved.ok) return saved;
    const kept = await this.ports.keeper.keep(recorded);
    // For the bench and for whoever looks into a slow counter with the developer tools.
    performance.measure('act', { start });
    this.ports.onRecorded();
    return ok({ value: saved.value, durable: kept.ok, fault: kept.ok ? null : kept });
  }

  /**
   * Records one event within a transaction of `save`.
   *
   * @param base what the actor saw: of the fields that the event changes, or of a step that another counter may have overtaken
   * @param actorId whose act it is; who sits at the desk unless told
   */
  async record<Payload extends object>(
    tx: LocalTransaction,
    definition: RecordedDefinition<Payload>,
    entityId: string,
    payload: Payload,
    known: Known = {},
    base: Readonly<Record<string, Json>> | null = null,
    actorId: UserId = this.ports.actor(),
  ): Promise<Result<EventEnvelope>> {
    const { type, v, entityKind } = definition;
    const entity: EntityRef = { kind: entityKind, id: entityId };
    const parsed = definition.payload.parse(payload) as EventEnvelope['payload'];
    const draft = { entity, type, v, payload: parsed, base, actorId };
    const event = await recordEvent(tx, this.ports, draft, known);
    if (event.ok) this.recordedIn.get(tx)?.push(event.value);
    return event;
  }
}
