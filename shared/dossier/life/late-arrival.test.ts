import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrival, lateArrivals } from './late-arrival.ts';
import { at } from './testing/life-office.ts';

const due = at('2026-12-01T16:30');
const [before, after, later] = [at('2026-12-01T16:30'), at('2026-12-01T16:30:01'), at('2026-12-03T09:00')];
const arrival = (name: string, done: string, arrivedAt: Arrival['arrivedAt']): Arrival => ({
  event: { type: `dossier.${name}`, payload: { at: done } },
  arrivedAt,
});

describe('steps that arrived late', () => {
  it('are those done within the promise that the server had after it, or does not have yet', () => {
    const found = lateArrivals(
      due,
      [
        arrival('handed-over', '2026-11-23T10:00', at('2026-11-23T10:01')),
        arrival('hand-over-confirmed', '2026-11-24T10:00', after),
        arrival('result-recorded', before, null),
        arrival('withdrawn', after, later),
      ],
      later,
    );
    expect(found).toEqual([
      { step: 'confirm-hand-over', at: '2026-11-24T10:00', arrivedAt: after },
      { step: 'record-result', at: before, arrivedAt: null },
    ]);
  });

  it('are no other acts, and none while the promise lasts', () => {
    const acts = ['received', 'noted', 'late-cause-named', 'fee-collected', 'returned'];
    expect(
      lateArrivals(
        due,
        acts.map((name) => arrival(name, before, later)),
        later,
      ),
    ).toEqual([]);
    expect(lateArrivals(due, [arrival('result-recorded', before, null)], due)).toEqual([]);
    expect(
      lateArrivals(due, [{ event: { type: 'dossier.withdrawn', payload: {} }, arrivedAt: later }], later),
    ).toEqual([]);
  });

  it('have the promise between their two times, always', () => {
    const moments = fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 0, max: 23 }))
      .map(([day, hour]) =>
        at(`2026-12-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00`),
      );
    fc.assert(
      fc.property(moments, moments, fc.option(moments), moments, (promised, done, arrivedAt, now) => {
        const found = lateArrivals(promised, [arrival('result-recorded', done, arrivedAt)], now);
        expect(found.length === 1).toBe(done <= promised && (arrivedAt ?? now) > promised);
      }),
    );
  });
});
