import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { formKindSchema, formMark, formRegimeOn, formSetsSchema } from './form-set.ts';

const file = new URL('../../../resources/forms/form-sets.json', import.meta.url);
const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
const { sets } = formSetsSchema.parse(content);

describe('the set of forms', () => {
  it.each([
    ['2019-07-01T08:00', 'tt-01-2018'],
    ['2025-09-14T23:59:59', 'tt-01-2018'],
    ['2025-09-15T00:00', 'tt-03-2025'],
    ['2026-11-24T09:05', 'tt-03-2025'],
    // Older than the first set.
    ['2018-01-02T08:00', 'tt-01-2018'],
  ])('of a dossier received at %s is %s', (receivedAt, regime) => {
    expect(formRegimeOn(sets, receivedAt as LocalDateTime)).toBe(regime);
  });

  it('must be in order of validity', () => {
    const broken = { ...(content as object), sets: [...sets].reverse() };
    expect(formSetsSchema.safeParse(broken).success).toBe(false);
  });

  it.each([
    ['receipt', '01', '01'],
    ['supplement-request', '02', '02'],
    ['refusal', '03', '03'],
    ['apology', '04', '04'],
    ['stop-notice', '05', null],
    ['control-slip', '06', '05'],
    ['register', '07', '06'],
  ] as const)('calls %s Mẫu số %s, before 2025 %s', (form, now, before) => {
    expect(formMark(form, 'tt-03-2025')).toBe(`Mẫu số ${now} (Thông tư 03/2025/TT-VPCP)`);
    const older = before === null ? '' : `Mẫu số ${before} (`;
    expect(formMark(form, 'tt-01-2018')).toBe(
      `${older}Thông tư 01/2018/TT-VPCP${before === null ? '' : ')'}`,
    );
  });

  it('has seven forms', () => {
    expect(formKindSchema.options).toHaveLength(7);
  });
});
