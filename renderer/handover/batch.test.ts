import { describe, expect, it } from 'vitest';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { at, LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import type { DossierRow } from '../store/rows.ts';
import { emptyBatch, flawOfCode, isBatch } from './batch.ts';

const moment = { calendar: haNoi, now: at('2026-11-25T09:00') };

function row(id: string, status: LifeState): DossierRow {
  const office = new LifeOffice();
  office.bring(status);
  return { id, readOnly: false, dossier: office.held } as unknown as DossierRow;
}

describe('a batch', () => {
  it('takes a dossier that can go, once', () => {
    const flaw = (
      found: DossierRow | undefined,
      ids: readonly string[] = [],
      role: 'officer' | 'head' = 'officer',
    ) => flawOfCode('M-1', found, { ...emptyBatch, ids }, role, moment);
    expect(flaw(row('a', 'accepted'))).toBeNull();
    expect(flaw(undefined)).toContain('Không có hồ sơ');
    expect(flaw(row('a', 'accepted'), ['a'])).toContain('đã có trong danh sách');
    expect(flaw(row('a', 'at-counter'))).toContain('Đã xử lý xong');
    expect(flaw(row('a', 'accepted'), [], 'head')).toContain('không bàn giao được');
  });

  it('leaves a draft of another shape aside', () => {
    expect(isBatch(emptyBatch)).toBe(true);
    expect(isBatch({ unit: '' })).toBe(false);
    expect(isBatch(null)).toBe(false);
  });
});
