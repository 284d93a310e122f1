import { describe, expect, test } from 'vitest';
import { explainLegs } from './explain-legs.ts';
import { promiseForLegs, type Leg } from './legs.ts';
import { at, haNoi, storm, valueOf } from './testing/calendars.ts';

const legs: readonly Leg[] = [
  { id: 'khai-sinh', limit: { amount: 1, unit: 'same-day' } },
  { id: 'cu-tru', limit: { amount: 3, unit: 'working-day' } },
  { id: 'the-bhyt', limit: { amount: 16, unit: 'working-hour' } },
];

describe('linked dossiers', () => {
  test('[DL-13] the citizen gets the chain of the legs', () => {
    const linked = valueOf(promiseForLegs(haNoi, at('2026-11-16T10:00'), legs));
    expect(linked.legs.map(({ id, planned }) => [id, planned.received, planned.due])).toEqual([
      ['khai-sinh', '2026-11-16T10:00', '2026-11-16T16:30'],
      ['cu-tru', '2026-11-16T16:30', '2026-11-19T16:30'],
      ['the-bhyt', '2026-11-19T16:30', '2026-11-23T16:30'],
    ]);
    expect(linked).toMatchObject({ due: '2026-11-23T16:30', predicted: false });
  });

  test('[DL-13] a late unit moves the next unit’s own date and not the citizen’s', () => {
    const late = legs.map((leg) =>
      leg.id === 'cu-tru' ? { ...leg, handedOverAt: at('2026-11-18T17:00') } : leg,
    );
    const linked = valueOf(promiseForLegs(haNoi, at('2026-11-16T10:00'), late));
    expect(linked.due).toBe('2026-11-23T16:30');
    expect(linked.legs[1]).toMatchObject({
      planned: { due: '2026-11-19T16:30' },
      own: { due: '2026-11-25T16:30' },
    });
    expect(linked.legs[0]!.own).toBe(linked.legs[0]!.planned);
  });

  test('[DL-13] [DL-14d] the chain is told leg by leg, with the own date of a unit that got it late', () => {
    const late = legs.map((leg) =>
      leg.id === 'cu-tru' ? { ...leg, handedOverAt: at('2026-11-18T17:00') } : leg,
    );
    const linked = valueOf(promiseForLegs(haNoi, at('2026-11-16T10:00'), late));
    expect(explainLegs(linked, new Map([['cu-tru', 'Công an phường']]))).toEqual([
      'Chặng 1: trả ngay trong ngày làm việc, từ 10 giờ, thứ Hai 16/11/2026 đến 16 giờ 30, thứ Hai 16/11/2026.',
      'Chặng 2 (Công an phường): 3 ngày làm việc, từ 16 giờ 30, thứ Hai 16/11/2026 đến 16 giờ 30, thứ Năm 19/11/2026; nhận bàn giao lúc 17 giờ, thứ Tư 18/11/2026 nên hạn riêng là 16 giờ 30, thứ Tư 25/11/2026.',
      'Chặng 3: 16 giờ làm việc, từ 16 giờ 30, thứ Năm 19/11/2026 đến 16 giờ 30, thứ Hai 23/11/2026.',
      'Vì vậy hẹn trả kết quả lúc 16 giờ 30, thứ Hai 23/11/2026.',
    ]);
  });

  test('[DL-13] a leg may have its own calendar and pauses', () => {
    const own: readonly Leg[] = [
      { id: 'a', limit: { amount: 1, unit: 'working-day' }, calendar: storm },
      {
        id: 'b',
        limit: { amount: 2, unit: 'working-day' },
        pauses: [{ from: at('2024-09-11T10:00'), to: at('2024-09-12T10:00') }],
        afterPause: 'resume',
      },
    ];
    const linked = valueOf(promiseForLegs(haNoi, at('2024-09-06T10:00'), own));
    expect(linked.legs.map(({ planned }) => planned.due)).toEqual(['2024-09-10T16:30', '2024-09-13T16:30']);
  });

  test('[DL-13a] a pause moves the unit that had the dossier, and the chain where it falls there', () => {
    const limit = { amount: 2, unit: 'working-day' as const };
    const pauses = [{ from: at('2026-11-19T10:00'), to: at('2026-11-23T10:00') }];
    const chain = (handedOnAt: string | undefined): readonly Leg[] => [
      {
        id: 'a',
        limit,
        pauses,
        handedOverAt: at('2026-11-18T10:00'),
        handedOnAt: handedOnAt === undefined ? undefined : at(handedOnAt),
      },
      { id: 'b', limit, pauses },
    ];
    const ownDue = (handedOnAt: string | undefined): string =>
      valueOf(promiseForLegs(haNoi, at('2026-11-17T10:00'), chain(handedOnAt))).legs[0]!.own.due;
    expect(ownDue('2026-11-19T10:00')).toBe('2026-11-20T16:30');
    expect(ownDue('2026-11-19T10:01')).toBe('2026-11-25T16:30');
    expect(ownDue(undefined)).toBe('2026-11-25T16:30');
    // By the chain the first leg is over on the 19th: what is left of the pause takes from the second.
    const linked = valueOf(promiseForLegs(haNoi, at('2026-11-17T10:00'), chain('2026-11-19T10:00')));
    expect(linked.legs.map(({ planned }) => planned.due)).toEqual(['2026-11-19T16:30', '2026-11-26T16:30']);
    expect(linked.legs[1]!.own).toBe(linked.legs[1]!.planned);
  });

  test('[DL-13] a fault names its leg, and a chain needs a leg', () => {
    const bad = [...legs, { id: 'thue', limit: { amount: 0, unit: 'working-day' as const } }];
    expect(promiseForLegs(haNoi, at('2026-11-16T10:00'), bad)).toMatchObject({
      code: 'limit-out-of-range',
      detail: { leg: 'thue' },
    });
    expect(promiseForLegs(haNoi, at('2026-11-16T10:00'), [])).toMatchObject({ code: 'no-legs' });
  });
});
