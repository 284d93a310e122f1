import type { z } from 'zod';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { type IncidentRecordedPayload, incidentRecorded } from '#shared/conduct/events.ts';
import {
  type DossierReceivedPayload,
  type PaperLine,
  type ResultChannel,
  dossierReceived,
  type feeSchema,
  personalShown,
  slipPrinted,
  slipSettled,
} from '#shared/dossier/events.ts';
import { evolveDossier } from '#shared/dossier/evolve.ts';
import type { Party, Submitter } from '#shared/dossier/party.ts';
import { type TypedFiling, filingWithClock } from '#shared/dossier/online/online-filing.ts';
import { bookOf } from '#shared/dossier/lane.ts';
import { receiptNumber } from '#shared/dossier/receipt-number.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import {
  type DossierId,
  type IncidentId,
  type SlipId,
  dossierIdSchema,
  incidentIdSchema,
  slipIdSchema,
  type UserId,
} from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import {
  type Settlement,
  settlementSchema,
  settlementType,
  settlementVersion,
} from '#shared/log/settlement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import type { DeviceMeta } from '#shared/sync/client-core/device-meta.ts';
import { contextHere } from '#shared/sync/client-core/view.ts';
import type { ActPorts } from './act-ports.ts';
import type { RecordedDefinition, Saved } from './recorder.ts';
import type { SlipPrint } from './slip-print.ts';
import { takePlace } from './take-place.ts';

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
  /** Of a dossier that came in through the national portal. */
  readonly filing?: TypedFiling;
  readonly queueTicket?: string;
  /** Possible duplicates that the officer looked at and went on. */
  readonly comparedWith?: readonly DossierId[];
}

export interface ActsPorts extends ActPorts {
  /** Whether the disk has room for another dossier, and it is known which time counts. */
  readonly admit: () => Promise<Result<null>>;
}

/** What an officer does at the counter, each by the recorder's way. */
export class Acts {
  private readonly ports: ActsPorts;

  constructor(ports: ActsPorts) {
    this.ports = ports;
  }

  /**
   * Receives a dossier now: takes the next code, a provisional one where the lanes have none, and promises a date.
   *
   * Faults: `disk-nearly-full`, `clock-not-chosen`, a fault of the promise, `storage-failed`; then nothing was recorded and no number is used.
   */
  async receiveDossier(input: IntakeInput, draftKey?: string): Promise<Result<Saved<Dossier>>> {
    const admitted = await this.ports.admit();
    if (!admitted.ok) return admitted;
    const id = dossierIdSchema.parse(this.ports.ids.next());
    const { recorder, contextOf, profile } = this.ports;
    const recorded = await recorder.save(async (tx) => {
      const [meta, context] = await Promise.all([tx.meta(), contextHere(tx, contextOf, profile().office.id)]);
      const payload = this.receiptOf(input, meta, context);
      if (!payload.ok) return payload;
      const known = { meta: { ...meta, numbering: payload.value.numbering }, context, isNew: true };
      return recorder.record(tx, dossierReceived, id, payload.value.payload, known);
    }, draftKey);
    if (!recorded.ok) return recorded;
    // Folded here rather than read back: a read would wait for the transactions that follow the act.
    const { value: event } = recorded.value;
    const payload = dossierReceived.payload.parse(event.payload);
    return ok({
      ...recorded.value,
      value: evolveDossier(null, { ...event, type: dossierReceived.type, payload }),
    });
  }

  /**
   * What became of a print, on the record of every dossier that the slip is about; all or none.
   *
   * @param begunKey of `BegunPrints`: from here on it is known how the print ended
   * @param by who asked for the paper; who sits at the desk unless told. A printer takes its time, and another may sit there by then
   */
  recordSlipPrinted(
    prints: readonly SlipPrint[],
    begunKey?: string,
    by?: UserId,
  ): Promise<Result<Saved<null>>> {
    return this.recordOnAll(slipPrinted, prints, begunKey, by);
  }

  /** Somebody looked whether the paper of a print in doubt came out. */
  recordSlipSettled(
    dossiers: readonly Dossier[],
    slipId: SlipId,
    cameOut: boolean,
  ): Promise<Result<Saved<null>>> {
    const settled = dossiers.map(({ id }) => ({ dossierId: id, payload: { slipId, cameOut } }));
    return this.recordOnAll(slipSettled, settled);
  }

