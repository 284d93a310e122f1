import { describe, expect, it } from 'vitest';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { issuedSlip, type Slip } from '#shared/dossier/slip.ts';
import { dossierIdSchema, slipIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { whatHindersClosing } from './closing.ts';

const uuid = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const day = localDateSchema.parse('2026-11-25');
const by = userIdSchema.parse(uuid(900));

function slip(n: number, state: Slip['state'], at = '2026-11-25T10:00'): Slip {
  const done = { at: localDateTimeSchema.parse(at), by };
  const place = { form: 'control-slip', book: 1, year: 2026, order: n } as const;
  const ref = { slipId: slipIdSchema.parse(uuid(n)), number: `01-${n}`, ...place };
  return { ...issuedSlip(ref, done), state, handled: done };
}

const dossier = (n: number, ...slips: readonly Slip[]) => ({
  id: dossierIdSchema.parse(uuid(500 + n)),
  code: `M-${n}`,
  slips,
});

describe('what hinders the closing of a day', () => {
  it('is nothing while every print is known, however it ended', () => {
    const known = (['issued', 'printed-confirmed', 'failed', 'void'] as const).map((state, n) =>
      slip(n, state),
    );
    expect(whatHindersClosing([dossier(1, ...known)], day)).toEqual([]);
    expect(whatHindersClosing([], day)).toEqual([]);
  });

  it('are prints of the day and of days before of which nobody knows, the oldest first', () => {
    const today = slip(1, 'printed-unknown');
    const before = slip(2, 'printed-unknown', '2026-11-20T16:00');
    const after = slip(3, 'printed-unknown', '2026-11-26T08:00');
    const found = whatHindersClosing([dossier(1, today, after), dossier(2, before)], day);
    expect(found.map((one) => one.slip.id)).toEqual([before.id, today.id]);
    expect(found[0]).toMatchObject({ kind: 'slip-in-doubt', dossiers: [{ code: 'M-2' }] });
  });

  it('is one thing for a slip of several dossiers', () => {
    const shared = slip(1, 'printed-unknown');
    const found = whatHindersClosing([dossier(1, shared), dossier(2, shared)], day);
    expect(found).toHaveLength(1);
    expect(found[0]?.dossiers.map(({ code }) => code)).toEqual(['M-1', 'M-2']);
  });
});
