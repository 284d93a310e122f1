import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import type { CalendarOverride } from './calendar-override.ts';
import type { CalendarVersion, DatedDay } from './calendar-version.ts';
import { dayPlanFor, type DayPlan } from './day-plan.ts';
import { dayNumberOf, localDateAt, weekdayAt, type LocalDate, type Weekday } from './local-time.ts';
import type { SkippedDays } from './trace.ts';

/**
 * A calendar version with an office's overrides, compiled to prefix sums: how many working days, and how many working seconds, lie
 * before each date. Every question of the engine is then a look-up or a binary search, however long the limit is.
 *
 * Days are indices from `firstDay` on: index 0 is `version.validFrom`.
 */
export interface WorkingCalendar {
  /** The version's id; with overrides also a digest of them, so that two promises with one id were reckoned alike (DL-14). */
  readonly id: string;
  readonly version: CalendarVersion;
  readonly overrides: readonly CalendarOverride[];
  /** Day number of index 0. */
  readonly firstDay: number;
  readonly dayCount: number;
  /** Index of the last date whose days off are published. */
  readonly officialUntil: number;
  readonly plans: readonly DayPlan[];
  readonly dates: readonly LocalDate[];
  /** `[i]`: working days on dates with an index below i; one longer than `plans`. */
  readonly workingDaysBefore: Int32Array;
  /** `[k]`: index of the k-th working day, from 0. */
  readonly workingDays: Int32Array;
  /** `[i]`: working seconds on dates with an index below i. */
  readonly workingSecondsBefore: Int32Array;
  readonly offRuns: OffRuns;
  /** Indices of dates with a half-day closure, ascending. */
  readonly halfDays: readonly number[];
}

/** Neighbouring days off of one reason and name, in order. Promises share these objects. */
export interface OffRuns {
  readonly runs: readonly SkippedDays[];
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** `[i]`: runs that begin on a date with an index below i. */
  readonly before: Int32Array;
}

export type CompileFault = Fault<'calendar-override-conflict' | 'calendar-without-working-day'>;

/**
 * Compiles a version (DL-1) with the overrides of one office, in any order. Cost: one pass over the days, some milliseconds for ten years; keep the
 * result. Faults: two overrides of other hours or of make-up days meet on one date; nothing is worked at all.
 */
export function compileCalendar(
  version: CalendarVersion,
  entered: readonly CalendarOverride[] = [],
): Result<WorkingCalendar, CompileFault> {
  const overrides = byId(entered);
  const firstDay = dayNumberOf(version.validFrom);
  const dayCount = dayNumberOf(version.validTo) - firstDay + 1;
  const dates = Array.from({ length: dayCount }, (_, index) => localDateAt(firstDay + index));
  const effective = overridesByDay(overrides, firstDay, dayCount);
  if (!effective.ok) return effective;
  const plans = plansOf(version, dates, effective.value, firstDay);

  const workingDaysBefore = new Int32Array(dayCount + 1);
  const workingSecondsBefore = new Int32Array(dayCount + 1);
  for (const [index, plan] of plans.entries()) {
    const isWorked = plan.offReason === undefined;
    workingDaysBefore[index + 1] = (workingDaysBefore[index] ?? 0) + (isWorked ? 1 : 0);
    workingSecondsBefore[index + 1] = (workingSecondsBefore[index] ?? 0) + plan.workingSeconds;
  }
  const workingDays = Int32Array.from(
    plans.flatMap((plan, index) => (plan.offReason === undefined ? [index] : [])),
  );
  if (workingDays.length === 0) return fault('calendar-without-working-day', { calendar: version.id });

  return ok({
    id: calendarIdOf(version.id, overrides),
    version,
    overrides,
    firstDay,
    dayCount,
    officialUntil: dayNumberOf(version.officialUntil) - firstDay,
    plans,
    dates,
    workingDaysBefore,
    workingDays,
    workingSecondsBefore,
    offRuns: offRunsOf(plans, dates),
    halfDays: plans.flatMap((plan, index) => (plan.isHalfDay ? [index] : [])),
  });
}

/** Rule DL-1c: the id of a version with an office's overrides. */
export function calendarIdOf(versionId: string, overrides: readonly CalendarOverride[]): string {
  if (overrides.length === 0) return versionId;
  return `${versionId}+${sha256Hex(canonicalJson(byId(overrides))).slice(0, 12)}`;
}

/** So that neither names nor the digest depend on the order in which they arrived (DL-1a). */
function byId(overrides: readonly CalendarOverride[]): readonly CalendarOverride[] {
  return overrides.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

type OverridesByDay = ReadonlyMap<number, readonly CalendarOverride[]>;

function overridesByDay(
  overrides: readonly CalendarOverride[],
  firstDay: number,
  dayCount: number,
): Result<OverridesByDay, CompileFault> {
  const byDay = new Map<number, CalendarOverride[]>();
  for (const override of overrides) {
    const from = Math.max(0, dayNumberOf(override.from) - firstDay);
    const to = Math.min(dayCount - 1, dayNumberOf(override.to) - firstDay);
    for (let index = from; index <= to; index += 1) {
      const list = byDay.get(index) ?? [];
      const { kind } = override.change;
      const isExclusive = kind === 'other-hours' || kind === 'make-up-working-day';
      if (isExclusive && list.some((other) => other.change.kind === kind)) {
        return fault('calendar-override-conflict', {
          date: localDateAt(firstDay + index),
          override: override.id,
        });
      }
      list.push(override);
      byDay.set(index, list);
    }
  }
  return ok(byDay);
}

function plansOf(
  version: CalendarVersion,
  dates: readonly LocalDate[],
  overrides: OverridesByDay,
  firstDay: number,
): readonly DayPlan[] {
  const dated = new Map<LocalDate, DatedDay>(version.days.map((day) => [day.date, day]));
  const plain = new Map<Weekday, DayPlan>();
  return dates.map((date, index) => {
    const weekday = weekdayAt(firstDay + index);
    const own = dated.get(date);
    const changes = overrides.get(index);
    if (own !== undefined || changes !== undefined) return dayPlanFor(version, weekday, own, changes ?? []);
    const plan = plain.get(weekday) ?? dayPlanFor(version, weekday, undefined, []);
    plain.set(weekday, plan);
    return plan;
  });
}

function offRunsOf(plans: readonly DayPlan[], dates: readonly LocalDate[]): OffRuns {
  const runs: SkippedDays[] = [];
  const first: number[] = [];
  const last: number[] = [];
  const before = new Int32Array(plans.length + 1);
  for (const [index, plan] of plans.entries()) {
    const date = dates[index];
    const previous = runs.at(-1);
    if (plan.offReason !== undefined && date !== undefined) {
      const continues =
        last.at(-1) === index - 1 && previous?.reason === plan.offReason && previous.name === plan.name;
      if (continues) {
        runs[runs.length - 1] = { ...previous, to: date };
        last[last.length - 1] = index;
      } else {
        const named = plan.name === undefined ? {} : { name: plan.name };
        runs.push({ from: date, to: date, reason: plan.offReason, ...named });
        first.push(index);
        last.push(index);
      }
    }
    before[index + 1] = runs.length;
  }
  return { runs, first: Int32Array.from(first), last: Int32Array.from(last), before };
}
