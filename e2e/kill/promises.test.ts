import { describe, expect, it } from 'vitest';
import type { Dossier } from '#shared/dossier/state.ts';
import { SmallOffice } from '#shared/sync/testing/small-office.ts';
import { type Found, type Witness, brokenPromises } from './promises.ts';

const codeOf = (n: number): string => `H26.001.01-261123-000${n}`;
const idOf = (n: number): string => `00019000000${n}`;

/** A counter that holds two dossiers in its outbox, the second of them of this run, printed. */
async function machine(): Promise<{ witness: Witness; found: Found }> {
  const office = new SmallOffice(8, 1);
  const [device] = office.devices;
  for (const n of [1, 2]) await device!.record(device!.sample.received(codeOf(n)));
  const views = device!.store.views().map(({ state }) => state as unknown as Dossier);
  const dossiers = views.map((dossier) => {
    const order = dossier.code === codeOf(1) ? 1 : 2;
    const receipt = { ...dossier.receipt, order, number: `01-000${order}/2026-TTPVHCC` };
    return { ...dossier, receipt, applicant: { ...dossier.applicant, idNumber: idOf(order) } };
  });
  const pending = await device!.store.pendingFrom(0, 10);
  const found: Found = {
    meta: device!.store.meta(),
    pending,
    log: [],
    dossiers,
    journal: pending.map(({ event }) => event),
    draft: null,
    formIdNumber: '',
    newPapers: ['2026/slip-1.pdf'],
    slipSaid: 'issued',
  };
  const witness: Witness = {
    idNumber: idOf(2),
    draft: { savedAt: 5, idNumber: idOf(2) },
    saidCode: codeOf(2),
    isPrintAsked: true,
    isPrintSaid: true,
  };
  return { witness, found };
}

describe('brokenPromises', () => {
  it('finds nothing where a dossier, its number, its paper and the outbox are as they were said', async () => {
    const { witness, found } = await machine();
    expect(brokenPromises(witness, found)).toEqual([]);
  });

  it('finds nothing where the kill came before the save and what was typed is there again', async () => {
    const { witness, found } = await machine();
    const typing = { ...witness, saidCode: null, isPrintAsked: false, isPrintSaid: false, idNumber: idOf(3) };
    const draft = { savedAt: 6, idNumber: idOf(3) };
    const back = { ...found, newPapers: [], slipSaid: null, draft, formIdNumber: idOf(3) };
    expect(brokenPromises(typing, back)).toEqual([]);
    expect(brokenPromises(typing, { ...back, draft: null, formIdNumber: '' })).toEqual([
      'what was typed and kept is gone',
    ]);
    expect(brokenPromises(typing, { ...back, formIdNumber: '' })).toEqual([
      'what was typed is kept and the form does not show it',
    ]);
  });

  const changes: readonly [string, (found: Found) => Partial<Found>, RegExp][] = [
    ['a dossier that was said', ({ dossiers }) => ({ dossiers: dossiers.slice(0, 1) }), /had said/],
    [
      'a dossier that came twice',
      ({ dossiers }) => ({ dossiers: [...dossiers, dossiers[1]!] }),
      /2 dossiers of one intake/,
    ],
    [
      'a code that two have',
      ({ dossiers }) => ({ dossiers: dossiers.map((dossier) => ({ ...dossier, code: codeOf(2) })) }),
      /one code/,
    ],
    [
      'a hole in the numbers',
      ({ dossiers }) => ({
        dossiers: dossiers.map((dossier) => ({
          ...dossier,
          receipt: { ...dossier.receipt, order: dossier.receipt.order * 2 },
        })),
      }),
      /not one after the other/,
    ],
    ['a draft beside its dossier', () => ({ draft: { savedAt: 9, idNumber: idOf(2) } }), /saved twice/],
    ['a paper that nobody owns to', () => ({ slipSaid: 'not' }), /a paper is out and the screen says "not"/],
    ['a paper that is none', () => ({ newPapers: [] }), /without a paper/],
    ['an event that the journal lacks', () => ({ journal: [] }), /the journal lacks it/],
    [
      'an event that the database lacks',
      ({ pending }) => ({ pending: pending.slice(0, 1) }),
      /is in the journal alone/,
    ],
    ['a chain that begins later', ({ pending }) => ({ pending: pending.slice(1) }), /missing or doubled/],
  ];
  it.each(changes)('finds %s', async (_what, change, words) => {
    const { witness, found } = await machine();
    expect(brokenPromises(witness, { ...found, ...change(found) }).join('\n')).toMatch(words);
  });
});
