import { describe, expect, it } from 'vitest';
import { CalendarShelf } from '#shared/calendar/calendar-shelf.ts';
import {
  calendarOverrideEntrySchema,
  type CalendarOverrideEntry,
} from '#shared/calendar/calendar-override.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { haNoiVersion } from '#shared/calendar/testing/calendars.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import type { EventDraft } from '#shared/sync/client-core/record.ts';
import { SmallOffice, type SmallDevice } from '#shared/sync/testing/small-office.ts';
import { overrideEntered, overrideWithdrawn } from './events.ts';
import { contextOn } from './judge-context.ts';
import { type OfficeCalendar, officeCalendarRef, overridesInForce } from './state.ts';

const day = (text: string) => localDateSchema.parse(text);

function entry(id: string, date: string, change: unknown): CalendarOverrideEntry {
  return calendarOverrideEntrySchema.parse({ id, from: date, to: date, change, reason: 'Lệnh của Chủ tịch' });
}

const closure = (id: string, date: string): CalendarOverrideEntry =>
  entry(id, date, { kind: 'closure', name: 'Bão' });

function hours(id: string, date: string): CalendarOverrideEntry {
  const windows = [{ from: '09:00', to: '11:00' }];
  return entry(id, date, {
    kind: 'other-hours',
    name: 'Giờ khác',
    workingWindows: windows,
    receptionWindows: windows,
  });
}

function office(): { office: SmallOffice; a: SmallDevice; b: SmallDevice } {
  const made = new SmallOffice(3, 2, 'admin');
  return { office: made, a: made.devices[0]!, b: made.devices[1]! };
}

function draft(
  device: SmallDevice,
  definition: typeof overrideEntered | typeof overrideWithdrawn,
  payload: object,
): EventDraft {
  const { officeId, actorId } = device.sample.identity;
  return {
    entity: officeCalendarRef(officeId),
    type: definition.type,
    v: 1,
    payload: JSON.parse(JSON.stringify(payload)) as EventDraft['payload'],
    base: null,
    actorId: userIdSchema.parse(actorId),
  };
}

const enter = (device: SmallDevice, override: CalendarOverrideEntry, seen: readonly string[] = []) =>
  device.record(draft(device, overrideEntered, { override, seen }));
const withdraw = (device: SmallDevice, overrideId: string, seen: readonly string[]) =>
  device.record(draft(device, overrideWithdrawn, { overrideId, reason: 'Bão đã tan', seen }));

async function stateOn(device: SmallDevice): Promise<OfficeCalendar> {
  const view = await device.store.view(officeCalendarRef(device.sample.identity.officeId));
  return view!.state as unknown as OfficeCalendar;
}

describe('the calendar of an office', () => {
  it('[DL-1] [DL-1e] an override reaches every device and the server, and can be withdrawn', async () => {
    const { a, b } = office();
    expect((await enter(a, closure('x', '2026-12-01'))).ok).toBe(true);
    await a.sync();
    await b.sync();
    expect(overridesInForce(await stateOn(b)).map(({ id }) => id)).toEqual(['x']);
    expect((await withdraw(b, 'x', ['x'])).ok).toBe(true);
    await b.sync();
    await a.sync();
    expect(overridesInForce(await stateOn(a))).toEqual([]);
    expect((await stateOn(a)).withdrawn).toMatchObject([{ overrideId: 'x', reason: 'Bão đã tan' }]);
  });

  it('[DL-1a] two overrides of hours on one date are refused, here and on the server', async () => {
    const { a, b } = office();
    expect((await enter(a, hours('x', '2026-12-01'))).ok).toBe(true);
    expect(await enter(a, hours('y', '2026-12-01'), ['x'])).toMatchObject({
      code: 'act-refused',
      detail: { reason: 'calendar-override-conflict' },
    });
    // Without a line the other admin cannot know; the first to reach the server holds.
    expect((await enter(b, hours('z', '2026-12-01'))).ok).toBe(true);
    await a.sync();
    await b.sync();
    expect(overridesInForce(await stateOn(b)).map(({ id }) => id)).toEqual(['x']);
  });

  it('[DL-1e] every edition that a screen may have shown stays known by its id', async () => {
    const { office: made, a, b } = office();
    const shelf = new CalendarShelf([haNoiVersion]);
    const onA = await calendarAfter(a, closure('x', '2026-12-01'));
    const onB = await calendarAfter(b, closure('y', '2026-12-02'));
    expect(onA).not.toBe(onB);
    await a.sync();
    await b.sync();
    await a.sync();
    const context = contextOn(shelf)(JSON.parse(JSON.stringify(await stateOn(a))));
    for (const id of [onA, onB, haNoiVersion.id]) expect(context.calendar(id)?.id).toBe(id);
    expect(context.calendarInForce(day('2026-11-30'))?.overrides.map(({ id }) => id)).toEqual(['x', 'y']);
    expect(context.calendar(`${haNoiVersion.id}+000000000000`)).toBeNull();
    expect(made.contextOf(null).calendarInForce(day('2026-11-30'))?.id).toBe(haNoiVersion.id);

    async function calendarAfter(device: SmallDevice, override: CalendarOverrideEntry): Promise<string> {
      await enter(device, override);
      const here = contextOn(shelf)(JSON.parse(JSON.stringify(await stateOn(device))));
      return here.calendarInForce(day('2026-11-30'))!.id;
    }
  });

  it('refuses what was never entered, what was entered before, and another office', async () => {
    const { a } = office();
    await enter(a, closure('x', '2026-12-01'));
    expect(await enter(a, closure('x', '2026-12-02'), ['x'])).toMatchObject({
      detail: { reason: 'override-exists' },
    });
    expect(await withdraw(a, 'none', ['x'])).toMatchObject({ detail: { reason: 'override-unknown' } });
    const foreign = draft(a, overrideEntered, { override: closure('y', '2026-12-03'), seen: [] });
    const entity = { kind: 'office-calendar', id: a.sample.identity.deviceId };
    expect(await a.record({ ...foreign, entity })).toMatchObject({
      detail: { reason: 'calendar-of-other-office' },
    });
  });
});
