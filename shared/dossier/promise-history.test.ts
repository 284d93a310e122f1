import { beforeEach, describe, expect, it } from 'vitest';
import { calendarOverrideSchema } from '#shared/calendar/calendar-override.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { reappoint } from '#shared/calendar/reappointment.ts';
import { haNoi, haNoiVersion, valueOf } from '#shared/calendar/testing/calendars.ts';
import { compileCalendar, type WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Judgement } from '#shared/log/judgement.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { type Dossier, promiseRequestOf, wrongSlips } from './state.ts';

const at = (text: string) => localDateTimeSchema.parse(text);
const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

// The office shuts on Wednesday 25 November 2026 by order.
const stormy = valueOf(
  compileCalendar(haNoiVersion, [
    calendarOverrideSchema.parse({
      id: 'storm',
      officeId: 'o',
      actor: 'a',
      from: '2026-11-25',
      to: '2026-11-25',
      change: { kind: 'closure', name: 'Bão' },
      reason: 'Lệnh của Chủ tịch',
    }),
  ]),
);

describe('the promise of a dossier through its history', () => {
  // Monday 2026-11-23, 09:00 in Hà Nội; Tuesday 24 is a holiday from 2026 on.
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(21, clock);
  let device: SampleDevice;
  let dossier: Dossier | null;
  let inForce: WorkingCalendar;

  beforeEach(() => {
    inForce = haNoi;
    dossier = null;
    device = new SampleDevice(
      {
        officeId: officeIdSchema.parse(ids.next()),
        deviceId: deviceIdSchema.parse(ids.next()),
        actorId: userIdSchema.parse(ids.next()),
        counterId: ids.next(),
      },
      { clock, ids, calendar: haNoi },
    );
    take(device.received('H26.999.01-261123-0001'));
  });

  function take(event: EventEnvelope): Judgement {
    const reading = readEvent(event);
    if (reading.kind !== 'known') throw new Error(reading.kind);
    const state = dossier === null ? null : json(dossier);
    const judgement = reading.judge(state, {
      calendar: (id) => [haNoi, stormy].find((one) => one.id === id) ?? null,
      calendarInForce: () => inForce,
      flawOf: () => null,
    });
    if (judgement.verdict !== 'rejected') dossier = reading.evolve(state) as unknown as Dossier;
    return judgement;
  }

  const act = (type: string, payload: unknown): Judgement =>
    take(device.seal(`dossier.${type}`, { kind: 'dossier', id: dossier!.id }, json(payload)));
  const pause = (from: string, after = 'resume'): Judgement =>
    act('paused', { at: at(from), cause: 'financial-duty', name: 'Chờ nộp thuế', after });
  const promiseAt = (calendar: WorkingCalendar, change: Partial<Dossier> = {}) =>
    valueOf(promiseFor(calendar, promiseRequestOf({ ...dossier!, ...change })));

  it('[DL-8g] [DL-9] pauses are kept as they were and the promise is reckoned from all of them', () => {
    expect(dossier!.promise.due).toBe('2026-11-25T16:30');
    expect(pause('2026-11-23T10:00').verdict).toBe('applied');
    expect(dossier!.paused).toMatchObject({ from: '2026-11-23T10:00', cause: 'financial-duty' });
    const pauses = [
      { from: at('2026-11-23T10:00'), to: at('2026-11-26T10:00'), name: 'Chờ nộp thuế', after: 'resume' },
    ];
    const promise = promiseAt(haNoi, { pauses: pauses as Dossier['pauses'] });
    expect(act('resumed', { at: at('2026-11-26T10:00'), promise }).verdict).toBe('applied');
    expect(dossier).toMatchObject({ paused: null, pauses, promise: { due: '2026-11-27T16:30' } });
    expect(dossier!.earlierPromises.map(({ due }) => due)).toEqual(['2026-11-25T16:30']);
  });

  it('[DL-8] a promise that leaves a pause out differs and is put before the supervisor', () => {
    pause('2026-11-23T10:00');
    expect(act('resumed', { at: at('2026-11-26T10:00'), promise: dossier!.promise })).toEqual({
      verdict: 'review',
      reason: 'promise-differs',
    });
  });

  it('[DL-8b] a pause cannot begin before the receipt, nor end before it began, nor end without one', () => {
    expect(pause('2026-11-23T08:59')).toMatchObject({ reason: 'pause-before-receipt' });
    const { promise } = dossier!;
    expect(act('resumed', { at: at('2026-11-26T10:00'), promise })).toMatchObject({
      reason: 'dossier-not-paused',
    });
    pause('2026-11-23T10:00');
    expect(act('resumed', { at: at('2026-11-23T09:30'), promise })).toMatchObject({
      verdict: 'rejected',
      reason: 'pause-ends-before-it-begins',
    });
  });

  it('[DL-8g] a second pause while one lasts is recorded for the supervisor and changes nothing', () => {
    pause('2026-11-23T10:00');
    expect(pause('2026-11-23T11:00')).toEqual({ verdict: 'review', reason: 'dossier-paused-already' });
    expect(dossier!.paused!.from).toBe('2026-11-23T10:00');
  });

  it('[DL-11] is re-appointed once, by who signs, and keeps the original promise', () => {
    const signedBy = device.identity.actorId;
    const made = valueOf(
      reappoint(haNoi, dossier!.promise.due, undefined, {
        decidedAt: at('2026-11-23T15:00'),
        newDate: at('2026-11-27T00:00').slice(0, 10) as never,
        reason: 'Chờ cơ quan thuế',
        signedBy,
      }),
    );
    expect(act('reappointed', { reappointment: { ...made, signedBy: ids.next() } })).toMatchObject({
      verdict: 'rejected',
    });
    expect(act('reappointed', { reappointment: made }).verdict).toBe('applied');
    expect(dossier).toMatchObject({
      promise: { due: '2026-11-25T16:30' },
      reappointment: { due: '2026-11-27T16:30' },
    });
    expect(act('reappointed', { reappointment: made })).toEqual({
      verdict: 'review',
      reason: 'reappointed-already',
    });
  });

  it('[DL-15a] a moved promise makes the printed slip wrong until it is printed again', () => {
    const slipId = dossier!.slips[0]!.id;
    const print = (): Judgement =>
      act('slip-printed', {
        slipId,
        outcome: 'printed-confirmed',
        device: 'pdf',
        copies: 2,
        due: dossier!.promise.due,
        sha256: 'a'.repeat(64),
      });
    print();
    inForce = stormy;
    const promise = promiseAt(stormy);
    expect(act('promise-moved', { promise, reason: 'Bão' }).verdict).toBe('applied');
    expect(dossier!.promise).toMatchObject({ due: '2026-11-26T16:30', calendarId: stormy.id });
    expect(wrongSlips(dossier!).map(({ id }) => id)).toEqual([slipId]);
    expect(act('promise-moved', { promise, reason: 'Bão' })).toMatchObject({ reason: 'promise-same' });
    print();
    expect(wrongSlips(dossier!)).toEqual([]);
  });

  it('[DL-15b] a promise by a calendar that no longer holds is flagged when the date differs, and only then', () => {
    inForce = stormy;
    dossier = null;
    const late = take(device.received('H26.999.01-261123-0002'));
    expect(late).toEqual({ verdict: 'review', reason: 'promise-by-older-calendar' });
    dossier = null;
    const receivedAt = at('2026-11-27T09:00');
    const promise = valueOf(
      promiseFor(haNoi, { received: receivedAt, limit: { amount: 1, unit: 'working-day' } }),
    );
    expect(take(device.received('H26.999.01-261127-0001', { receivedAt, promise }))).toEqual({
      verdict: 'applied',
    });
  });
});