  private recordOnAll<Payload extends object>(
    definition: RecordedDefinition<Payload>,
    facts: readonly { readonly dossierId: DossierId; readonly payload: Payload }[],
    draftKey?: string,
    by?: UserId,
  ): Promise<Result<Saved<null>>> {
    const { recorder } = this.ports;
    return recorder.save(async (tx) => {
      for (const { dossierId, payload } of facts) {
        const recorded = await recorder.record(tx, definition, dossierId, payload, {}, null, by);
        if (!recorded.ok) return recorded;
      }
      return ok(null);
    }, draftKey);
  }

  recordPersonalShown(
    dossierId: DossierId,
    fields: readonly string[],
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.record(personalShown, dossierId, { fields: [...fields] });
  }

  async recordIncident(
    payload: IncidentRecordedPayload,
    draftKey?: string,
  ): Promise<Result<Saved<IncidentId>>> {
    const id = incidentIdSchema.parse(this.ports.ids.next());
    const recorded = await this.record(incidentRecorded, id, payload, draftKey);
    return recorded.ok ? ok({ ...recorded.value, value: id }) : recorded;
  }

  /** A supervisor's conclusion about events that were refused or put before people. */
  settle(entity: EntityRef, settlement: Settlement): Promise<Result<Saved<EventEnvelope>>> {
    const definition = {
      type: settlementType(entity.kind),
      v: settlementVersion,
      entityKind: entity.kind,
      payload: settlementSchema,
    };
    return this.record(definition, entity.id, settlement);
  }

  private record<Payload extends object>(
    definition: RecordedDefinition<Payload>,
    entityId: string,
    payload: Payload,
    draftKey?: string,
  ): Promise<Result<Saved<EventEnvelope>>> {
    const { recorder } = this.ports;
    return recorder.save((tx) => recorder.record(tx, definition, entityId, payload), draftKey);
  }

  private receiptOf(
    input: IntakeInput,
    meta: DeviceMeta,
    context: JudgeContext,
  ): Result<{ payload: DossierReceivedPayload; numbering: DeviceMeta['numbering'] }> {
    const profile = this.ports.profile();
    const { office, device } = profile;
    const now = this.ports.clock.now();
    const place = takePlace(profile, meta, context, now, input.procedure.limit);
    if (!place.ok) return place;
    const { numbering, order, ...taken } = place.value;
    const { key, code, name, field } = input.procedure;
    const typed = typedFacts(input, context);
    if (!typed.ok) return typed;
    const payload: DossierReceivedPayload = {
      ...typed.value,
      ...taken,
      counterId: device.counterId,
      procedure: { key, code, name, field },
      receipt: {
        slipId: slipIdSchema.parse(this.ports.ids.next()),
        number: receiptNumber(
          bookOf(device.lane),
          order,
          Number(taken.receivedAt.slice(0, 4)),
          office.unitSuffix,
        ),
        book: bookOf(device.lane),
        order,
      },
    };
    return ok({ payload, numbering });
  }
}

type TypedFacts = Pick<
  DossierReceivedPayload,
  | 'request'
  | 'applicant'
  | 'submitter'
  | 'papers'
  | 'sets'
  | 'fee'
  | 'intakeChannel'
  | 'resultChannel'
  | 'note'
  | 'online'
  | 'queueTicket'
  | 'comparedWith'
>;

/** What an intake says as its event records it; facts that only some dossiers have are absent from the others. Faults: those of a promise. */
export function typedFacts(input: IntakeInput, context: JudgeContext): Result<TypedFacts> {
  const { procedure: _procedure, papers, filing, queueTicket, comparedWith, ...typed } = input;
  const online = filing === undefined ? null : filingWithClock(filing, context);
  if (online !== null && !online.ok) return online;
  return ok({
    ...typed,
    papers: [...papers],
    ...(online === null ? {} : { online: online.value }),
    ...(queueTicket === undefined ? {} : { queueTicket }),
    ...(comparedWith === undefined ? {} : { comparedWith: [...comparedWith] }),
  });
}
