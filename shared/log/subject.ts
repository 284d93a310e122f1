import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { CompileFault, WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityKind } from './envelope.ts';
import type { EventDefinition, TypedEvent } from './event-definition.ts';
import type { Judgement } from './judgement.ts';
import type { Upcaster } from './upcast.ts';

/** Facts beside state and event that a judgement may use; the same on app and server, so that both come to the same verdict. */
export interface JudgeContext {
  /** The calendar that a promise names, or null when this side does not know it (then the promise is not recomputed). */
  readonly calendar: (calendarId: string) => WorkingCalendar | null;
  /** The calendar by which the office now reckons what is received on a date; null when its overrides contradict each other. */
  readonly calendarInForce: (date: LocalDate) => WorkingCalendar | null;
  /** What is wrong with a set of overrides, or null. */
  readonly flawOf: (overrides: readonly CalendarOverride[]) => CompileFault | null;
}

/** Makes the context of an office from the state of its own calendar, null while it has none. */
export type ContextOf = (officeCalendar: Json | null) => JudgeContext;

/**
 * One subject of the domain in decider shape. Both functions are pure and deterministic: no clock, no random number, no text for
 * people. App, server, reports and tests use the same two.
 */
export interface Subject<State, D extends EventDefinition> {
  readonly kind: EntityKind;
  readonly definitions: readonly D[];
  /** From every version that was ever released to the next. */
  readonly upcasters?: readonly Upcaster[];
  judge(state: State | null, event: TypedEvent<D>, context: JudgeContext): Judgement;
  evolve(state: State | null, event: TypedEvent<D>): State;
}
