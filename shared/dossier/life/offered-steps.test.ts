import { beforeEach, describe, expect, it } from 'vitest';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { type LifeState, lifeStates } from './life-state.ts';
import { offeredSteps, stepsTaken } from './offered-steps.ts';
import { at, LifeOffice } from './testing/life-office.ts';
import { legalSteps } from './transitions.ts';

const days = 24 * 3600_000;
const on = (now: string) => ({ calendar: haNoi, now: at(now) });
const moment = on('2026-11-25T09:00');
let office = new LifeOffice();
const offered = (state: LifeState, role: 'officer' | 'head' | 'inspector' = 'officer') => {
  office.bring(state);
  return offeredSteps(office.held, role, moment);
};

describe('what is offered', () => {
  it('is always legal, and nothing to who may do nothing', () => {
    for (const state of lifeStates) {
      expect(legalSteps(state)).toEqual(expect.arrayContaining([...offered(state)]));
      expect(offered(state, 'inspector')).toEqual([]);
    }
  });

  it('leaves out what has nothing to speak of', () => {
    expect(offered('accepted')).not.toContain('confirm-hand-over');
    expect(offered('in-process')).toContain('confirm-hand-over');
    expect(offered('in-process')).not.toContain('correct-fee');
    expect(offered('supplementing')).not.toContain('lapse-supplement');
    expect(offered('supplementing')).not.toContain('resume');
    expect(offered('awaiting-duty')).toContain('resume');
    expect(offered('returned')).not.toContain('collect-fee');
  });

  it('closes a supplement only when its last date has passed', () => {
    office.bring('supplementing');
    expect(offeredSteps(office.held, 'officer', on('2026-12-16T09:00'))).toContain('lapse-supplement');
  });

  it('leaves the letter to the head', () => {
    expect(offered('in-process', 'head')).toEqual(['apologise']);
    expect(offered('in-process')).not.toContain('apologise');
  });
});

describe('the cause of a delay is asked for', () => {
  const inTime = '2026-11-25T08:00';
  const near = '2026-11-26T08:00';
  const late = '2026-12-02T08:00';
  const isOffered = (now: string): boolean =>
    offeredSteps(office.held, 'officer', on(now)).includes('name-late-cause');

  beforeEach(() => {
    office = new LifeOffice();
    office.bring('in-process');
    expect(office.held.promise.due).toBe('2026-12-01T16:30');
  });

  it('when the promise is due soon or has passed, not before', () => {
    expect(isOffered(inTime)).toBe(false);
    expect(isOffered(near)).toBe(true);
    expect(isOffered('2026-12-01T16:30')).toBe(true);
    expect(isOffered(late)).toBe(true);
  });

  it('from the start where the whole limit is short, days off before it or not', () => {
    office.dossier = null;
    office.receive(3);
    expect(isOffered('2026-11-21T08:00')).toBe(true);
    office.dossier = null;
    office.receive(4);
    expect(isOffered('2026-11-21T08:00')).toBe(false);
  });

  it('early once the letter is out, or when the units of a linked dossier cannot be in time', () => {
    office.act('reappointed');
    expect(isOffered(inTime)).toBe(true);
    office.dossier = null;
    office.receive(5);
    office.act('legs-planned');
    expect(isOffered(inTime)).toBe(false);
    office.act('handed-over', { at: '2026-11-28T09:00', legId: 'b' });
    expect(isOffered(inTime)).toBe(true);
  });

  it('again where one was named, until the dossier is settled in time after all', () => {
    office.act('late-cause-named');
    expect(isOffered(inTime)).toBe(true);
    office.act('result-recorded');
    expect(isOffered(inTime)).toBe(false);
  });

  it('after a late result and its return, never after one in time, however late it is fetched', () => {
    office.act('result-recorded', { at: late });
    expect(isOffered(late)).toBe(true);
    office.act('returned', { at: '2026-12-03T08:00' });
    expect(isOffered('2026-12-20T08:00')).toBe(true);
    office.bring('at-counter');
    office.act('returned', { at: '2026-12-20T08:00' });
    expect(isOffered('2026-12-20T09:00')).toBe(false);
  });

  it('after an ending that came late, by where the clock stood when a pause began', () => {
    office.act('withdrawn');
    expect(isOffered(late)).toBe(false);
    office.bring('in-process');
    office.act('withdrawn', { at: late });
    expect(isOffered(late)).toBe(true);
    office.bring('stopped');
    expect(isOffered('2026-12-20T08:00')).toBe(false);
    office.bring('in-process');
    office.clock.advance(10 * days);
    office.act('supplement-requested');
    office.act('supplement-lapsed', { at: '2026-12-16T09:00' });
    expect(isOffered('2026-12-20T08:00')).toBe(true);
  });

  it('during a pause only where the dossier was late before it', () => {
    office.act('paused');
    expect(isOffered(late)).toBe(false);
    office.bring('in-process');
    office.clock.advance(10 * days);
    office.act('paused');
    expect(isOffered('2026-12-20T08:00')).toBe(true);
  });

  it('never of what was not received, and is not said to be legal after a refusal', () => {
    office.bring('completing');
    office.act('withdrawn', { at: late });
    expect(isOffered(late)).toBe(false);
    expect(stepsTaken(office.held)).not.toContain('name-late-cause');
    office.bring('returned');
    expect(stepsTaken(office.held)).not.toContain('name-late-cause');
  });
});
