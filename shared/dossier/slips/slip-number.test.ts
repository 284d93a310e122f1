import { describe, expect, it } from 'vitest';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { seriesKey, slipNumber, slipSeries, type NumberedForm } from './slip-number.ts';

const date = '2026-11-24' as LocalDate;

describe('the number of a slip', () => {
  it.each<[NumberedForm, string, string]>([
    ['receipt', '02-0123/2026-TTPVHCC', '02-0123/2026-TTPVHCC'],
    ['supplement-request', '02-0123/PBS-TTPVHCC', '02-0123/HDHS-TTPVHCC'],
    ['refusal', '02-0123/PTC-TTPVHCC', '02-0123/PTC-TTPVHCC'],
    ['apology', '02-0123/PXL-TTPVHCC', '02-0123/PXL-TTPVHCC'],
    ['stop-notice', '02-0123/TB-TTPVHCC', '02-0123/TB-TTPVHCC'],
    ['control-slip', '02-0123/PKS-TTPVHCC', '02-0123/PKS-TTPVHCC'],
  ])('of a %s is %s, in the older set %s', (form, now, before) => {
    const series = slipSeries(form, 2, date);
    expect(slipNumber(series, 123, 'tt-03-2025', 'TTPVHCC')).toBe(now);
    expect(slipNumber(series, 123, 'tt-01-2018', 'TTPVHCC')).toBe(before);
  });

  it('runs in a series of its own for each form, year and book', () => {
    const keys = [
      slipSeries('refusal', 2, date),
      slipSeries('refusal', 3, date),
      slipSeries('apology', 2, date),
      slipSeries('refusal', 2, '2027-01-01' as LocalDate),
    ].map(seriesKey);
    expect(keys).toEqual(['refusal/2026/02', 'refusal/2026/03', 'apology/2026/02', 'refusal/2027/02']);
  });
});
