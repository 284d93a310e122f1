import { z } from 'zod';
import { dateOf, type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { judgedAsVoid } from '#shared/dossier/correction/voided.ts';
import type { NumberedForm, SlipRef } from '#shared/dossier/slips/slip-number.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type DossierId, type SlipId, slipIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { ActPorts } from './act-ports.ts';
import type { RecordedDefinition, Saved } from './recorder.ts';
import { type SlipNumberPorts, SlipNumbers } from './slip-numbers.ts';

export type StepPorts = ActPorts & SlipNumberPorts;

/** The form that a step issued or wrote a row on; null for a step without one. */
export type StepSlip = { readonly slipId: SlipId; readonly number: string } | null;

/** What a payload is made of: the dossier as this device shows it, now, a calendar, and numbers for forms. */
export interface Held {
  readonly dossier: Dossier;
  readonly calendar: WorkingCalendar;
  readonly at: LocalDateTime;
  /** The next number of a form, used with this step and not without it. */
  readonly takeSlip: <Form extends NumberedForm>(form: Form) => SlipRef<Form>;
  /** Null where the dossier's set of forms has no stop notice. */
  readonly takeStopNotice: () => SlipRef<'stop-notice'> | null;
}

/** Records a step on what this device shows of a dossier, with the state that the actor saw. */
export class StepRecorder {
  private readonly ports: StepPorts;

  constructor(ports: StepPorts) {
    this.ports = ports;
  }

  /** One step in a transaction of its own; gives the form that goes with it. */
  step<Payload extends object>(
    id: DossierId,
    definition: RecordedDefinition<Payload>,
    payloadOf: (held: Held) => Result<Payload>,
    draftKey?: string,
  ): Promise<Result<Saved<StepSlip>>> {
    return this.save(async (tx) => {
      const recorded = await this.record(tx, id, definition, payloadOf);
      return recorded.ok ? ok(slipOfStep(recorded.value)) : recorded;
    }, draftKey);
  }

  /** What dates something, by the recorder's way once it is known which time counts. Fault: `clock-not-chosen`, then nothing is recorded. */
  async save<T>(
    work: (tx: LocalTransaction) => Promise<Result<T>>,
    draftKey?: string,
  ): Promise<Result<Saved<T>>> {
    const admitted = await this.ports.admit();
    return admitted.ok ? this.ports.recorder.save(work, draftKey) : admitted;
  }

  /** One step within a transaction of the recorder. */
  async record<Payload extends object>(
    tx: LocalTransaction,
    id: DossierId,
    definition: RecordedDefinition<Payload>,
    payloadOf: (held: Held) => Result<Payload>,
  ): Promise<Result<EventEnvelope>> {
    const { recorder, contextOf, profile, clock } = this.ports;
    const context = await contextHere(tx, contextOf, profile().office.id);
    const state = await stateHere(tx, { kind: 'dossier', id }, context);
    if (state === null) return fault('dossier-unknown');
    const dossier = state as unknown as Dossier;
    // What left the house is put before people when it is sent; before it is done there is still time to refuse it (rule CFL-9).
    const asVoid = judgedAsVoid(dossier, { type: definition.type, payload: {} });
    if (asVoid !== null && 'reason' in asVoid) return fault('act-refused', { reason: asVoid.reason });
    const calendar = context.calendarInForce(dateOf(dossier.receivedAt));
    if (calendar === null) return fault('calendar-override-conflict', { date: dossier.receivedAt });
    const at = localDateTimeOf(clock.now());
    const numbers = new SlipNumbers(this.ports, await tx.meta());
    const takeSlip: Held['takeSlip'] = (form) => numbers.take(form, at, dossier.receivedAt);
    const takeStopNotice: Held['takeStopNotice'] = () =>
      numbers.has('stop-notice', dossier.receivedAt) ? takeSlip('stop-notice') : null;
    const payload = payloadOf({ dossier, calendar, at, takeSlip, takeStopNotice });
    if (!payload.ok) return payload;
    const base = { fromState: dossier.status };
    return recorder.record(tx, definition, id, payload.value, { context, meta: numbers.meta }, base);
  }
}

const withSlip = z.object({ slip: z.object({ slipId: slipIdSchema, number: z.string() }) });
const withReceipt = z.object({ receipt: z.object({ slipId: slipIdSchema, number: z.string() }) });

/** The form that a recorded step issued or wrote on. */
export function slipOfStep({ payload }: EventEnvelope): StepSlip {
  return withSlip.safeParse(payload).data?.slip ?? withReceipt.safeParse(payload).data?.receipt ?? null;
}
