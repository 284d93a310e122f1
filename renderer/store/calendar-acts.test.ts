import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  calendarOverrideEntrySchema,
  type CalendarOverrideEntry,
} from '#shared/calendar/calendar-override.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { ok } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { Acts } from './acts.ts';
import { CalendarActs } from './calendar-acts.ts';
import type { CounterDb } from './counter-db.ts';
import { PromiseActs } from './promise-acts.ts';
import { demoFormSets, demoProfile } from './testing/demo-profile.ts';
import { openRecorder } from './testing/open-recorder.ts';
import { sampleInput } from './testing/sample-input.ts';

const profile = demoProfile();
const contextOf = haNoiContext();

const input = sampleInput();

function closure(date: string): Omit<CalendarOverrideEntry, 'id'> {
  const { id: _id, ...entry } = calendarOverrideEntrySchema.parse({
    id: 'x',
    from: date,
    to: date,
    change: { kind: 'closure', name: 'Bão' },
    reason: 'Công điện',
  });
  return entry;
}

describe('acts about promises', () => {
  // Wednesday 2026-11-25, 09:00 in Hà Nội; three working days give Monday 30.
  let clock: ManualClock;
  let ids: SeededIds;
  let db: CounterDb;
  let acts: Acts;
  let calendarActs: CalendarActs;
  let promiseActs: PromiseActs;

  beforeEach(async () => {
    clock = new ManualClock(Date.UTC(2026, 10, 25, 2));
    ids = new SeededIds(77, clock);
    const { recorder, ...opened } = await openRecorder(clock, ids);
    db = opened.db;
    const actor = () => profile.users[0]!.id;
    const officeId = () => profile.office.id;
    acts = new Acts({
      clock,
      ids,
      contextOf,
      recorder,
      profile: () => profile,
      admit: () => Promise.resolve(ok(null)),
    });
    calendarActs = new CalendarActs({ ids, contextOf, recorder, officeId });
    promiseActs = new PromiseActs({
      clock,
      ids,
      contextOf,
      recorder,
      profile: () => profile,
      formSets: demoFormSets(),
      actor,
      admit: () => Promise.resolve(ok(null)),
    });
  });

  async function receive() {
    const received = await acts.receiveDossier(input);
    if (!received.ok) throw new Error(received.code);
    return received.value.value.id;
  }

  const dueOf = async (id: string) => (await db.dossiers.get(id))?.dossier.promise.due;

  it('[DL-15a] a closure and the promises that it moves are recorded together, and withdrawing moves them back', async () => {
    const [moves, stays] = [await receive(), await receive()];
    expect(await dueOf(moves)).toBe('2026-11-30T16:30');
    expect(await calendarActs.enterOverride(closure('2026-11-27'), [moves])).toMatchObject({
      ok: true,
      value: { value: { moved: 1 } },
    });
    expect([await dueOf(moves), await dueOf(stays)]).toEqual(['2026-12-01T16:30', '2026-11-30T16:30']);
    // A counter that knows the closure promises by it at once.
    expect(await dueOf(await receive())).toBe('2026-12-01T16:30');
    const [row] = await db.officeCalendars.toArray();
    const [entered] = row!.calendar.entered;
    expect(await calendarActs.withdrawOverride(entered!.id, 'Bão tan', [moves, stays])).toMatchObject({
      value: { value: { moved: 1 } },
    });
    expect(await dueOf(moves)).toBe('2026-11-30T16:30');
  });

  it('[DL-15a] nothing is recorded of a change that is refused', async () => {
    const id = await receive();
    const before = await db.pending.count();
    expect(await calendarActs.withdrawOverride('none', 'Bão tan', [id])).toMatchObject({
      code: 'act-refused',
    });
    expect(await db.pending.count()).toBe(before);
  });

  it('[DL-15a] a paused dossier is not moved, and gets its promise by the calendar that holds when the pause ends', async () => {
    const id = await receive();
    const pause = { cause: 'financial-duty', name: 'Chờ nộp thuế', after: 'resume' } as const;
    expect((await promiseActs.pause(id, pause)).ok).toBe(true);
    expect(await calendarActs.enterOverride(closure('2026-11-27'), [id])).toMatchObject({
      value: { value: { moved: 0 } },
    });
    clock.advance(24 * 3600 * 1000);
    expect((await promiseActs.resume(id)).ok).toBe(true);
    // Thursday 26 was paused and Friday 27 shut.
    expect(await dueOf(id)).toBe('2026-12-02T16:30');
    expect(await promiseActs.resume(id)).toMatchObject({ code: 'dossier-not-paused' });
  });

  it('[DL-11] a re-appointment that breaks the rules is refused and records nothing', async () => {
    const id = await receive();
    const date = (text: string) => localDateSchema.parse(text);
    expect(await promiseActs.reappoint(id, date('2026-11-27'), 'Chờ')).toMatchObject({
      code: 'reappointment-not-later',
    });
    expect(await promiseActs.reappoint(id, date('2026-12-05'), 'Chờ')).toMatchObject({
      code: 'reappointment-on-day-off',
    });
    expect((await promiseActs.reappoint(id, date('2026-12-04'), 'Chờ')).ok).toBe(true);
    expect(await promiseActs.reappoint(id, date('2026-12-07'), 'Chờ')).toMatchObject({
      code: 'reappointed-already',
    });
    expect(await dueOf(id)).toBe('2026-11-30T16:30');
    expect((await db.dossiers.get(id))?.due).toBe('2026-12-04T16:30');
  });
});
