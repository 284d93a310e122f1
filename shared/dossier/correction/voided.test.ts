import { describe, expect, it } from 'vitest';
import { apologyNeed } from '../life/apology-due.ts';
import { haNoi } from '#shared/calendar/testing/calendars.ts';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { roleSchema } from '#shared/catalogue/role.ts';
import { lifeStates } from '../life/life-state.ts';
import { offeredSteps } from '../life/offered-steps.ts';
import { at, LifeOffice } from '../life/testing/life-office.ts';
import { awaitsHandOver, awaitsSupplement, isSupplementOverdue, isUncollected } from '../life/work-queues.ts';
import { dossierSubject } from '../subject.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import { judgedAsVoid } from './voided.ts';

const voided = { eventId: 'x', by: 'y', at: 0, reason: 'Nhập hai lần' } as never;
const verdictOf = (type: string, payload = {}) =>
  judgedAsVoid({ voided }, { type, payload })?.verdict ?? 'taken';

describe('[CFL-9] a void dossier', () => {
  it('has an answer to every event that there is', () => {
    const types = dossierSubject.definitions.map(({ type }) => type);
    const inGroup = (verdict: string) => types.filter((type) => verdictOf(type) === verdict).toSorted();
    expect(inGroup('taken')).toEqual([
      'dossier.fee-corrected',
      'dossier.noted',
      'dossier.personal-shown',
      'dossier.received',
      'dossier.recoded',
      'dossier.registered',
      'dossier.unvoided',
      'dossier.voided',
    ]);
    expect(inGroup('review')).toEqual(['dossier.fee-collected', 'dossier.returned', 'dossier.slip-printed']);
    expect(inGroup('rejected')).toHaveLength(types.length - 11);
    expect(verdictOf('dossier.slip-printed', { outcome: 'failed' })).toBe('rejected');
  });

  it.each(lifeStates)('%s: refuses what would be legal otherwise, and takes it once it is back', (state) => {
    const office = new LifeOffice();
    office.bring(state);
    const step =
      state === 'registered' ? 'refused' : state === 'accepted' ? 'handed-over' : 'late-cause-named';
    const usual = office.copy().act(step);
    office.act('voided');
    const before = office.dossier;
    expect(office.act(step)).toEqual({ verdict: 'rejected', reason: 'dossier-voided' });
    expect(office.dossier).toBe(before);
    office.act('unvoided');
    expect(office.act(step)).toEqual(usual);
  });

  it('keeps what had left the house and puts it before the supervisor', () => {
    const office = new LifeOffice();
    office.bring('at-counter');
    office.act('voided');
    expect(office.act('returned')).toEqual({ verdict: 'review', reason: 'dossier-voided' });
    expect(office.held).toMatchObject({
      status: 'returned',
      life: { returns: [{ name: 'Nguyễn Văn Thử' }] },
    });
    expect(office.act('fee-collected')).toEqual({ verdict: 'review', reason: 'dossier-voided' });
    const of = office.held.life.feeLines[0]?.id;
    expect(office.act('fee-corrected', { of })).toEqual({ verdict: 'applied' });
  });

  it('is not corrected, and not received a second time', () => {
    const story = new DossierStory();
    story.take(story.event(story.second, 'dossier.voided', { reason: 'Nhập hai lần' }));
    expect(story.take(story.correction(story.first, { 'applicant.phone': '+84912000009' }))).toEqual({
      verdict: 'rejected',
      reason: 'dossier-voided',
    });
    expect(story.take(story.received)).toMatchObject({ reason: 'dossier-exists' });
    expect(story.take(story.event(story.first, 'dossier.noted', { text: 'Đã báo công dân' }))).toEqual({
      verdict: 'applied',
    });
  });

  it('waits in no list and is offered nothing but to give money back', () => {
    const office = new LifeOffice();
    const later = at('2026-12-20T09:00');
    for (const state of lifeStates) {
      office.bring(state);
      office.act('fee-collected');
      office.act('voided');
      const { held } = office;
      expect(apologyNeed(haNoi, held, later)).toBeNull();
      expect([awaitsHandOver(held), awaitsSupplement(held), isUncollected(held)]).toEqual([
        false,
        false,
        false,
      ]);
      expect(isSupplementOverdue(held, localDateSchema.parse('2026-12-20'))).toBe(false);
      for (const role of roleSchema.options) {
        const offered = offeredSteps(held, role, { calendar: haNoi, now: later });
        expect(offered.filter((step) => step !== 'correct-fee')).toEqual([]);
      }
      expect(offeredSteps(held, 'officer', { calendar: haNoi, now: later })).toEqual(['correct-fee']);
    }
  });
});
