import { describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { type LifeState, lifeStates } from './life-state.ts';
import { offeredSteps } from './offered-steps.ts';
import { LifeOffice } from './testing/life-office.ts';
import { legalSteps } from './transitions.ts';

const today = localDateSchema.parse('2026-11-25');
const office = new LifeOffice();
const offered = (state: LifeState, role: 'officer' | 'head' | 'inspector' = 'officer') => {
  office.bring(state);
  return offeredSteps(office.held, role, today);
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
    const later = localDateSchema.parse('2026-12-16');
    expect(offeredSteps(office.held, 'officer', later)).toContain('lapse-supplement');
  });

  it('leaves the letter to the head', () => {
    expect(offered('in-process', 'head')).toEqual(['apologise', 'name-late-cause']);
    expect(offered('in-process')).not.toContain('apologise');
  });
});
