import fc from 'fast-check';
import { expect, it } from 'vitest';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { dayTotalOf, type FeeLine, totalOf } from '#shared/dossier/life/fees.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { counterIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { entriesIn, feeLedgerOf } from './fee-ledger.ts';

const { dossier: sample } = new DossierStory();
const date = localDateSchema.parse('2026-11-25');
const uuid = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const counters = [1, 2].map((n) => ({ id: counterIdSchema.parse(uuid(n)), name: `Quầy ${n}`, number: n }));
const users = [11, 12].map((n) => ({ id: userIdSchema.parse(uuid(n)), fullName: `Người ${n}` }));
const profile = { office: { counters }, users } as unknown as OfficeProfile;

const line = fc.record({
  day: fc.constantFrom('2026-11-24', '2026-11-25'),
  hour: fc.integer({ min: 8, max: 16 }),
  user: fc.constantFrom(...users),
  amount: fc.integer({ min: 1, max: 50 }).map((n) => n * 1000),
  way: fc.constantFrom('cash' as const, 'transfer' as const),
  isTakenBack: fc.boolean(),
});

const arbitrary = fc.array(
  fc
    .record({
      counter: fc.constantFrom(...counters),
      lines: fc.array(line, { maxLength: 4 }),
      atReceipt: fc.option(fc.integer({ min: 1, max: 9 }).map((n) => n * 1000)),
      receivedOn: fc.constantFrom('2026-11-24', '2026-11-25'),
    })
    .map(({ counter, lines, atReceipt, receivedOn }): Dossier => {
      const feeLines = lines.flatMap(({ day, hour, user, amount, way, isTakenBack }, n): FeeLine[] => {
        const at = localDateTimeSchema.parse(`${day}T${String(hour).padStart(2, '0')}:00`);
        const taken = {
          id: `${n}`,
          at,
          by: user.id,
          name: 'Lệ phí',
          receiptNumber: `R${n}`,
          way,
          reason: '',
        };
        const back = { ...taken, id: `${n}-`, amount: -amount, of: `${n}`, reason: 'Ghi nhầm' };
        return [{ ...taken, amount, of: null }, ...(isTakenBack ? [back] : [])];
      });
      const fee = { amount: atReceipt, text: '', collected: atReceipt !== null, receiptNumber: 'B1' };
      const receivedAt = localDateTimeSchema.parse(`${receivedOn}T08:30`);
      const receivedBy = users[0]!.id;
      return {
        ...sample,
        counterId: counter.id,
        fee,
        receivedAt,
        receivedBy,
        life: { ...freshLife, feeLines },
      };
    }),
  { maxLength: 6 },
);

it('adds up: people to the whole, and every figure to the lines that it opens', () => {
  fc.assert(
    fc.property(arbitrary, (dossiers) => {
      const ledger = feeLedgerOf(dossiers, date, profile);
      expect(ledger.total).toEqual(dayTotalOf(dossiers, date));
      const sum = (of: (total: typeof ledger.total) => number): number =>
        ledger.takers.reduce((all, { total }) => all + of(total), 0);
      expect(sum(({ total }) => total)).toBe(ledger.total.total);
      expect(sum(({ receipts }) => receipts)).toBe(ledger.total.receipts);
      for (const scope of [null, ...ledger.takers]) {
        const amount = (figure: Parameters<typeof entriesIn>[2]): number =>
          entriesIn(ledger.entries, scope, figure).reduce((all, { line: { amount: one } }) => all + one, 0);
        const total = scope === null ? ledger.total : scope.total;
        expect(amount('all')).toBe(total.total);
        expect(amount('taken')).toBe(total.taken);
        expect(amount('corrected')).toBe(total.corrected);
        expect(amount('cash') + amount('transfer')).toBe(total.total);
        expect(totalOf(entriesIn(ledger.entries, scope, 'all').map(({ line: one }) => one))).toEqual(total);
      }
    }),
  );
});

it('has the money of the day, whenever the dossier was received, with its receipts and by time', () => {
  const at = (text: string) => localDateTimeSchema.parse(text);
  const taken: FeeLine = {
    id: 'a',
    at: at('2026-11-25T10:00'),
    by: users[1]!.id,
    name: 'Lệ phí',
    amount: 8000,
    receiptNumber: 'R7',
    way: 'transfer',
    of: null,
    reason: '',
  };
  const old: Dossier = {
    ...sample,
    counterId: counters[1]!.id,
    receivedAt: at('2026-11-02T09:00'),
    fee: { amount: 5000, text: '', collected: true, receiptNumber: 'B2' },
    life: { ...freshLife, feeLines: [taken] },
  };
  const today: Dossier = {
    ...old,
    counterId: counters[0]!.id,
    receivedAt: at('2026-11-25T09:00'),
    receivedBy: users[0]!.id,
    life: freshLife,
  };
  const ledger = feeLedgerOf([old, today], date, profile);
  expect(ledger.entries.map(({ line: { receiptNumber } }) => receiptNumber)).toEqual(['B2', 'R7']);
  expect(ledger.takers.map(({ counterName, name, total }) => [counterName, name, total.total])).toEqual([
    ['Quầy 1', 'Người 11', 5000],
    ['Quầy 2', 'Người 12', 8000],
  ]);
});
