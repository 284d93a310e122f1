import type { Result } from '#shared/kernel/result.ts';
import type { CalendarOverride } from './calendar-override.ts';
import type { CalendarVersion } from './calendar-version.ts';
import type { LocalDate } from './local-time.ts';
import { versionInForce } from './version-in-force.ts';
import {
  calendarIdOf,
  compileCalendar,
  type CompileFault,
  type WorkingCalendar,
} from './working-calendar.ts';

/** As many offices' calendars stay compiled at once; each takes some hundred kilobytes. */
const keptCalendars = 64;

/** At least one. */
export type PublishedCalendars = readonly [CalendarVersion, ...CalendarVersion[]];

/** The published calendar versions, and what offices made of them; each compiled once and kept while it is in use. */
export class CalendarShelf {
  private readonly versions: PublishedCalendars;
  private readonly compiled = new Map<string, Result<WorkingCalendar, CompileFault>>();

  /** @param versions in the order in which they were adopted */
  constructor(versions: PublishedCalendars) {
    this.versions = versions;
  }

  /**
   * Rule DL-1d: the calendar for what is received on this date, with an office's overrides. For a date in no version's years it is the one
   * adopted last, by which a promise is then refused as `outside-calendar`.
   */
  inForce(date: LocalDate, overrides: readonly CalendarOverride[]): Result<WorkingCalendar, CompileFault> {
    const version = versionInForce(this.versions, date) ?? this.versions.at(-1) ?? this.versions[0];
    return this.compile(version, overrides);
  }

  /** Rule DL-15: a calendar by the id that a promise names. @param overrides what the id's digest stands for */
  byId(calendarId: string, overrides: readonly CalendarOverride[]): WorkingCalendar | null {
    const version = this.versions.find(({ id }) => calendarIdOf(id, overrides) === calendarId);
    if (version === undefined) return null;
    const calendar = this.compile(version, overrides);
    return calendar.ok ? calendar.value : null;
  }

  /** Null when every version can be compiled with the overrides, else what is wrong with them. */
  flawOf(overrides: readonly CalendarOverride[]): CompileFault | null {
    for (const version of this.versions) {
      const calendar = this.compile(version, overrides);
      if (!calendar.ok) return calendar;
    }
    return null;
  }

  private compile(
    version: CalendarVersion,
    overrides: readonly CalendarOverride[],
  ): Result<WorkingCalendar, CompileFault> {
    const id = calendarIdOf(version.id, overrides);
    const calendar = this.compiled.get(id) ?? compileCalendar(version, overrides);
    // Put back at the end, so that the one that was asked for longest ago is the first to go.
    this.compiled.delete(id);
    this.compiled.set(id, calendar);
    if (this.compiled.size > keptCalendars) {
      for (const oldest of this.compiled.keys()) {
        this.compiled.delete(oldest);
        break;
      }
    }
    return calendar;
  }
}
