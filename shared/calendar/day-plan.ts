import type { CalendarOverride } from './calendar-override.ts';
import { weekdayName, type CalendarVersion, type DatedDay } from './calendar-version.ts';
import { secondOfTime, weekdayOf, type Weekday } from './local-time.ts';
import { intersectSpans, spansOf, type Span } from './window.ts';

/** Why a date is off or short. `weekend` is a weekday without working windows. */
export type DayOffReason = 'weekend' | 'holiday' | 'swap-off' | 'closure';

/** What one date is, with its hours; dates of the same kind share one plan. Seconds are counted from midnight. */
export interface DayPlan {
  readonly offReason?: DayOffReason;
  /** The holiday, swap, closure or half-day closure; absent on plain days. */
  readonly name?: string;
  readonly isMakeUp: boolean;
  readonly isHalfDay: boolean;
  /** Empty on days off. */
  readonly windows: readonly Span[];
  /** On days off only Saturday reception, where the office has it. */
  readonly reception: readonly Span[];
  readonly workingSeconds: number;
  /** End of the last reception window of a working day; -1 when a dossier received on this date waits for the next one. */
  readonly receptionEnd: number;
  /** Due instant of this date; -1 when a half-day closure has shut the office by then (DL-4). */
  readonly dueSecond: number;
}

/** The rule DL-2 for one date: what the version says of it, then what the office's overrides do to it. */
export function dayPlanFor(
  version: CalendarVersion,
  weekday: Weekday,
  dated: DatedDay | undefined,
  overrides: readonly CalendarOverride[],
): DayPlan {
  const changes = overrides.map((override) => override.change);
  const closure = changes.find((change) => change.kind === 'closure');
  if (closure !== undefined) return dayOff('closure', closure.name, []);
  const makeUp = changes.find((change) => change.kind === 'make-up-working-day');
  const regular = regularHours(version, weekday, dated, makeUp);
  if (regular === undefined) return dayOffOf(version, weekday, dated);

  const other = changes.find((change) => change.kind === 'other-hours');
  let windows = other === undefined ? regular.windows : spansOf(other.workingWindows);
  let reception = other === undefined ? regular.reception : spansOf(other.receptionWindows);
  const dueSecond = Math.min(secondOfTime(version.dueTime), windows.at(-1)?.to ?? 0);

  const halfDays = changes.filter((change) => change.kind === 'half-day-closure');
  const cuts = halfDays.map((change) => ({ name: change.name, spans: spansOf(change.windows) }));
  if (dated?.kind === 'half-day-closure')
    cuts.unshift({ name: dated.name, spans: spansOf(dated.windows ?? []) });
  for (const cut of cuts) windows = intersectSpans(windows, cut.spans);
  if (cuts.length > 0) reception = intersectSpans(reception, windows);
  const closedName = cuts.map((cut) => cut.name).join(', ');
  if (windows.length === 0) return dayOff('closure', closedName, []);

  const name = cuts.length > 0 ? closedName : regular.name;
  return {
    ...(name === undefined ? {} : { name }),
    isMakeUp: regular.isMakeUp,
    isHalfDay: cuts.length > 0,
    windows,
    reception,
    workingSeconds: windows.reduce((sum, span) => sum + span.to - span.from, 0),
    receptionEnd: reception.at(-1)?.to ?? -1,
    dueSecond: cuts.length > 0 && (windows.at(-1)?.to ?? 0) < dueSecond ? -1 : dueSecond,
  };
}

interface RegularHours {
  readonly name?: string;
  readonly isMakeUp: boolean;
  readonly windows: readonly Span[];
  readonly reception: readonly Span[];
}

type MakeUpChange = Extract<CalendarOverride['change'], { kind: 'make-up-working-day' }>;

function regularHours(
  version: CalendarVersion,
  weekday: Weekday,
  dated: DatedDay | undefined,
  ordered: MakeUpChange | undefined,
): RegularHours | undefined {
  const own = version.workingWindows[weekdayName(weekday)];
  const makeUp = dated?.kind === 'make-up-working-day' ? dated : ordered;
  const isOff = dated?.kind === 'holiday' || dated?.kind === 'swap-off' || dated?.kind === 'closure';
  if (makeUp !== undefined && (isOff || own.length === 0)) return makeUpHours(version, makeUp);
  if (isOff || own.length === 0) return undefined;
  return {
    isMakeUp: false,
    windows: spansOf(own),
    reception: spansOf(version.receptionWindows[weekdayName(weekday)]),
  };
}

function makeUpHours(version: CalendarVersion, day: DatedDay | MakeUpChange): RegularHours {
  const replaced = weekdayName(day.swappedWith === undefined ? 1 : weekdayOf(day.swappedWith));
  const like = version.workingWindows[replaced].length > 0 ? replaced : 'monday';
  const windows = spansOf(day.windows ?? version.workingWindows[like]);
  const reception = intersectSpans(spansOf(version.receptionWindows[like]), windows);
  return { name: day.name, isMakeUp: true, windows, reception };
}

function dayOffOf(version: CalendarVersion, weekday: Weekday, dated: DatedDay | undefined): DayPlan {
  if (dated?.kind === 'holiday' || dated?.kind === 'swap-off' || dated?.kind === 'closure') {
    return dayOff(dated.kind, dated.name, []);
  }
  const { isOpen, windows } = version.saturdayReception;
  return dayOff('weekend', undefined, isOpen && weekday === 6 ? spansOf(windows) : []);
}

function dayOff(offReason: DayOffReason, name: string | undefined, reception: readonly Span[]): DayPlan {
  return {
    offReason,
    ...(name === undefined ? {} : { name }),
    isMakeUp: false,
    isHalfDay: false,
    windows: [],
    reception,
    workingSeconds: 0,
    receptionEnd: -1,
    dueSecond: -1,
  };
}
