import { describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import type { DossierRow } from '../store/rows.ts';
import { emptyBatch, flawOfCode, isBatch } from './batch.ts';

const today = localDateSchema.parse('2026-11-25');

function row(id: string, status: LifeState, receivedAt = '2026-11-25T09:00'): DossierRow {
  const dossier = { id, status, receivedAt, paused: null, voided: null, life: freshLife };
  return { id, readOnly: false, dossier } as unknown as DossierRow;
}

describe('a batch', () => {
  it('takes a dossier that can go, once', () => {
    const flaw = (
      found: DossierRow | undefined,
      ids: readonly string[] = [],
      role: 'officer' | 'head' = 'officer',
    ) => flawOfCode('M-1', found, { ...emptyBatch, ids }, role, today);
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
