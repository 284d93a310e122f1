import { z } from 'zod';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

export const laneSchema = z.strictObject({
  /** Number of the lane in the office, from 1; also the "quyển số" of the follow-up register that this device keeps. */
  number: z.number().int().min(1).max(99),
  /** First and last running number of each day, both included. */
  first: z.number().int().min(1),
  last: z.number().int().min(1),
  /** Grows each time the lane is leased anew; an older holder's numbers can so be told from a newer one's. */
  fence: z.number().int().min(1),
  /** Epoch milliseconds after which the device takes no numbers until the lease is renewed. */
  leaseUntil: z.number().int(),
});
/** A counter's leased part of the day's running numbers: it numbers without a network, and never meets another counter's numbers. */
export type Lane = z.infer<typeof laneSchema>;

export type NumberingFault = Fault<'lane-exhausted' | 'lane-expired'>;

export const numberingSchema = z.strictObject({
  /** Day of `lastOfDay`; a new day starts at the lane's first number. */
  date: z.string(),
  lastOfDay: z.number().int().min(0),
  year: z.string(),
  /** Running number of the receipt slips of `year`; it is the "số thứ tự" in the register book too. */
  lastOfYear: z.number().int().min(0),
});
/** How far a device has numbered; stored in the same transaction as the dossier that took the number. */
export type Numbering = z.infer<typeof numberingSchema>;

export const freshNumbering: Numbering = { date: '', lastOfDay: 0, year: '', lastOfYear: 0 };

/**
 * The next number of this device's series of slips alone: for a slip that replaces another, whose dossier keeps its code.
 *
 * @returns `lane-expired` when the lease is over
 */
export function takeSlipNumber(
  lane: Lane,
  used: Numbering,
  date: LocalDate,
  now: number,
): Result<Omit<TakenNumber, 'ofDay'>, NumberingFault> {
  if (now > lane.leaseUntil) return fault('lane-expired', { lane: lane.number });
  const year = date.slice(0, 4);
  const ofYear = used.year === year ? used.lastOfYear + 1 : 1;
  return ok({ ofYear, numbering: { ...used, year, lastOfYear: ofYear } });
}

export interface TakenNumber {
  readonly ofDay: number;
  readonly ofYear: number;
  readonly numbering: Numbering;
}

/**
 * The next number of the lane on a date.
 *
 * @param now epoch milliseconds, already held against the last server time seen
 * @returns `lane-expired` when the lease is over, `lane-exhausted` when the day's numbers are used up
 */
export function takeNumber(
  lane: Lane,
  used: Numbering,
  date: LocalDate,
  now: number,
): Result<TakenNumber, NumberingFault> {
  if (now > lane.leaseUntil) return fault('lane-expired', { lane: lane.number });
  const year = date.slice(0, 4);
  const ofDay = used.date === date && used.lastOfDay >= lane.first ? used.lastOfDay + 1 : lane.first;
  if (ofDay > lane.last) return fault('lane-exhausted', { lane: lane.number, last: lane.last });
  const ofYear = used.year === year ? used.lastOfYear + 1 : 1;
  return ok({ ofDay, ofYear, numbering: { date, lastOfDay: ofDay, year, lastOfYear: ofYear } });
}
