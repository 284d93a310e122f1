import { z } from 'zod';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { seriesKey, type SlipSeries } from './slips/slip-number.ts';

export const laneSchema = z.strictObject({
  /** Number of the lane in the office, from 1. */
  number: z.number().int().min(1).max(99),
  /** The "quyển số" of the follow-up register that its holder keeps; left out by servers before 0007, where it is the lane's number. */
  book: z.number().int().min(1).max(99).optional(),
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

/** The register book of a device, by its own lane. No two holders ever keep one book, unless one follows the other. */
export function bookOf({ number, book = number }: Lane): number {
  return book;
}

export const numberingSchema = z.strictObject({
  /** Day of `lastOfDay` and `lastProvisional`; a new day starts them anew. */
  date: z.string(),
  lastOfDay: z.number().int().min(0),
  /** Running number of the day's provisional codes; absent while there is none. */
  lastProvisional: z.number().int().min(1).optional(),
  /**
   * The last running number of each series of slips that this device knows of, its own book and others, by `seriesKey`: a book that comes
   * to it from a device that is gone goes on where it was. That of the receipts is the "số thứ tự" in the register book too.
   */
  lastOfSeries: z.record(z.string(), z.number().int().min(1)),
});
/** How far a device has numbered; stored in the same transaction as the dossier that took the number. */
export type Numbering = z.infer<typeof numberingSchema>;

export const freshNumbering: Numbering = { date: '', lastOfDay: 0, lastOfSeries: {} };

/** The next number of a series, from 1; to be saved with the event that uses it. */
export function takeSlipNumber(
  used: Numbering,
  series: SlipSeries,
): { readonly order: number; readonly numbering: Numbering } {
  const order = (used.lastOfSeries[seriesKey(series)] ?? 0) + 1;
  return { order, numbering: withSlipNumber(used, series, order) };
}

/** The numbering once it is known that a number was used; never backwards. */
export function withSlipNumber(used: Numbering, series: SlipSeries, order: number): Numbering {
  const key = seriesKey(series);
  if (order <= (used.lastOfSeries[key] ?? 0)) return used;
  return { ...used, lastOfSeries: { ...used.lastOfSeries, [key]: order } };
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
