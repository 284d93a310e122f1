import type { CalendarOverrideEntry } from '#shared/calendar/calendar-override.ts';
import { dateOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { promiseMoved } from '#shared/dossier/events.ts';
import { type Dossier, promiseRequestOf } from '#shared/dossier/state.ts';
import type { DossierId, OfficeId } from '#shared/kernel/ids.ts';
import type { IdSource } from '#shared/kernel/ports.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ContextOf, JudgeContext } from '#shared/log/subject.ts';
import { overrideEntered, overrideWithdrawn } from '#shared/office-calendar/events.ts';
import { type OfficeCalendar, officeCalendarRef } from '#shared/office-calendar/state.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { contextHere, stateHere } from '#shared/sync/client-core/view.ts';
import type { Recorder, Saved } from './recorder.ts';

export interface CalendarActsPorts {
  readonly ids: IdSource;
  readonly contextOf: ContextOf;
  readonly recorder: Recorder;
  readonly officeId: () => OfficeId;
}

/** How many promises an act has moved. */
export interface MovedCount {
  readonly moved: number;
}

/** Changes of the office's calendar, each together with the promises that it moves: all of it is recorded or none. */
export class CalendarActs {
  private readonly ports: CalendarActsPorts;

  constructor(ports: CalendarActsPorts) {
    this.ports = ports;
  }

  /** @param move open dossiers that the person saw moving (DL-15) */
  enterOverride(
    entry: Omit<CalendarOverrideEntry, 'id'>,
    move: readonly DossierId[],
  ): Promise<Result<Saved<MovedCount>>> {
    const { ids, recorder, officeId } = this.ports;
    return recorder.save(async (tx) => {
      const override = { ...entry, id: ids.next() };
      const payload = { override, seen: await this.seen(tx) };
      const entered = await recorder.record(tx, overrideEntered, officeId(), payload);
      return entered.ok ? this.moved(tx, move, entry.reason) : entered;
    });
  }

  withdrawOverride(
    overrideId: string,
    reason: string,
    move: readonly DossierId[],
  ): Promise<Result<Saved<MovedCount>>> {
    const { recorder, officeId } = this.ports;
    return recorder.save(async (tx) => {
      const payload = { overrideId, reason, seen: await this.seen(tx) };
      const withdrawn = await recorder.record(tx, overrideWithdrawn, officeId(), payload);
      return withdrawn.ok ? this.moved(tx, move, reason) : withdrawn;
    });
  }

  /** Promises that a counter without a line gave by an older calendar. */
  movePromises(move: readonly DossierId[], reason: string): Promise<Result<Saved<MovedCount>>> {
    return this.ports.recorder.save((tx) => this.moved(tx, move, reason));
  }

  private async seen(tx: LocalTransaction): Promise<string[]> {
    const state = await stateHere(tx, officeCalendarRef(this.ports.officeId()), await this.context(tx));
    return state === null ? [] : [...(state as unknown as OfficeCalendar).inForce];
  }

  private async moved(
    tx: LocalTransaction,
    move: readonly DossierId[],
    reason: string,
  ): Promise<Result<MovedCount>> {
    const context = await this.context(tx);
    let moved = 0;
    for (const id of move) {
      const state = await stateHere(tx, { kind: 'dossier', id }, context);
      const dossier = state as unknown as Dossier | null;
      if (dossier === null || dossier.paused !== null) continue;
      const calendar = context.calendarInForce(dateOf(dossier.receivedAt));
      const promise = calendar === null ? null : promiseFor(calendar, promiseRequestOf(dossier));
      if (promise === null || !promise.ok || promise.value.due === dossier.promise.due) continue;
      const payload = { promise: promise.value, reason };
      const recorded = await this.ports.recorder.record(tx, promiseMoved, id, payload, { context });
      if (!recorded.ok) return recorded;
      moved += 1;
    }
    return ok({ moved });
  }

  private context(tx: LocalTransaction): Promise<JudgeContext> {
    return contextHere(tx, this.ports.contextOf, this.ports.officeId());
  }
}
