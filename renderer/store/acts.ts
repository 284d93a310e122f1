import type { z } from 'zod';
import { type LocalDate, dateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { type IncidentRecordedPayload, incidentRecorded } from '#shared/conduct/events.ts';
import { dossierCode } from '#shared/dossier/code.ts';
import {
  type DossierReceivedPayload,
  type PaperLine,
  type ResultChannel,
  type SlipPrintedPayload,
  dossierReceived,
  type feeSchema,
  personalShown,
  slipPrinted,
} from '#shared/dossier/events.ts';
import { evolveDossier } from '#shared/dossier/evolve.ts';
import { takeNumber } from '#shared/dossier/lane.ts';
import type { Party, Submitter } from '#shared/dossier/party.ts';
import { receiptNumber } from '#shared/dossier/receipt-number.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import {
  type DossierId,
  type IncidentId,
  type UserId,
  dossierIdSchema,
  incidentIdSchema,
  slipIdSchema,
} from '#shared/kernel/ids.ts';
import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { EventDefinition } from '#shared/log/event-definition.ts';
import type { DeviceMeta, LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { type RecordPorts, recordEvent } from '#shared/sync/client-core/record.ts';
import { transactOrGiveUp } from '#shared/sync/client-core/transact-or-give-up.ts';
import type { DexieLocalStore } from './dexie-local-store.ts';
import type { JournalKeeper } from './journal-keeper.ts';
import { savedOr } from './storage-fault.ts';

export interface IntakeInput {
  readonly procedure: Procedure;
  readonly request: string;
  readonly applicant: Party;
  readonly submitter: Submitter | null;
  readonly papers: readonly PaperLine[];
  readonly sets: number;
  readonly fee: z.infer<typeof feeSchema>;
  readonly intakeChannel: DossierReceivedPayload['intakeChannel'];
  readonly resultChannel: ResultChannel;
  readonly note: string;
}

/** An act that is in the database. `durable` is false when the journal could not take it as well; `fault` then says why. */
export interface Saved<T> {
  readonly value: T;
  readonly durable: boolean;
  readonly fault: Fault | null;
}

export interface ActsPorts extends RecordPorts {
  readonly store: DexieLocalStore;
  readonly keeper: JournalKeeper;
  readonly calendar: WorkingCalendar;
  readonly profile: () => OfficeProfile;
  readonly actor: () => UserId;
  /** Called after each act, so that it is sent as soon as there is a line. */
  readonly onRecorded: () => void;
}

/** What an officer can do at the counter. Each act is one strict transaction, then the journal, and only then "đã lưu trên máy". */
export class Acts {
  private readonly ports: ActsPorts;

  constructor(ports: ActsPorts) {
    this.ports = ports;
  }

  /**
   * Receives a dossier now: takes the next number of the device's lane and promises a date.
   *
   * Faults: `lane-expired`, `lane-exhausted`, a fault of the promise, `storage-failed`; then nothing was recorded and no number is used.
   */
  async receiveDossier(input: IntakeInput): Promise<Result<Saved<Dossier>>> {
    const id = dossierIdSchema.parse(this.ports.ids.next());
    const recorded = await this.recorded(async (tx) => {
      const meta = await tx.meta();
      const payload = this.receiptOf(input, meta);
      if (!payload.ok) return payload;
      const { numbering } = payload.value;
      return this.record(tx, dossierReceived, id, payload.value.payload, { ...meta, numbering });
    });
    if (!recorded.ok) return recorded;
    // Folded here rather than read back: a read would wait for the transactions that follow the act.
    const { value: event } = recorded.value;
    const payload = dossierReceived.payload.parse(event.payload);
    return ok({
      ...recorded.value,
      value: evolveDossier(null, { ...event, type: dossierReceived.type, payload }),
    });
  }

  recordSlipPrinted(
    dossierId: DossierId,
    payload: SlipPrintedPayload,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.recorded((tx) => this.record(tx, slipPrinted, dossierId, payload));
  }

  recordPersonalShown(
    dossierId: DossierId,
    fields: readonly string[],
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.recorded((tx) => this.record(tx, personalShown, dossierId, { fields: [...fields] }));
  }

  async recordIncident(payload: IncidentRecordedPayload): Promise<Result<Saved<IncidentId>>> {
    const id = incidentIdSchema.parse(this.ports.ids.next());
    const recorded = await this.recorded((tx) => this.record(tx, incidentRecorded, id, payload));
    return recorded.ok ? ok({ ...recorded.value, value: id }) : recorded;
  }

  private receiptOf(
    input: IntakeInput,
    meta: DeviceMeta,
  ): Result<{ payload: DossierReceivedPayload; numbering: DeviceMeta['numbering'] }> {
    const { office, device } = this.ports.profile();
    // The machine's clock may have been set back; numbers and lease go by the later of it and the last server time seen.
    const now = Math.max(this.ports.clock.now(), meta.lastServerTime ?? 0);
    const receivedAt = localDateTimeOf(now);
    const date: LocalDate = dateOf(receivedAt);
    const promise = promiseFor(this.ports.calendar, { received: receivedAt, limit: input.procedure.limit });
    if (!promise.ok) return promise;
    const number = takeNumber(device.lane, meta.numbering, date, now);
    if (!number.ok) return number;
    const { key, code, name, field } = input.procedure;
    const { procedure: _procedure, papers, ...typed } = input;
    const payload: DossierReceivedPayload = {
      ...typed,
      papers: [...papers],
      code: dossierCode(office.agencyCode, date, number.value.ofDay),
      lane: { number: device.lane.number, fence: device.lane.fence },
      counterId: device.counterId,
      procedure: { key, code, name, field },
      receivedAt,
      promise: promise.value,
      receipt: {
        slipId: slipIdSchema.parse(this.ports.ids.next()),
        number: receiptNumber(device.lane.number, number.value.ofYear, date, office.unitSuffix),
        book: device.lane.number,
        order: number.value.ofYear,
      },
    };
    return ok({ payload, numbering: number.value.numbering });
  }

  private record<Payload extends object>(
    tx: LocalTransaction,
    definition: EventDefinition<string, Payload>,
    entityId: string,
    payload: Payload,
    known?: DeviceMeta,
  ): Promise<Result<EventEnvelope>> {
    const { type, v, entityKind } = definition;
    const draft = {
      entity: { kind: entityKind, id: entityId },
      type,
      v,
      payload: definition.payload.parse(payload) as EventEnvelope['payload'],
      base: null,
      actorId: this.ports.actor(),
    };
    return recordEvent(tx, this.ports, draft, known);
  }

  /** The transaction, then the journal. A failure of the second takes nothing back: the record stands, with one copy instead of two. */
  private async recorded(
    work: (tx: LocalTransaction) => Promise<Result<EventEnvelope>>,
  ): Promise<Result<Saved<EventEnvelope>>> {
    const start = performance.now();
    const saved = await savedOr(() => transactOrGiveUp(this.ports.store, work));
    if (!saved.ok) return saved;
    const kept = await this.ports.keeper.keep();
    // For the bench and for whoever looks into a slow counter with the developer tools.
    performance.measure('act', { start });
    this.ports.onRecorded();
    return ok({ value: saved.value, durable: kept.ok, fault: kept.ok ? null : kept });
  }
}
