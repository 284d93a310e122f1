import { dateOf, type LocalDate, type LocalDateTime, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { AfterPause } from '#shared/calendar/pauses.ts';
import { reappoint } from '#shared/calendar/reappointment.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import {
  dossierPaused,
  dossierReappointed,
  dossierResumed,
  type PauseCause,
} from '#shared/dossier/events.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from '#shared/dossier/state.ts';
import type { DossierId, UserId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import type { Known } from '#shared/sync/client-core/record.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { Saved } from './recorder.ts';
import { SlipNumbers } from './slip-numbers.ts';
import { slipOfStep, type StepPorts, type StepSlip } from './step-recorder.ts';

export interface PromiseActsPorts extends StepPorts {
  readonly actor: () => UserId;
}

export interface PauseInput {
  readonly cause: PauseCause;
  readonly name: string;
  readonly after: AfterPause;
}

interface HeldDossier {
  readonly dossier: Dossier;
  readonly calendar: WorkingCalendar;
  readonly known: Known;
  readonly base: EventEnvelope['base'];
}

/** What changes a promise after it was given: pauses (DL-8 to DL-10) and the one re-appointment (DL-11). */
export class PromiseActs {
  private readonly ports: PromiseActsPorts;

  constructor(ports: PromiseActsPorts) {
    this.ports = ports;
  }

  /** The limit stands still from now on. */
  pause(id: DossierId, input: PauseInput): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (tx, { known, base }) =>
      this.ports.recorder.record(tx, dossierPaused, id, { at: this.now(), ...input }, known, base),
    );
  }

  /** The limit runs again from now on, and the promise is reckoned anew. Faults: `dossier-not-paused`, those of a promise. */
  resume(id: DossierId): Promise<Result<Saved<EventEnvelope>>> {
    return this.on(id, (tx, { dossier, calendar, known, base }) => {
      if (dossier.paused === null) return Promise.resolve(fault('dossier-not-paused'));
      const at = this.now();
      const pauses = pausesAfter(dossier, at);
      const promise = promiseFor(calendar, promiseRequestOf({ ...dossier, pauses }));
      if (!promise.ok) return Promise.resolve(promise);
      return this.ports.recorder.record(tx, dossierResumed, id, { at, promise: promise.value }, known, base);
    });
  }

  /** Signed by who sits at the desk; gives the letter, Mẫu 04. Faults: those of `reappoint`. */
  async reappoint(
    id: DossierId,
    newDate: LocalDate,
    reason: string,
    draftKey?: string,
  ): Promise<Result<Saved<StepSlip>>> {
    const recorded = await this.on(
      id,
      async (tx, { dossier, calendar, known, base }) => {
        const decidedAt = this.now();
        const made = reappoint(calendar, dossier.promise.due, dossier.reappointment ?? undefined, {
          decidedAt,
          newDate,
          reason,
          signedBy: this.ports.actor(),
        });
        if (!made.ok) return made;
        const numbers = new SlipNumbers(this.ports, await tx.meta());
        const slip = numbers.take('apology', decidedAt, dossier.receivedAt);
        const payload = { reappointment: made.value, slip };
        const numbered = { ...known, meta: numbers.meta };
        return this.ports.recorder.record(tx, dossierReappointed, id, payload, numbered, base);
      },
      draftKey,
    );
    return recorded.ok ? ok({ ...recorded.value, value: slipOfStep(recorded.value.value) }) : recorded;
  }

  private now(): LocalDateTime {
    return localDateTimeOf(this.ports.clock.now());
  }

  private async on(
    id: DossierId,
    work: (tx: LocalTransaction, held: HeldDossier) => Promise<Result<EventEnvelope>>,
    draftKey?: string,
  ): Promise<Result<Saved<EventEnvelope>>> {
    const { recorder, contextOf, profile, admit } = this.ports;
    const admitted = await admit();
    if (!admitted.ok) return admitted;
    return recorder.save(async (tx) => {
      const context = await contextHere(tx, contextOf, profile().office.id);
      const state = await stateHere(tx, { kind: 'dossier', id }, context);
      if (state === null) return fault('dossier-unknown');
      const dossier = state as unknown as Dossier;
      const calendar = context.calendarInForce(dateOf(dossier.receivedAt));
      if (calendar === null) return fault('calendar-override-conflict', { date: dossier.receivedAt });
      return work(tx, { dossier, calendar, known: { context }, base: { fromState: dossier.status } });
    }, draftKey);
  }
}
