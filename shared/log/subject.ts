import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { EntityKind } from './envelope.ts';
import type { EventDefinition, TypedEvent } from './event-definition.ts';
import type { Judgement } from './judgement.ts';

/** Facts beside state and event that a judgement may use; the same on app and server, so that both come to the same verdict. */
export interface JudgeContext {
  /** The calendar that a promise names, or null when this side does not know it (then the promise is not recomputed). */
  readonly calendar: (calendarId: string) => WorkingCalendar | null;
}

/**
 * One subject of the domain in decider shape. Both functions are pure and deterministic: no clock, no random number, no text for
 * people. App, server, reports and tests use the same two.
 */
export interface Subject<State, D extends EventDefinition> {
  readonly kind: EntityKind;
  readonly definitions: readonly D[];
  judge(state: State | null, event: TypedEvent<D>, context: JudgeContext): Judgement;
  evolve(state: State | null, event: TypedEvent<D>): State;
}
