import { z } from 'zod';
import { localDateSchema, localDateTimeSchema, localTimeSchema } from './local-time.ts';

/**
 * Rule DL-14: a promise shows how it was reckoned. A trace is a list of steps in the order of the reckoning; each names its rule. Within
 * one count, every date after its start up to the due date is in exactly one counted, skipped or paused step.
 */

/** Neighbouring days (both ends inclusive) that did not count, for one reason; of a half-day closure only the shut hours. */
const skippedDaysSchema = z
  .object({
    from: localDateSchema,
    to: localDateSchema,
    reason: z.enum(['weekend', 'holiday', 'swap-off', 'closure', 'half-day-closure']),
    name: z.string().optional(),
  })
  .readonly();
export type SkippedDays = z.infer<typeof skippedDaysSchema>;

/** Where the count starts, and why there. */
const startedSchema = z
  .object({
    kind: z.literal('started'),
    /** DL-3 and DL-7 at the receipt, DL-8 (same day) and DL-9 at the end of a pause. */
    rule: z.enum(['DL-3', 'DL-7', 'DL-8', 'DL-9']),
    received: localDateTimeSchema,
    effective: localDateTimeSchema,
    because: z.enum(['in-hours', 'after-reception', 'day-off', 'receipt-date']),
  })
  .readonly();

const cutOffSchema = z
  .object({
    kind: z.literal('cut-off'),
    rule: z.literal('DL-5'),
    cutOff: localTimeSchema,
    isInTime: z.boolean(),
  })
  .readonly();

/** `amount` days of `unit` were counted, the first on `from`, the last on `to`. */
const countedDaysSchema = z
  .object({
    kind: z.literal('counted-days'),
    rule: z.enum(['DL-4', 'DL-5', 'DL-7']),
    unit: z.enum(['same-day', 'working-day', 'calendar-day']),
    from: localDateSchema,
    to: localDateSchema,
    amount: z.int().min(1),
  })
  .readonly();

const countedMonthsSchema = z
  .object({
    kind: z.literal('counted-months'),
    rule: z.literal('DL-7'),
    /** The receipt date, itself not counted. */
    from: localDateSchema,
    to: localDateSchema,
    amount: z.int().min(1),
    /** The month of `to` has no such day, so its last day was taken. */
    isClamped: z.boolean(),
  })
  .readonly();

/** `seconds` of working time from `from` to `to`: within one working window, or `wholeDays` working days one after another. */
const countedTimeSchema = z
  .object({
    kind: z.literal('counted-time'),
    rule: z.literal('DL-6'),
    from: localDateTimeSchema,
    to: localDateTimeSchema,
    seconds: z.int().min(1),
    wholeDays: z.int().min(1).optional(),
  })
  .readonly();

const skippedSchema = z
  .object({
    kind: z.literal('skipped'),
    rule: z.literal('DL-2'),
    days: z.array(skippedDaysSchema).readonly(),
  })
  .readonly();

const pauseEffects = ['stopped', 'restarted', 'superseded', 'without-effect'] as const;

/**
 * A pause. `stopped`: the count stood still for `amount` (working days, calendar days, or seconds of working time). `restarted`: the
 * count began anew at its end. `superseded`: a later pause began the count anew. `without-effect`: it began when the promise was due.
 */
const pausedSchema = z
  .object({
    kind: z.literal('paused'),
    rule: z.enum(['DL-8', 'DL-9']),
    from: localDateTimeSchema,
    to: localDateTimeSchema,
    name: z.string().optional(),
    effect: z.enum(pauseEffects),
    amount: z.int().min(0),
    unit: z.enum(['working-day', 'calendar-day', 'second']),
  })
  .readonly();

/** The date reached cannot be promised; it moved on to the next one that can. */
const movedSchema = z
  .object({
    kind: z.literal('moved'),
    rule: z.enum(['DL-4', 'DL-5', 'DL-7']),
    from: localDateSchema,
    to: localDateSchema,
    because: z.enum(['day-off', 'shut-at-due-time']),
  })
  .readonly();

export const traceStepSchema = z.discriminatedUnion('kind', [
  startedSchema,
  cutOffSchema,
  countedDaysSchema,
  countedMonthsSchema,
  countedTimeSchema,
  skippedSchema,
  pausedSchema,
  movedSchema,
]);
export type TraceStep = z.infer<typeof traceStepSchema>;
export type StartedStep = Extract<TraceStep, { kind: 'started' }>;
export type PausedStep = Extract<TraceStep, { kind: 'paused' }>;
