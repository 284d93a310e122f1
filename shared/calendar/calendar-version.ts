import { z } from 'zod';
import { localDateSchema, localTimeSchema, secondOfTime, weekdayOf, type Weekday } from './local-time.ts';
import { windowListSchema } from './window.ts';

/** How sure we are of a fact: published and seen, likely, or a guess that somebody must confirm. */
export const confidenceSchema = z.enum(['high', 'medium', 'low']);
export type Confidence = z.infer<typeof confidenceSchema>;

export const weekdayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type WeekdayName = (typeof weekdayNames)[number];

export function weekdayName(weekday: Weekday): WeekdayName {
  return weekdayNames[weekday - 1] ?? 'monday';
}

/** Windows of every weekday; an empty list is a day off. */
const weekSchema = z
  .strictObject({
    monday: windowListSchema,
    tuesday: windowListSchema,
    wednesday: windowListSchema,
    thursday: windowListSchema,
    friday: windowListSchema,
    saturday: windowListSchema,
    sunday: windowListSchema,
  })
  .readonly();

export const dayKinds = [
  'holiday',
  'swap-off',
  'make-up-working-day',
  'closure',
  'half-day-closure',
] as const;
/**
 * `holiday`: paid public holiday or the day off in its place (Bộ luật Lao động 2019, Điều 111-112). `swap-off` and
 * `make-up-working-day`: the two sides of a published swap. `closure`: the offices are shut by order. `half-day-closure`: a working day
 * of which only `windows` are worked.
 */
export type DayKind = (typeof dayKinds)[number];

export const datedDaySchema = z
  .strictObject({
    date: localDateSchema,
    kind: z.enum(dayKinds),
    name: z.string().min(1).max(200),
    source: z.string().min(1).max(500),
    confidence: confidenceSchema,
    /** The other side of a swap. */
    swappedWith: localDateSchema.optional(),
    /** The holiday that fell on a day off and is taken on this date instead. */
    substituteFor: localDateSchema.optional(),
    /** The working windows of this one date; required for a half-day closure, optional for a make-up day. */
    windows: windowListSchema.optional(),
    note: z.string().max(500).optional(),
  })
  .readonly();
export type DatedDay = z.infer<typeof datedDaySchema>;

/** The longest span of a calendar version in days (a century): the compiled tables grow with it. */
const longestSpanDays = 36_525;

/** Rule DL-1: everything that a promise needs to know about days and hours, as data with its source. */
export const calendarVersionSchema = z
  .strictObject({
    /** Names this version for ever: a promise carries it. A change of content is a new version with a new id. */
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,63}$/),
    title: z.string().min(1).max(200),
    validFrom: localDateSchema,
    /** Inclusive. */
    validTo: localDateSchema,
    /** Days off are published up to this date; promises due after it are marked as predicted. */
    officialUntil: localDateSchema,
    source: z.string().min(1).max(1000),
    confidence: confidenceSchema,
    workingWindows: weekSchema,
    receptionWindows: weekSchema,
    /** Reception outside the working week, usually Saturday morning. It never makes a working day (DL-2). */
    saturdayReception: z.object({ isOpen: z.boolean(), windows: windowListSchema }).readonly(),
    sameDayCutoff: localTimeSchema,
    dueTime: localTimeSchema,
    days: z.array(datedDaySchema).readonly(),
  })
  .readonly()
  .superRefine(checkVersion);
export type CalendarVersion = z.infer<typeof calendarVersionSchema>;

/** What can be wrong with a version whose parts are each in form. Their texts stand in `fault-text.ts`. */
export const calendarFlaws = [
  'ends-before-it-begins',
  'official-beyond-validity',
  'longer-than-a-century',
  'no-weekday-worked',
  'reception-on-a-day-off',
  'cut-off-after-due-time',
  'date-listed-twice',
  'date-outside-validity',
  'make-up-day-worked-anyway',
  'make-up-day-without-windows',
  'half-day-without-windows',
  'swap-without-other-side',
  'no-such-date',
  'window-ends-before-it-begins',
  'windows-out-of-order',
] as const;
export type CalendarFlaw = (typeof calendarFlaws)[number];

function checkVersion(version: z.infer<typeof calendarVersionSchema>, context: z.RefinementCtx): void {
  const refuse = (path: (string | number)[], message: CalendarFlaw) =>
    context.addIssue({ code: 'custom', path, message, input: version });
  if (version.validTo < version.validFrom) refuse(['validTo'], 'ends-before-it-begins');
  if (version.officialUntil > version.validTo) refuse(['officialUntil'], 'official-beyond-validity');
  if (spanDays(version.validFrom, version.validTo) > longestSpanDays)
    refuse(['validTo'], 'longer-than-a-century');
  if (weekdayNames.every((name) => version.workingWindows[name].length === 0)) {
    refuse(['workingWindows'], 'no-weekday-worked');
  }
  for (const name of weekdayNames) {
    const isWorked = version.workingWindows[name].length > 0;
    if (!isWorked && version.receptionWindows[name].length > 0) {
      refuse(['receptionWindows', name], 'reception-on-a-day-off');
    }
  }
  if (secondOfTime(version.sameDayCutoff) > secondOfTime(version.dueTime)) {
    refuse(['sameDayCutoff'], 'cut-off-after-due-time');
  }
  checkDays(version, refuse);
}

function checkDays(
  version: z.infer<typeof calendarVersionSchema>,
  refuse: (path: (string | number)[], message: CalendarFlaw) => void,
): void {
  const byDate = new Map<string, DatedDay>();
  for (const [index, day] of version.days.entries()) {
    if (byDate.has(day.date)) refuse(['days', index, 'date'], 'date-listed-twice');
    byDate.set(day.date, day);
    if (day.date < version.validFrom || day.date > version.validTo) {
      refuse(['days', index, 'date'], 'date-outside-validity');
    }
    const isWorkedAnyway = version.workingWindows[weekdayName(weekdayOf(day.date))].length > 0;
    if (day.kind === 'make-up-working-day' && isWorkedAnyway) {
      refuse(['days', index, 'kind'], 'make-up-day-worked-anyway');
    }
    if (day.kind === 'half-day-closure' && (day.windows === undefined || day.windows.length === 0)) {
      refuse(['days', index, 'windows'], 'half-day-without-windows');
    }
    if (day.kind === 'make-up-working-day' && day.windows?.length === 0) {
      refuse(['days', index, 'windows'], 'make-up-day-without-windows');
    }
  }
  for (const [index, day] of version.days.entries()) {
    if (day.swappedWith === undefined) continue;
    const other = byDate.get(day.swappedWith);
    if (other?.swappedWith !== day.date || other.kind === day.kind) {
      refuse(['days', index, 'swappedWith'], 'swap-without-other-side');
    }
  }
}

function spanDays(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 365.25;
}
