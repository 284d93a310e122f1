import type { LocalDate } from '#shared/calendar/local-time.ts';
import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import { dossierCode, provisionalCode } from './code.ts';
import { type Lane, type Numbering, bookOf, nextOfDay, takeSlipNumber } from './lane.ts';
import { slipSeries } from './slips/slip-number.ts';

export interface CodeRequest {
  readonly policy: NumberingPolicy;
  readonly agencyCode: string;
  /** The device's own lane, by which it has its register book. */
  readonly lane: Lane;
  /** Lanes leased beside it after it was used up. */
  readonly moreLanes: readonly Lane[];
  readonly used: Numbering;
  readonly date: LocalDate;
  /** Epoch milliseconds of the time that counts. */
  readonly now: number;
}

export interface TakenCode {
  readonly code: string;
  /** The lane that the number is from; the device's own for a provisional code. */
  readonly lane: Lane;
  /** Running number of the year in the device's register book. */
  readonly ofYear: number;
  readonly numbering: Numbering;
}

/**
 * The code of the next dossier. There always is one: where the lanes have none, or the office numbers on the server, it is a provisional
 * one, and the server gives the official code (rules NUM-1 to NUM-3).
 */
export function takeCode({ policy, agencyCode, lane, moreLanes, used, date, now }: CodeRequest): TakenCode {
  const { order: ofYear, numbering } = takeSlipNumber(used, slipSeries('receipt', bookOf(lane), date));
  const isSameDay = used.date === date;
  const { lastOfSeries } = numbering;
  const base = { date, lastOfDay: isSameDay ? used.lastOfDay : 0, lastOfSeries };
  const provisional = isSameDay ? (used.lastProvisional ?? 0) : 0;
  const next = policy === 'lane' ? nextOfDay([lane, ...moreLanes], used, date, now) : null;
  if (next === null) {
    const lastProvisional = provisional + 1;
    const code = provisionalCode(lane.number, date, lastProvisional);
    return { code, lane, ofYear, numbering: { ...base, lastProvisional } };
  }
  return {
    code: dossierCode(agencyCode, date, next.ofDay),
    lane: next.lane,
    ofYear,
    numbering: {
      ...base,
      lastOfDay: next.ofDay,
      ...(provisional === 0 ? {} : { lastProvisional: provisional }),
    },
  };
}
