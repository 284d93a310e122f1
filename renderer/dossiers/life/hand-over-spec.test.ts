import { expect, it } from 'vitest';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import type { Leg } from '#shared/dossier/life/legs.ts';
import { at, LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { LifeActs } from '../../store/life-acts.ts';
import { handOverSpec } from './counter-specs.ts';

const legs: readonly Leg[] = ['Phòng Tư pháp', 'Bảo hiểm xã hội'].map((unit, place) => ({
  id: `leg-${place + 1}`,
  unit,
  limit: { amount: 2, unit: 'working-day' },
  lateCause: null,
}));

function initialFor(dossier: Dossier): Readonly<Record<string, unknown>> {
  const now = at('2026-11-30T08:00');
  const acts = {} as LifeActs;
  return handOverSpec({ dossier, acts, procedures: [], calendar: haNoi, now, arrivals: [] }).initial;
}

it('a linked dossier is offered to the units in their order', () => {
  const office = new LifeOffice();
  office.bring('in-process');
  const { held } = office;
  const [given] = held.life.handOvers;
  expect(given).toBeDefined();
  const planned = (legIds: readonly string[]): Dossier => ({
    ...held,
    life: { ...held.life, legs, handOvers: legIds.map((legId) => ({ ...given!, legId })) },
  });
  expect(initialFor(planned([]))).toMatchObject({ leg: 'leg-1', unit: 'Phòng Tư pháp' });
  expect(initialFor(planned(['leg-1']))).toMatchObject({ leg: 'leg-2', unit: 'Bảo hiểm xã hội' });
  expect(initialFor(planned(['leg-1', 'leg-2']))).toMatchObject({ leg: '', unit: given!.unit });
  expect(initialFor(held)).toMatchObject({ leg: '', unit: given!.unit });
});
