import { dateOf, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { provisionalNumber } from '#shared/dossier/code.ts';
import { dossierRecoded } from '#shared/dossier/events.ts';
import { may } from '#shared/identity/rights.ts';
import { type EventId, type OfficeId, type UserId, eventIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { Sha256Hex } from '#shared/kernel/sha256.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { chainHashAfter, isSealIntact, sealEvent } from '#shared/log/chain.ts';
import type { EntityRef, EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import { entityKey, foldReading } from '../fold.ts';
import type { Ack } from '../protocol.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { type Reading, judgeReading, readEvent } from '../subjects.ts';
import { codeTaken } from './codes-named.ts';
import type { DeviceCursor, OfficeHead, OfficeTransaction, PushQuestions } from './office-log.ts';
import { codePrefix, firstServerNumber, serverCode } from './recode.ts';

export interface LogPagePorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly contextOf: ContextOf;
  /** A server has a quicker one than what runs everywhere. */
  readonly sha256?: Sha256Hex;
}

/** Author of what the server itself writes into a log. */
export const serverActorId: UserId = userIdSchema.parse('00000000-0000-7000-8000-000000000000');

/** The rows that one push adds to the end of the log, gathered in memory and written together. */
export class LogPage {
  head: OfficeHead;
  private readonly tx: OfficeTransaction;
  private readonly ports: LogPagePorts;
  private readonly officeId: OfficeId;
  private readonly rows: RecordedEvent[] = [];
  private readonly acks = new Map<EventId, Ack>();
  private readonly entities: Map<string, StoredEntity>;
  private readonly holders: ReadonlyMap<string, string>;
  private readonly changed = new Set<string>();
  private readonly codes = new Map<string, string>();
  private serverDevice: DeviceCursor | null = null;

  private constructor(
    tx: OfficeTransaction,
    ports: LogPagePorts,
    officeId: OfficeId,
    head: OfficeHead,
    stored: {
      readonly entities: ReadonlyMap<string, StoredEntity>;
      readonly holders: ReadonlyMap<string, string>;
    },
  ) {
    this.tx = tx;
    this.ports = ports;
    this.officeId = officeId;
    this.head = head;
    this.entities = new Map(stored.entities);
    this.holders = stored.holders;
  }

  /** Reads at once what the events are about, so that taking them needs no more questions to the database. */
  static async open(
    tx: OfficeTransaction,
    ports: LogPagePorts,
    officeId: OfficeId,
    head: OfficeHead,
    { refs, codes }: Pick<PushQuestions, 'refs' | 'codes'>,
  ): Promise<LogPage> {
    const entities = await tx.entities(refs);
    const holders = codes.length === 0 ? new Map<string, string>() : await tx.holdersOf(codes);
    return new LogPage(tx, ports, officeId, head, { entities, holders });
  }

  /** An answer given earlier within this same push. */
  ackOf(eventId: EventId): Ack | undefined {
    return this.acks.get(eventId);
  }

  /** Judges and appends one event, and what the server must add to it. */
  async take(event: EventEnvelope): Promise<Ack> {
    const reading = readEvent(event);
    const judgement = await this.judge(event, reading);
    const collision = judgement.verdict === 'rejected' ? null : this.collision(event);
    const row = this.append(event, reading, collision === null ? judgement : review('code-collision'));
    const provisional = row.verdict === 'rejected' ? null : provisionalTaken(event);
    if (provisional !== null) await this.numberProvisional(event, provisional);
    else if (collision !== null) await this.recode(event, collision);
    else if (row.verdict !== 'rejected') this.nameDossier(event);
    const { seq, verdict, reason } = row;
    const ack: Ack = { eventId: event.id, deviceSeq: event.deviceSeq, seq, verdict, reason };
    this.acks.set(event.id, ack);
    return ack;
  }

  async save(device: DeviceCursor): Promise<void> {
    await this.tx.save({
      head: this.head,
      rows: this.rows,
      entities: [...this.changed].flatMap((key) => this.entities.get(key) ?? []),
      devices: this.serverDevice === null ? [device] : [device, this.serverDevice],
      codes: Array.from(this.codes, ([code, dossierId]) => ({ code, dossierId })),
    });
  }

  private async judge(event: EventEnvelope, reading: Reading): Promise<Judgement> {
    if (!isSealIntact(event, this.ports.sha256)) return refuse('seal-broken');
    const author = await this.tx.author(event.actorId, event.deviceId);
    if (author === null || !author.active) return refuse('author-unknown');
    if (reading.kind === 'known' && (reading.action === null || !may(author.role, reading.action))) {
      return refuse('author-forbidden');
    }
    const context = this.ports.contextOf(this.stateOf(officeCalendarRef(this.officeId)));
    return judgeReading(this.stateOf(event.entity), reading, context);
  }

  private append(event: EventEnvelope, reading: Reading, judgement: Judgement): RecordedEvent {
    const unchained = {
      event,
      seq: this.head.seq + 1,
      receivedAt: this.ports.clock.now(),
      verdict: judgement.verdict,
      reason: judgement.verdict === 'applied' ? null : judgement.reason,
    };
    const row: RecordedEvent = {
      ...unchained,
      chainHash: chainHashAfter(this.head.chainHash, unchained, this.ports.sha256),
    };
    this.rows.push(row);
    this.head = { seq: row.seq, chainHash: row.chainHash };
    const key = entityKey(event.entity);
    const after = foldReading(this.entities.get(key) ?? null, row, reading);
    if (after !== null && row.verdict !== 'rejected') {
      this.entities.set(key, after);
      this.changed.add(key);
    }
    return row;
  }

  /** The code that this event would give to a second dossier, or null. */
  private collision(event: EventEnvelope): string | null {
    const code = codeTaken(event);
    if (code === null || provisionalTaken(event) !== null) return null;
    const holder = this.holderOf(code);
    return holder === undefined || holder === event.entity.id ? null : code;
  }

  private holderOf(code: string): string | undefined {
    return this.codes.get(code) ?? this.holders.get(code);
  }

  private nameDossier(event: EventEnvelope): void {
    const code = codeTaken(event);
    if (code !== null) this.codes.set(code, event.entity.id);
  }

  /** Rule NUM-4. Of two dossiers with one provisional code, of different years say, the first keeps it as its alias on the server. */
  private async numberProvisional(event: EventEnvelope, from: string): Promise<void> {
    if (this.holderOf(from) === undefined) this.codes.set(from, event.entity.id);
    await this.recode(event, from);
  }

  private async recode({ entity, payload }: EventEnvelope, from: string): Promise<void> {
    const numbering = await this.tx.numbering();
    const date = dateOf(localDateTimeSchema.parse(payload['receivedAt']));
    const last = await this.lastNumber(
      codePrefix(numbering.agencyCode, date),
      firstServerNumber[numbering.policy],
    );
    const to = serverCode(numbering, date, last);
    const before = (this.serverDevice ??= await this.tx.serverDevice());
    const event = sealEvent({
      id: eventIdSchema.parse(this.ports.ids.next()),
      officeId: this.officeId,
      deviceId: before.deviceId,
      deviceSeq: before.lastDeviceSeq + 1,
      entity,
      type: dossierRecoded.type,
      v: dossierRecoded.v,
      payload: { from, to },
      base: null,
      actorId: serverActorId,
      occurredAt: this.ports.clock.now(),
      clock: {
        offsetMs: 0,
        monotonicMs: this.ports.clock.monotonic(),
        lastServerTime: this.ports.clock.now(),
      },
      prevHash: before.lastHash,
    });
    this.serverDevice = { ...before, lastDeviceSeq: event.deviceSeq, lastHash: event.hash };
    this.append(event, readEvent(event), applied);
    this.codes.set(to, entity.id);
  }

  private async lastNumber(prefix: string, from: number): Promise<number> {
    const stored = await this.tx.lastNumber(prefix, from);
    const here = Array.from(this.codes.keys())
      .filter((code) => code.startsWith(prefix))
      .map((code) => Number(code.slice(prefix.length)));
    return Math.max(stored, ...here.filter((number) => number >= from));
  }

  private stateOf(ref: EntityRef): Json | null {
    return this.entities.get(entityKey(ref))?.state ?? null;
  }
}

/** The provisional code that an event takes, or null. */
function provisionalTaken(event: EventEnvelope): string | null {
  const code = codeTaken(event);
  return code !== null && provisionalNumber(code) !== null ? code : null;
}
