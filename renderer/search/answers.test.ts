import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { haNoi, haNoiVersion, valueOf } from '#shared/calendar/testing/calendars.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { calendarOverrideSchema } from '#shared/calendar/calendar-override.ts';
import { whatIf } from '../calendar/what-if-rows.ts';
import { CounterDb } from '../store/counter-db.ts';
import { dossierReader } from '../store/dossier-reader.ts';
import { answerTo } from './answers.ts';
import { IndexKeeper } from './index-keeper.ts';
import { type Sketch, sketchedRow } from './testing/dossier-sketch.ts';

const shelf = new CalendarShelf([haNoiVersion]);

async function answersFor(name: string, sketches: readonly Sketch[]) {
  const db = new CounterDb(name);
  const rows = sketches.map(sketchedRow);
  await db.dossiers.bulkPut(rows);
  const reader = dossierReader(db);
  const keeper = new IndexKeeper({ ...reader, calendarAt: () => haNoi, onChanged: () => undefined });
  keeper.start({ now: '2026-11-25T10:00' as LocalDateTime, userId: null, overrides: [] });
  return { rows, answer: answerTo(keeper, reader, shelf) };
}

describe('what the index answers', () => {
  it('tells what waits at the counter, the oldest first, without what is known', async () => {
    const { answer } = await answersFor('waiting', [
      { n: 1, receivedAt: '2026-11-25T10:00' },
      { n: 2, receivedAt: '2026-11-24T10:00' },
      { n: 3, status: 'at-counter' },
      { n: 4, isReadOnly: true },
      { n: 5, voided: true },
    ]);
    expect(await answer({ kind: 'waiting', except: [] })).toEqual({ kind: 'waiting', ids: ['d2', 'd1'] });
    expect(await answer({ kind: 'waiting', except: ['d2'] })).toEqual({ kind: 'waiting', ids: ['d1'] });
  });

  it('[DL-15] reckons a change of the calendar over all open promises, piece by piece', async () => {
    const limit = { amount: 3, unit: 'working-day' } as const;
    const received = '2026-11-24T09:00' as LocalDateTime;
    const { due } = valueOf(promiseFor(haNoi, { received, limit }));
    const moved = Array.from({ length: 1_500 }, (_, n): Sketch => ({ n, due, limit }));
    const { rows, answer } = await answersFor('what-if', [
      ...moved,
      { n: 2_000, status: 'returned' },
      { n: 2_001, sync: 'refused' },
      { n: 2_002, paused: true },
    ]);
    const storm = calendarOverrideSchema.parse({
      id: 'storm',
      officeId: 'o',
      actor: 'a',
      from: '2026-11-26',
      to: '2026-11-26',
      change: { kind: 'closure', name: 'Bão' },
      reason: 'Công điện',
    });
    const expected = whatIf(shelf, [storm], rows);
    expect(expected.moved).toHaveLength(moved.length);
    const found = await answer({ kind: 'what-if', overrides: [storm] });
    expect(found).toMatchObject({ result: { unmoved: 0, paused: 1, unreckoned: [] } });
    if (found.kind !== 'what-if') throw new Error(found.kind);
    expect(new Set(found.result.moved.map(({ id }) => id))).toEqual(
      new Set(expected.moved.map(({ id }) => id)),
    );
  });
});
