import { addDays, type LocalDate, localDateSchema, weekdayOf } from '#shared/calendar/local-time.ts';

export const periods = ['today', 'week', 'month', 'last-month', 'quarter', 'year', 'typed'] as const;
export type Period = (typeof periods)[number];

export interface Stretch {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
}

/** The dates of a period that is named from today on; weeks begin on Monday. */
export function stretchOf(period: Exclude<Period, 'typed'>, today: LocalDate): Stretch {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'week': {
      const monday = addDays(today, 1 - weekdayOf(today));
      return { from: monday, to: addDays(monday, 6) };
    }
    case 'month':
      return monthsFrom(year, month, 1);
    case 'last-month':
      return month === 1 ? monthsFrom(year - 1, 12, 1) : monthsFrom(year, month - 1, 1);
    case 'quarter':
      return monthsFrom(year, month - ((month - 1) % 3), 3);
    case 'year':
      return monthsFrom(year, 1, 12);
  }
}

/** Whole months. @param month 1 to 12, with `count` not beyond December */
function monthsFrom(year: number, month: number, count: number): Stretch {
  const next = month + count;
  const after = next > 12 ? firstOf(year + 1, next - 12) : firstOf(year, next);
  return { from: firstOf(year, month), to: addDays(after, -1) };
}

function firstOf(year: number, month: number): LocalDate {
  return localDateSchema.parse(`${year}-${String(month).padStart(2, '0')}-01`);
}
