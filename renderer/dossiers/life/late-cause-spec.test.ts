import { beforeEach, describe, expect, it } from 'vitest';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { at, LifeOffice } from '#shared/dossier/life/testing/life-office.ts';
import { fault } from '#shared/kernel/result.ts';
import type { LifeActs } from '../../store/life-acts.ts';
import type { PanelStep } from './specs.ts';
import { panelSteps } from './specs.ts';
import { arrivalWords } from './arrival-words.ts';
import { flawsOf, type StepSpec, type StepValues } from './step-spec.ts';

describe('the form of a step that closes a dossier', () => {
  let office: LifeOffice;
  /** What was given to the act, after the dossier. */
  let given: readonly unknown[];
  const record = (_: unknown, ...rest: readonly unknown[]) => {
    given = rest;
    return Promise.resolve(fault('late-cause-missing'));
  };
  const acts = {
    recordResult: record,
    withdraw: record,
    lapseSupplement: record,
    returnToCitizen: record,
    nameLateCause: record,
  };
  const late = at('2026-12-02T08:00');
  let arrivals: readonly string[];
  const formOf = (step: keyof typeof panelSteps, now = late): StepSpec =>
    (panelSteps[step] as PanelStep).spec({
      dossier: office.held,
      acts: acts as unknown as LifeActs,
      procedures: [],
      calendar: haNoi,
      now,
      arrivals,
    });
  const asks = (spec: StepSpec): boolean => spec.fields.some(({ name }) => name === 'lateCause');
  const cause = { lateCause: 'citizen', lateNote: 'Đến nộp phí muộn' };

  beforeEach(() => {
    arrivals = [];
    office = new LifeOffice();
    office.bring('in-process');
  });

  it('asks for the cause when the promise has passed, and takes no answer without it', async () => {
    const spec = formOf('record-result');
    expect(spec.intro[0]).toContain('01/12/2026');
    const values: StepValues = { ...spec.initial, unit: 'Phòng Tư pháp' };
    expect(Object.keys(flawsOf(spec, values, 'needed')).toSorted()).toEqual(['lateCause', 'lateNote']);
    expect(flawsOf(spec, { ...values, ...cause }, 'needed')).toEqual({});
    await spec.act({ ...values, ...cause }, 'draft');
    expect(given.slice(1)).toEqual([{ cause: 'citizen', note: 'Đến nộp phí muộn' }, 'draft']);
  });

  it('does not ask in time or once a cause is named, whatever an older draft says', async () => {
    const spec = formOf('record-result', at('2026-12-01T16:30'));
    expect(asks(spec)).toBe(false);
    await spec.act({ ...spec.initial, ...cause }, 'draft');
    expect(given.slice(1)).toEqual([null, 'draft']);
    office.act('late-cause-named');
    expect(asks(formOf('record-result'))).toBe(false);
  });

  it('says what came late to the log, and proposes no cause for it', () => {
    const arrival = {
      step: 'hand-over',
      at: at('2026-12-01T15:00'),
      arrivedAt: at('2026-12-02T07:30'),
    } as const;
    arrivals = [arrivalWords(arrival, office.held.promise.due)];
    expect(arrivals[0]).toMatch(
      /15:00 01\/12\/2026, trong hạn .* lên máy chủ lúc 07:30 02\/12\/2026, sau hạn\.$/,
    );
    expect(arrivalWords({ ...arrival, arrivedAt: null }, late)).toContain('chưa lên máy chủ');
    for (const step of ['name-late-cause', 'record-result'] as const) {
      const spec = formOf(step);
      expect(spec.intro).toContain(arrivals[0]);
      expect(spec.initial['lateCause']).toBeUndefined();
    }
    expect(formOf('record-result', at('2026-12-01T16:30')).intro).toEqual([]);
  });

  it('asks whose delay it is once a unit is late by its own limit', async () => {
    expect(formOf('name-late-cause').fields.map(({ name }) => name)).toEqual(['lateCause', 'lateNote']);
    office.dossier = null;
    office.receive(5);
    office.act('legs-planned');
    office.act('handed-over', { at: '2026-11-23T10:00', unit: 'Tư pháp', legId: 'a' });
    const early = formOf('name-late-cause', at('2026-11-26T17:00'));
    const spec = formOf('name-late-cause');
    expect(spec.initial).toEqual({});
    expect(flawsOf(spec, cause, 'needed')).toEqual({ lateOf: 'Chọn cả hồ sơ hoặc một chặng.' });
    for (const [lateOf, leg] of [
      ['whole', null],
      ['leg:a', 'a'],
    ] as const) {
      expect(flawsOf(spec, { ...cause, lateOf }, 'needed')).toEqual({});
      await spec.act({ ...cause, lateOf }, 'draft');
      expect(given.slice(1)).toEqual([leg, 'draft']);
    }
    // Another leg's answer in an older draft does not pass for one of these.
    expect(flawsOf(spec, { ...cause, lateOf: 'leg:b' }, 'needed')).toHaveProperty('lateOf');
    expect(early.fields[0]).toMatchObject({ name: 'lateOf' });
  });

  it('drafts the note from the letter', () => {
    office.act('reappointed');
    expect(formOf('record-result').initial['lateNote']).toBe(office.held.reappointment?.reason);
  });

  it('asks at the withdrawal, the return and the stop as well', () => {
    expect(asks(formOf('withdraw'))).toBe(true);
    office.act('result-recorded', { at: late });
    expect(asks(formOf('return'))).toBe(true);
    office.bring('in-process');
    office.clock.advance(10 * 24 * 60 * 60_000);
    office.act('supplement-requested');
    expect(asks(formOf('lapse-supplement', office.now()))).toBe(true);
  });
});
