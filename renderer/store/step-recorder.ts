import { dateOf, type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { judgedAsVoid } from '#shared/dossier/correction/voided.ts';
import { lifeSlipNumber, type SlipRef } from '#shared/dossier/life/slip-ref.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type DossierId, slipIdSchema } from '#shared/kernel/ids.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { type Result, fault } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { RecordedDefinition, Recorder, Saved } from './recorder.ts';

export interface StepPorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly contextOf: ContextOf;
  readonly recorder: Recorder;
  readonly profile: () => OfficeProfile;
  /** Whether it is known which time counts: what is dated by a doubted clock asks first (rule CLK-5). */
  readonly admit: () => Promise<Result<null>>;
}

/** What a payload is made of: the dossier as this device shows it, now, and a calendar. */
export interface Held {
  readonly dossier: Dossier;
  readonly calendar: WorkingCalendar;
  readonly at: LocalDateTime;
}

/** Records a step on what this device shows of a dossier, with the state that the actor saw. */
export class StepRecorder {
  private readonly ports: StepPorts;

  constructor(ports: StepPorts) {
    this.ports = ports;
  }

  /** One step in a transaction of its own. */
  step<Payload extends object>(
    id: DossierId,
    definition: RecordedDefinition<Payload>,
    payloadOf: (held: Held) => Result<Payload>,
    draftKey?: string,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.save((tx) => this.record(tx, id, definition, payloadOf), draftKey);
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
    const payload = payloadOf({ dossier, calendar, at: localDateTimeOf(clock.now()) });
    if (!payload.ok) return payload;
    const base = { fromState: dossier.status };
    return recorder.record(tx, definition, id, payload.value, { context }, base);
  }

  /** A numbered form about this dossier. */
  slip(
    form: 'supplement-request' | 'refusal' | 'stop-notice',
    { receipt, receivedAt }: Dossier,
    ordinal: number,
  ): SlipRef {
    const { unitSuffix } = this.ports.profile().office;
    return {
      slipId: slipIdSchema.parse(this.ports.ids.next()),
      number: lifeSlipNumber(form, receipt, ordinal, receivedAt.slice(0, 4), unitSuffix),
    };
  }

  /** A control slip may speak of many dossiers; its number is the counter's book and the moment, which no two share. */
  controlSlip(): SlipRef {
    const { clock, ids, profile } = this.ports;
    const { office, device } = profile();
    // A whole minute has no seconds in the text of a local time.
    const [date = '', time = ''] = localDateTimeOf(clock.now()).replaceAll(/[-:]/g, '').split('T');
    const moment = `${date.slice(2)}-${time.padEnd(6, '0')}`;
    const book = String(device.lane.number).padStart(2, '0');
    return {
      slipId: slipIdSchema.parse(ids.next()),
      number: `${book}-${moment}/PKS-${office.unitSuffix}`,
    };
  }
}
