import { z } from 'zod';
import type { LocalDate } from '#shared/calendar/local-time.ts';

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

export const numberingSchema = z.strictObject({
  /** Day of `lastOfDay` and `lastProvisional`; a new day starts them anew. */
  date: z.string(),
  lastOfDay: z.number().int().min(0),
  /** Running number of the day's provisional codes; absent while there is none. */
  lastProvisional: z.number().int().min(1).optional(),
  year: z.string(),
  /** Running number of the receipt slips of `year`; it is the "số thứ tự" in the register book too. */
  lastOfYear: z.number().int().min(0),
});
/** How far a device has numbered; stored in the same transaction as the dossier that took the number. */
export type Numbering = z.infer<typeof numberingSchema>;

export const freshNumbering: Numbering = { date: '', lastOfDay: 0, year: '', lastOfYear: 0 };

/** The next number of this device's series of slips alone: for a slip that replaces another, whose dossier keeps its code. */
export function takeSlipNumber(
  used: Numbering,
  date: LocalDate,
): { readonly ofYear: number; readonly numbering: Numbering } {
  const year = date.slice(0, 4);
  const ofYear = used.year === year ? used.lastOfYear + 1 : 1;
  return { ofYear, numbering: { ...used, year, lastOfYear: ofYear } };
}

/**
 * The lowest number that a device's lanes still have on a date, above all that it has used that day; null when there is none or every
 * lease is over (rules NUM-1, NUM-2).
 *
 * @param now epoch milliseconds of the time that counts
 */
export function nextOfDay(
  lanes: readonly Lane[],
  used: Numbering,
  date: LocalDate,
  now: number,
): { readonly lane: Lane; readonly ofDay: number } | null {
  const last = used.date === date ? used.lastOfDay : 0;
  const [next] = lanes
    .filter(({ leaseUntil, last: end }) => now <= leaseUntil && end > last)
    .map((lane) => ({ lane, ofDay: Math.max(lane.first, last + 1) }))
    .toSorted((a, b) => a.ofDay - b.ofDay);
  return next ?? null;
}

/** How many dossiers a device can still number on a date; 0 when every lease is over. */
export function numbersLeft(lanes: readonly Lane[], used: Numbering, date: LocalDate, now: number): number {
  const last = used.date === date ? used.lastOfDay : 0;
  return lanes
    .filter(({ leaseUntil }) => now <= leaseUntil)
    .reduce((sum, lane) => sum + Math.max(0, lane.last - Math.max(lane.first - 1, last)), 0);
}
