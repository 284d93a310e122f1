import { describe, expect, it } from 'vitest';
import { roleSchema } from '#shared/catalogue/role.ts';
import { may } from '#shared/identity/rights.ts';
import { lifeStateWords, stepWords } from '#shared/text/life-words.ts';
import { dossierDefinitions } from '../events.ts';
import { lifeDefinitions } from './life-events.ts';
import { type LifeState, lifeStates, officialStates, reportGroupOf } from './life-state.ts';
import { LifeOffice } from './testing/life-office.ts';
import { legalSteps, type Step, stepFacts, steps, transitionOf, transitions } from './transitions.ts';

/** What a test records for each step. */
const acts: Readonly<Record<Exclude<Step, 'register' | 'receive'>, [string, Record<string, unknown>?]>> = {
  accept: ['accepted'],
  refuse: ['refused'],
  'request-supplement': ['supplement-requested'],
  'pause-for-supplement': ['paused', { cause: 'supplement' }],
  'receive-supplement': ['supplement-received'],
  'lapse-supplement': ['supplement-lapsed'],
  'require-duty': ['paused', { cause: 'financial-duty' }],
  'pause-phase': ['paused', { cause: 'outside-phase' }],
  resume: ['resumed'],
  'hand-over': ['handed-over', { unit: 'Đơn vị khác' }],
  'confirm-hand-over': ['hand-over-confirmed', { row: 0 }],
  'record-result': ['result-recorded'],
  apologise: ['reappointed'],
  withdraw: ['withdrawn'],
  return: ['returned'],
  'collect-fee': ['fee-collected'],
  'correct-fee': ['fee-corrected'],
  'name-late-cause': ['late-cause-named'],
  'plan-legs': ['legs-planned'],
};
const actedSteps = Object.keys(acts) as (keyof typeof acts)[];
const cells = lifeStates.flatMap((state) => actedSteps.map((step) => [state, step] as const));

/** What must be there before some steps have anything to speak of. */
function prepare(office: LifeOffice, state: LifeState, step: Step): Record<string, unknown> {
  if (step === 'name-late-cause' && isLegalAfterEnd(state, step)) bringLate(office, state);
  if (step === 'correct-fee') {
    office.act('fee-collected');
    return { of: office.held.life.feeLines[0]?.id };
  }
  if (step === 'resume' && (state === 'accepted' || state === 'in-process')) {
    office.act('paused', { cause: 'outside-phase' });
  }
  if (step === 'resume' && state === 'supplementing') {
    // A pause that was recorded without a list of what is missing.
    office.bring('in-process');
    office.act('paused', { cause: 'supplement' });
  }
  return {};
}

function isLegalAfterEnd(state: LifeState, step: Step): boolean {
  return officialStates[state].clock === 'ended' && transitionOf(state, step) !== null;
}

/** In a state after which nothing can become late, and late when it came there. */
function bringLate(office: LifeOffice, state: LifeState): void {
  const late = { at: '2026-12-02T08:00' };
  office.bring('in-process');
  if (state === 'withdrawn') office.act('withdrawn', late);
  if (state === 'stopped') {
    office.clock.advance(10 * 24 * 3600_000);
    office.act('supplement-requested');
    office.act('supplement-lapsed');
  }
  if (state === 'at-counter' || state === 'returned') office.act('result-recorded', late);
  if (state === 'returned') office.act('returned', late);
}

describe('the table of transitions', () => {
  it.each(cells)('%s, %s', (state, step) => {
    const office = new LifeOffice();
    office.bring(state);
    const prepared = prepare(office, state, step);
    const [name, change] = acts[step];
    const legal = transitionOf(state, step);
    const before = office.dossier;
    const judgement = office.act(name, { ...change, ...prepared });
    if (legal === null) {
      expect(judgement.verdict).toBe('rejected');
      expect(office.dossier).toBe(before);
      return;
    }
    expect(judgement).toEqual(
      legal.review === undefined ? { verdict: 'applied' } : { verdict: 'review', reason: legal.review },
    );
    expect(office.held.status).toBe(legal.to);
  });

  it.each(lifeStates)('%s: what was overtaken is told from what was never legal', (state) => {
    const office = new LifeOffice();
    office.bring(state);
    const step = actedSteps.find(
      (one) => transitionOf(state, one) === null && one !== 'resume' && one !== 'correct-fee',
    );
    const [name, change] = acts[step!];
    expect(office.act(name, change, state)).toMatchObject({ reason: 'step-illegal' });
    const other = state === 'accepted' ? 'in-process' : 'accepted';
    expect(office.act(name, change, other)).toMatchObject({ reason: 'step-overtaken' });
  });

  it('lets a stale step through that is still legal from where the dossier is now', () => {
    const office = new LifeOffice();
    office.bring('in-process');
    expect(office.act('withdrawn', {}, 'accepted').verdict).toBe('applied');
    expect(office.held.status).toBe('withdrawn');
  });

  it('opens a dossier by two steps alone, and each only once', () => {
    const opening = transitions.filter(({ from }) => from === 'none').map(({ step }) => step);
    expect(opening).toEqual(['register', 'receive']);
    const office = new LifeOffice();
    expect(office.act('handed-over')).toEqual({ verdict: 'rejected', reason: 'dossier-unknown' });
    office.receive();
    expect(office.receive()).toMatchObject({ reason: 'dossier-exists' });
    expect(office.register()).toMatchObject({ reason: 'dossier-exists' });
  });

  it('names each pair of state and step once, and every state can be reached', () => {
    const pairs = transitions.map(({ from, step }) => `${from} ${step}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const reached = new Set(transitions.map(({ to }) => to));
    expect(lifeStates.filter((state) => !reached.has(state))).toEqual([]);
    const codes = new Set(lifeStates.map((state) => officialStates[state].code));
    expect([...codes].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('leads nowhere from a final state', () => {
    const leaving = transitions.filter(
      ({ from, to }) => from !== 'none' && officialStates[from].isFinal && to !== from,
    );
    expect(leaving).toEqual([]);
  });

  it('agrees with the event definitions on who may', () => {
    const definitions = [...dossierDefinitions, ...lifeDefinitions];
    for (const step of steps) {
      const definition = definitions.find(({ type }) => type === stepFacts[step].event);
      expect(definition?.action, step).toBe(stepFacts[step].action);
      expect(
        roleSchema.options.some((role) => may(role, stepFacts[step].action)),
        step,
      ).toBe(true);
      expect(stepWords[step]).toMatch(/^\p{Lu}/u);
    }
    for (const state of lifeStates) expect(lifeStateWords[state]).toMatch(/^\p{Lu}/u);
  });

  it('offers the legal steps, and none that only a supervisor could explain', () => {
    expect(legalSteps('at-counter')).toEqual([
      'confirm-hand-over',
      'return',
      'collect-fee',
      'correct-fee',
      'name-late-cause',
    ]);
    expect(legalSteps('returned')).not.toContain('return');
  });

  it('groups the states as reports count them', () => {
    const inGroup = (group: string) => lifeStates.filter((state) => reportGroupOf(state) === group);
    expect(inGroup('settled')).toEqual(['withdrawn', 'at-counter', 'returned']);
    expect(inGroup('not-counted')).toEqual(['registered', 'refused', 'completing']);
  });
});
