import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { LifeActs } from '../../store/life-acts.ts';

/** What the form of a step is made from. */
export interface SpecContext {
  readonly dossier: Dossier;
  readonly acts: LifeActs;
  readonly procedures: readonly Procedure[];
  readonly calendar: WorkingCalendar;
  readonly now: LocalDateTime;
  /** What was done in time and came to the log after the promise, in words. */
  readonly arrivals: readonly string[];
}
