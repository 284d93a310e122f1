import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayNumberOf, localDateTimeAt, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { momentOf, momentText } from '#shared/calendar/moment.ts';
import type { Pause } from '#shared/calendar/pauses.ts';
import { haNoi, valueOf } from '#shared/calendar/testing/calendars.ts';
import { momentAtWorkingSecond, workingSecondsUntil } from '#shared/calendar/working-time.ts';
import type { Dossier } from '../state.ts';
import { type LegCount, lateLegs, legCounts, linkedPromiseOf } from './legs.ts';
import { at, LifeOffice } from './testing/life-office.ts';

const hour = 3600;

/** Working seconds that the calendar has until then. */
function worked(instant: LocalDateTime): number {
  const moment = momentOf(haNoi, instant);
  if (moment === undefined) throw new Error(instant);
  return workingSecondsUntil(haNoi, moment);
}

function workedAfter(instant: LocalDateTime, seconds: number): LocalDateTime {
  const moment = momentAtWorkingSecond(haNoi, worked(instant) + seconds);
  if (moment === undefined) throw new Error(instant);
  return momentText(haNoi, moment);
}

let office: LifeOffice;
beforeEach(() => {
  office = new LifeOffice();
});

interface Chain {
  /** Limits of three legs, in working hours. */
  readonly limits: readonly number[];
  readonly handedOver: readonly LocalDateTime[];
}

/** A linked dossier of three units that all got it, with these pauses behind it. */
function linkedDossier(base: Dossier, { limits, handedOver }: Chain, pauses: readonly Pause[]): Dossier {
  const [template] = base.life.handOvers;
  const legs = limits.map((amount, place) => ({
    id: String(place),
    unit: `Đơn vị ${place}`,
    limit: { amount, unit: 'working-hour' as const },
    lateCause: null,
  }));
  const handOvers = handedOver.map((instant, place) => ({
    ...template!,
    at: instant,
    legId: String(place),
  }));
  return { ...base, receivedAt: handedOver[0]!, pauses, life: { ...base.life, legs, handOvers } };
}

const stays = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }));
const cases = fc.record({
  day: fc.integer({ min: dayNumberOf(at('2025-01-06T00:00')), max: dayNumberOf(at('2026-06-30T00:00')) }),
  second: fc.integer({ min: 7 * 60, max: 18 * 60 }).map((minutes) => minutes * 60),
  limits: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 3, maxLength: 3 }),
  /** Hours that the first two units keep it beside the pause. */
  stays,
  place: fc.integer({ min: 0, max: 2 }),
  /** Where in the unit's limit the pause begins. */
  share: fc.double({ min: 0, max: 0.999, noNaN: true }),
  hours: fc.integer({ min: 1, max: 80 }),
});

describe('pauses of a linked dossier', () => {
  it('[DL-13a] one of n working hours moves the limit of the leg in which it ran by n working hours, and of no other', () => {
    office.receive();
    office.act('handed-over');
    const base = office.held;
    let earlierInTime = 0;
    const property = fc.property(cases, ({ day, second, limits, stays: kept, place, share, hours }) => {
      const ownOf = (chain: Chain, pauses: readonly Pause[]) =>
        valueOf(linkedPromiseOf(haNoi, linkedDossier(base, chain, pauses))).legs.map(({ own }) => own);
      let received = localDateTimeAt(day, second);
      const handedOver: LocalDateTime[] = [];
      let pause: Pause | null = null;
      for (const index of [0, 1, 2]) {
        handedOver.push(received);
        const { effectiveReceipt } = ownOf({ limits, handedOver: [received, received, received] }, [])[
          index
        ]!;
        let until = workedAfter(effectiveReceipt, (kept[index] ?? 1) * hour);
        if (index === place) {
          const from = workedAfter(effectiveReceipt, 1 + Math.floor((limits[index]! * hour - 1) * share));
          const to = workedAfter(from, hours * hour);
          pause = { from, to, after: 'resume' };
          until = until > to ? until : to;
        }
        received = until;
      }
      const chain = { limits, handedOver };
      const [before, after] = [ownOf(chain, []), ownOf(chain, [pause!])];
      for (const index of [0, 1, 2]) {
        if (index !== place) expect(after[index]).toEqual(before[index]);
        if (index < place && before[index]!.due > pause!.from) earlierInTime += 1;
      }
      expect(worked(after[place]!.due) - worked(before[place]!.due)).toBe(hours * hour);
    });
    fc.assert(property, { numRuns: 1000 });
    // The legs that were handed on before their own limit, which a pause after them would have moved.
    expect(earlierInTime).toBeGreaterThan(100);
  });

  it('[DL-13a] a supplement is not counted against the unit that waited for it, nor against the chain', () => {
    const limit = { amount: 2, unit: 'working-day' };
    office.receive(4);
    office.act('legs-planned', {
      legs: [
        { id: 'a', unit: 'Tư pháp', limit },
        { id: 'b', unit: 'Công an', limit },
      ],
    });
    office.act('handed-over', { at: '2026-11-23T10:00', unit: 'Tư pháp', legId: 'a' });
    const wait = { from: at('2026-11-25T10:00'), to: at('2026-11-30T10:00'), after: 'resume' as const };
    office.act('handed-over', { at: '2026-11-25T09:00', unit: 'Công an', legId: 'b' });
    office.act('result-recorded', { at: '2026-12-02T10:00' });
    const counts = (pauses: readonly Pause[]): readonly LegCount['settled'][] =>
      valueOf(legCounts(haNoi, { ...office.held, pauses })).map(({ settled }) => settled);
    expect(counts([])).toEqual(['after-time', 'before-time', 'after-time']);
    expect(counts([wait])).toEqual(['before-time', 'before-time', 'on-time']);
    expect(lateLegs(haNoi, { ...office.held, pauses: [wait] }, at('2026-12-20T08:00'))).toEqual([]);
  });

  it('[DL-13a] one that ended with the dossier stopped the unit’s clock where it began', () => {
    office.receive(5);
    office.act('legs-planned');
    office.act('handed-over', { at: '2026-11-23T10:00', legId: 'a' });
    // On the last day of the unit's limit: nothing is left that the pause could move (DL-8d).
    office.act('paused', { at: '2026-11-26T10:00' });
    office.act('withdrawn', { at: '2026-12-14T10:00' });
    expect(lateLegs(haNoi, office.held, at('2026-12-20T08:00'))).toEqual([]);
  });
});
