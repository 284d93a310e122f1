import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { AfterPause } from '#shared/calendar/pauses.ts';
import { type DossierPromise, promiseFor } from '#shared/calendar/promise.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { bookOf } from '#shared/dossier/lane.ts';
import { dossierAccepted, dossierRefused, dossierRegistered } from '#shared/dossier/life/door.ts';
import { dossierWithdrawn } from '#shared/dossier/life/ending.ts';
import { feeCollected, feeCorrected } from '#shared/dossier/life/fees.ts';
import { handOverConfirmed, openHandOver } from '#shared/dossier/life/hand-over.ts';
import { type GivenLateCause, lateCauseNamed } from '#shared/dossier/life/late-cause.ts';
import { type PlannedLeg, legsPlanned } from '#shared/dossier/life/legs.ts';
import { resultRecorded } from '#shared/dossier/life/result.ts';
import { returnedBefore, type ReturnedPayload, returnedToCitizen } from '#shared/dossier/life/return.ts';
import {
  type SupplementLine,
  supplementDeadline,
  supplementLapsed,
  supplementReceived,
  supplementRequested,
} from '#shared/dossier/life/supplement.ts';
import { acceptanceLimit } from '#shared/dossier/online/online-filing.ts';
import { receiptNumber } from '#shared/dossier/receipt-number.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from '#shared/dossier/state.ts';
import { type DossierId, dossierIdSchema, slipIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { contextHere } from '#shared/sync/client-core/view.ts';
import { type IntakeInput, typedFacts } from './acts.ts';
import { closingStep } from './closing-step.ts';
import { type HandOverInput, handOverTogether } from './hand-over-together.ts';
import type { Saved } from './recorder.ts';
import { type StepPorts, StepRecorder, type StepSlip } from './step-recorder.ts';
import { takePlace } from './take-place.ts';

export interface LifePorts extends StepPorts {
  /** Whether the disk has room for another dossier. */
  readonly hasRoom: () => Promise<Result<null>>;
}

type Done = Promise<Result<Saved<StepSlip>>>;

/**
 * The steps of a dossier's life, each by the recorder's way, with the state that the actor saw and the time that counts. Those that close it
 * take the cause of its lateness with them, and give the fault `late-cause-missing` where it owes one.
 */
export class LifeActs {
  private readonly ports: LifePorts;
  private readonly steps: StepRecorder;

  constructor(ports: LifePorts) {
    this.ports = ports;
    this.steps = new StepRecorder(ports);
  }

  /** Puts on record what is not received yet. Faults: `disk-nearly-full`, `clock-not-chosen`, those of `takePlace`. */
  async register(input: IntakeInput, draftKey?: string): Promise<Result<Saved<DossierId>>> {
    const { recorder, contextOf, profile, clock, ids, hasRoom } = this.ports;
    const room = await hasRoom();
    if (!room.ok) return room;
    const id = dossierIdSchema.parse(ids.next());
    const recorded = await this.steps.save(async (tx) => {
      const { office, device } = profile();
      const [meta, context] = await Promise.all([tx.meta(), contextHere(tx, contextOf, office.id)]);
      const place = takePlace(profile(), meta, context, clock.now(), acceptanceLimit);
      if (!place.ok) return place;
      const { numbering, order, ...taken } = place.value;
      const { key, code, name, field } = input.procedure;
      const typed = typedFacts(input, context);
      if (!typed.ok) return typed;
      const payload = {
        ...typed.value,
        ...taken,
        // What came in online was with the office since its submission.
        promise: typed.value.online?.answer ?? taken.promise,
        procedure: { key, code, name, field },
        counterId: device.counterId,
        register: { slipId: slipIdSchema.parse(ids.next()), book: bookOf(device.lane), order },
      };
      return recorder.record(tx, dossierRegistered, id, payload, { meta: { ...meta, numbering }, context });
    }, draftKey);
    return recorded.ok ? ok({ ...recorded.value, value: id }) : recorded;
  }

  /** The limit runs from now on. Faults: those of a promise. */
  accept(id: DossierId, limit: Limit): Done {
    return this.steps.step(id, dossierAccepted, ({ dossier, calendar, at }) => {
      const promise = promiseFor(calendar, { received: at, limit });
      if (!promise.ok) return promise;
      const { book, order, slipId } = dossier.receipt;
      const { unitSuffix } = this.ports.profile().office;
      // The place is that of the register in which it was put down, of that year.
      const year = Number(dossier.receivedAt.slice(0, 4));
      const number = receiptNumber(book, order, year, unitSuffix);
      return ok({ at, promise: promise.value, receipt: { slipId, number, book, order } });
    });
  }

  refuse(id: DossierId, grounds: string, legalBasis: string, draftKey?: string): Done {
    return this.steps.step(
      id,
      dossierRefused,
      ({ at, takeSlip }) => ok({ at, slip: takeSlip('refusal'), grounds, legalBasis }),
      draftKey,
    );
  }

  /** @param days working days to bring it, counted after today */
  requestSupplement(
    id: DossierId,
    input: {
      readonly lines: readonly SupplementLine[];
      readonly days: number;
      readonly after: AfterPause;
      readonly reason: string;
    },
    draftKey?: string,
  ): Done {
    const { lines, days, after, reason } = input;
    return this.steps.step(
      id,
      supplementRequested,
      ({ calendar, at, takeSlip }) => {
        const deadline = supplementDeadline(calendar, at, days);
        if (deadline === null) return fault('outside-calendar', { at });
        const slip = takeSlip('supplement-request');
        return ok({ at, slip, lines: [...lines], deadline, after, reason });
      },
      draftKey,
    );
  }

  /** @param lines places of the lines that came, from 0 */
  receiveSupplement(id: DossierId, lines: readonly number[], note: string, draftKey?: string): Done {
    return this.steps.step(
      id,
      supplementReceived,
      ({ dossier, calendar, at }) => {
        const promise = promiseAfterPause(dossier, calendar, at);
        return promise.ok ? ok({ at, lines: [...lines], promise: promise.value, note }) : promise;
      },
      draftKey,
    );
  }

  lapseSupplement(
    id: DossierId,
    note: string,
    lateCause: GivenLateCause | null = null,
    draftKey?: string,
  ): Done {
    return closingStep(
      this.steps,
      id,
      lateCause,
      supplementLapsed,
      ({ at, takeStopNotice }) => ok({ at, slip: takeStopNotice(), note }),
      draftKey,
    );
  }

  /**
   * Hands dossiers over together: one control slip, all or none. A dossier that goes alone has a row more on the slip that it has. A
   * refusal names the dossier that it is about.
   *
   * @param ids at least one
   */
  handOver(ids: readonly DossierId[], input: HandOverInput, draftKey?: string): Done {
    return this.steps.save((tx) => handOverTogether(this.steps, tx, ids, input), draftKey);
  }

  /** The other side has signed for the latest open row. */
  confirmHandOver(id: DossierId, receiver: string, draftKey?: string): Done {
    return this.steps.step(
      id,
      handOverConfirmed,
      ({ dossier, at }) => {
        const row = openHandOver(dossier);
        return row === null
          ? fault('act-refused', { reason: 'hand-over-unknown' })
          : ok({ at, row, receiver });
      },
      draftKey,
    );
  }

  recordResult(
    id: DossierId,
    input: {
      readonly decision: 'granted' | 'denied';
      readonly number: string;
      readonly unit: string;
      readonly note: string;
    },
    lateCause: GivenLateCause | null = null,
    draftKey?: string,
  ): Done {
    return closingStep(
      this.steps,
      id,
      lateCause,
      resultRecorded,
      ({ dossier, at, takeSlip }) => {
        // A row of the paper that the dossier went with.
        const slip = dossier.life.handOvers.at(-1)?.slip ?? takeSlip('control-slip');
        return ok({ at, slip, ...input });
      },
      draftKey,
    );
  }

  withdraw(
    id: DossierId,
    reason: string,
    papersReturned: boolean,
    lateCause: GivenLateCause | null = null,
    draftKey?: string,
  ): Done {
    return closingStep(
      this.steps,
      id,
      lateCause,
      dossierWithdrawn,
      ({ at, takeStopNotice }) => ok({ at, slip: takeStopNotice(), reason, papersReturned }),
      draftKey,
    );
  }

  /** Fault: `returned-before` when this device knows of a return; another counter's that it does not know of goes to review. */
  returnToCitizen(
    id: DossierId,
    input: Omit<ReturnedPayload, 'at'>,
    lateCause: GivenLateCause | null = null,
    draftKey?: string,
  ): Done {
    return closingStep(
      this.steps,
      id,
      lateCause,
      returnedToCitizen,
      ({ dossier, at }) => {
        const [first] = dossier.life.returns;
        return first === undefined ? ok({ at, ...input }) : returnedBefore(first);
      },
      draftKey,
    );
  }

  collectFee(
    id: DossierId,
    input: {
      readonly name: string;
      readonly amount: number;
      readonly receiptNumber: string;
      readonly way: 'cash' | 'transfer';
    },
    draftKey?: string,
  ): Done {
    const lineId = this.ports.ids.next();
    return this.steps.step(id, feeCollected, ({ at }) => ok({ at, lineId, ...input }), draftKey);
  }

  /** @param of the line that was wrong */
  correctFee(id: DossierId, of: string, reason: string, draftKey?: string): Done {
    const lineId = this.ports.ids.next();
    return this.steps.step(id, feeCorrected, ({ at }) => ok({ at, lineId, of, reason }), draftKey);
  }

  /** @param legId whose unit is late; null for the whole dossier */
  nameLateCause(id: DossierId, given: GivenLateCause, legId: string | null, draftKey?: string): Done {
    return this.steps.step(id, lateCauseNamed, ({ at }) => ok({ at, ...given, legId }), draftKey);
  }

  planLegs(id: DossierId, legs: readonly PlannedLeg[], draftKey?: string): Done {
    return this.steps.step(id, legsPlanned, ({ at }) => ok({ at, legs: [...legs] }), draftKey);
  }
}

/** Null while the dossier was never accepted: then no limit runs. */
function promiseAfterPause(
  dossier: Dossier,
  calendar: WorkingCalendar,
  at: LocalDateTime,
): Result<DossierPromise | null> {
  if (dossier.status === 'completing') return ok(null);
  return promiseFor(calendar, promiseRequestOf({ ...dossier, pauses: pausesAfter(dossier, at) }));
}
