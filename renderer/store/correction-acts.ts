import { dateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { type DossierPromise, promiseFor } from '#shared/calendar/promise.ts';
import {
  type Appointment,
  type Changes,
  claimReleased,
  conflictResolved,
  correctionApproved,
  correctionDeclined,
  dossierClaimed,
  dossierCorrected,
  dossierNoted,
  dossierUnvoided,
  dossierVoided,
  slipReissued,
} from '#shared/dossier/correction/events.ts';
import type { CorrectableField } from '#shared/dossier/correction/field-classes.ts';
import { currentReceiptSlip, outdatedSlip, slipContent } from '#shared/dossier/correction/slips.ts';
import { baseOf, changedFields } from '#shared/dossier/correction/values.ts';
import { bookOf, takeSlipNumber } from '#shared/dossier/lane.ts';
import { receiptNumber } from '#shared/dossier/receipt-number.ts';
import { slipSeries } from '#shared/dossier/slips/slip-number.ts';
import { type Dossier, promiseRequestOf } from '#shared/dossier/state.ts';
import { type DossierId, type EventId, slipIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { ActPorts } from './act-ports.ts';
import type { Recorder, Saved } from './recorder.ts';

/** A supervisor's word on corrections that wait: at most one of several on the same matter can be right. */
export interface ProposalDecision {
  readonly approved: EventId | null;
  readonly declined: readonly EventId[];
  readonly note: string;
}

export interface ConflictChoice {
  readonly field: CorrectableField;
  /** The event whose value is right; null keeps what stands. */
  readonly chosen: EventId | null;
}

interface Held {
  readonly tx: LocalTransaction;
  readonly context: JudgeContext;
  readonly dossier: Dossier;
}

type Recorded = Promise<Result<EventEnvelope>>;

/**
 * Corrections after receipt and what is decided about them. A slip whose words are no longer right is replaced in the same transaction.
 * What may date a slip or a promise has the fault `clock-not-chosen` beside its own.
 */
export class CorrectionActs {
  private readonly ports: ActPorts;

  constructor(ports: ActPorts) {
    this.ports = ports;
  }

  /**
   * Corrects what is named in `changes`. Faults: those of a promise, `lane-expired` for the number of a new slip, `act-refused`.
   *
   * @param seen the dossier as the screen showed it
   * @param mayApprove whether who sits at the desk approves weighty corrections, and so this one
   */
  correct(
    seen: Dossier,
    changes: Changes,
    reason: string,
    mayApprove: boolean,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.changing(seen.id, reason, async (held) => {
      const promise = newPromise(held, changes.appointment);
      if (!promise.ok) return promise;
      const base = baseOf(seen, changedFields(changes));
      const payload = { changes, promise: promise.value, reason };
      const made = await this.record(held, dossierCorrected, payload, base);
      if (!made.ok || !mayApprove) return made;
      const after = await this.again(held);
      return after.dossier.proposals.some(({ eventId }) => eventId === made.value.id)
        ? this.approve(after, made.value.id, reason)
        : made;
    });
  }

  decide(
    id: DossierId,
    { approved, declined, note }: ProposalDecision,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.changing(id, note, async (held) => {
      let last: Result<EventEnvelope> = fault('proposal-unknown');
      if (approved !== null) last = await this.approve(held, approved, note);
      for (const correction of declined) {
        if (approved !== null && !last.ok) return last;
        const payload = { correction, reason: note, settles: [correction] };
        last = await this.record(held, correctionDeclined, payload);
        if (!last.ok) return last;
      }
      return last;
    });
  }

  /** Chooses between values of legal fields that two counters corrected at once; all that `seen` has open is concluded. */
  resolve(
    seen: Dossier,
    choices: readonly ConflictChoice[],
    reason: string,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.changing(seen.id, reason, async (held) => {
      const conflicts = seen.conflicts.filter(({ field }) =>
        choices.some((choice) => choice.field === field),
      );
      const settles = [...new Set(conflicts.flatMap(({ given }) => given.map(({ eventId }) => eventId)))];
      const chosen = choices.find(({ field }) => field === 'appointment')?.chosen ?? null;
      const given = conflicts
        .find(({ field }) => field === 'appointment')
        ?.given.find(({ eventId }) => eventId === chosen);
      const promise = newPromise(held, given?.value as Appointment | undefined);
      if (!promise.ok) return promise;
      const payload = { choices: [...choices], promise: promise.value, reason, settles };
      return this.record(held, conflictResolved, payload);
    });
  }

  /** A new slip for one that is out and no longer says what the record says. Fault: `slip-current` when it does. */
  reissue(id: DossierId, reason: string): Promise<Result<Saved<EventEnvelope>>> {
    return this.dated(id, (held) =>
      outdatedSlip(held.dossier) === null
        ? Promise.resolve(fault('slip-current'))
        : this.recordReissue(held, reason),
    );
  }

  note(id: DossierId, text: string): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (held) => this.record(held, dossierNoted, { text }));
  }

  claim(id: DossierId): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (held) => this.record(held, dossierClaimed, {}));
  }

  release(id: DossierId, claim: EventId): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (held) => this.record(held, claimReleased, { claim }));
  }

  void(id: DossierId, reason: string): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (held) => this.record(held, dossierVoided, { reason }));
  }

  unvoid(id: DossierId, reason: string): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (held) => this.record(held, dossierUnvoided, { reason }));
  }

  private approve(held: Held, correction: EventId, note: string): Recorded {
    const proposal = held.dossier.proposals.find(({ eventId }) => eventId === correction);
    if (proposal === undefined) return Promise.resolve(fault('proposal-unknown'));
    const promise = newPromise(held, proposal.changes['appointment'] as Appointment | undefined);
    if (!promise.ok) return Promise.resolve(promise);
    const payload = { correction, promise: promise.value, note, settles: [correction] };
    return this.record(held, correctionApproved, payload);
  }

  /** Does the work; when a slip is out and its words have become wrong by it, a new one takes its place. */
  private changing(
    id: DossierId,
    reason: string,
    work: (held: Held) => Recorded,
  ): Promise<Result<Saved<EventEnvelope>>> {
    return this.dated(id, async (held) => {
      const done = await work(held);
      if (!done.ok) return done;
      const after = await this.again(held);
      const isOut = (currentReceiptSlip(after.dossier)?.prints ?? 0) > 0;
      if (!isOut || slipContent(after.dossier) === slipContent(held.dossier)) return done;
      const reissued = await this.recordReissue(after, reason);
      return reissued.ok ? done : reissued;
    });
  }

  private async recordReissue(held: Held, reason: string): Recorded {
    const old = currentReceiptSlip(held.dossier);
    if (old === null) return fault('slip-unknown');
    const { office, device } = this.ports.profile();
    const meta = await held.tx.meta();
    const now = Math.max(this.ports.clock.now(), meta.lastServerTime ?? 0);
    const issuedOn = dateOf(localDateTimeOf(now));
    const series = slipSeries('receipt', bookOf(device.lane), issuedOn);
    const { order, numbering } = takeSlipNumber(meta.numbering, series);
    const slip = {
      slipId: slipIdSchema.parse(this.ports.ids.next()),
      number: receiptNumber(series.book, order, series.year, office.unitSuffix),
      book: series.book,
      order,
    };
    const known = { meta: { ...meta, numbering }, context: held.context };
    const payload = { replaces: old.id, slip, issuedOn, reason };
    return this.ports.recorder.record(held.tx, slipReissued, held.dossier.id, payload, known);
  }

  private record<Payload extends object>(
    { tx, context, dossier }: Held,
    definition: Parameters<Recorder['record']>[1] & { readonly payload: { parse(value: unknown): Payload } },
    payload: Payload,
    base: Parameters<Recorder['record']>[5] = null,
  ): Recorded {
    return this.ports.recorder.record(tx, definition, dossier.id, payload, { context }, base);
  }

  private async again(held: Held): Promise<Held> {
    const { tx, context, dossier } = held;
    const state = await stateHere(tx, { kind: 'dossier', id: dossier.id }, context);
    return { ...held, dossier: state as unknown as Dossier };
  }

  private async dated(id: DossierId, work: (held: Held) => Recorded): Promise<Result<Saved<EventEnvelope>>> {
    const admitted = await this.ports.admit();
    return admitted.ok ? this.on(id, work) : admitted;
  }

  private on(id: DossierId, work: (held: Held) => Recorded): Promise<Result<Saved<EventEnvelope>>> {
    const { recorder, contextOf, profile } = this.ports;
    return recorder.save(async (tx) => {
      const context = await contextHere(tx, contextOf, profile().office.id);
      const state = await stateHere(tx, { kind: 'dossier', id }, context);
      if (state === null) return fault('dossier-unknown');
      return work({ tx, context, dossier: state as unknown as Dossier });
    });
  }
}

/** The promise that a corrected receipt time or limit gives, by the calendar in force (rule CFL-7); null when neither is corrected. */
function newPromise(
  { context, dossier }: Held,
  appointment: Appointment | undefined,
): Result<DossierPromise | null> {
  if (appointment === undefined) return ok(null);
  const { receivedAt, limit } = appointment;
  const calendar = context.calendarInForce(dateOf(receivedAt));
  if (calendar === null) return fault('calendar-override-conflict', { date: receivedAt });
  const promise = { ...dossier.promise, limit };
  return promiseFor(calendar, promiseRequestOf({ ...dossier, receivedAt, promise }));
}
