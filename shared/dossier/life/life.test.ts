import { beforeEach, describe, expect, it } from 'vitest';
import { haNoi, valueOf } from '#shared/calendar/testing/calendars.ts';
import { dateOf } from '#shared/calendar/local-time.ts';
import { apologyNeed } from './apology-due.ts';
import { handOverDue, heldBy, openHandOver } from './hand-over.ts';
import { lacksLateCause, owesLateCause } from './late-cause.ts';
import { lateLegs, legCounts, linkedPromiseOf } from './legs.ts';
import { offeredSteps } from './offered-steps.ts';
import { openSupplement, supplementDeadline } from './supplement.ts';
import { at, LifeOffice } from './testing/life-office.ts';
import { awaitsHandOver, awaitsSupplement, isSupplementOverdue, isUncollected } from './work-queues.ts';

const day = 24 * 3600_000;
let office: LifeOffice;

beforeEach(() => {
  office = new LifeOffice();
});

describe('what is registered', () => {
  it('[NUM-2] stands under a provisional code as under an official one, and under no other text', () => {
    expect(office.register('T012311-001')).toEqual({ verdict: 'applied' });
    office.dossier = null;
    expect(office.register('hồ sơ số 1')).toEqual({ verdict: 'rejected', reason: 'code-malformed' });
  });
});

describe('a supplement', () => {
  it('[DL-9] stops the limit, and starts it anew when the papers come', () => {
    office.bring('in-process');
    expect(office.held.promise.due).toBe('2026-12-01T16:30');
    office.act('supplement-requested');
    expect(office.held.paused).toMatchObject({ cause: 'supplement', after: 'restart' });
    expect(office.held.paused?.name).toBe('Bản sao giấy khai sinh; Tờ khai có chữ ký');
    expect(awaitsSupplement(office.held)).toBe(true);
    office.clock.advance(7 * day);
    expect(office.act('supplement-received')).toEqual({ verdict: 'applied' });
    // Received again on Monday 30 November: five working days from then.
    expect(office.held).toMatchObject({
      status: 'in-process',
      paused: null,
      promise: { due: '2026-12-07T16:30' },
    });
    expect(office.held.earlierPromises.map(({ due }) => due)).toEqual(['2026-12-01T16:30']);
    expect(openSupplement(office.held)).toBeNull();
    expect(heldBy(office.held)).toBe('counter');
    expect(awaitsHandOver(office.held)).toBe(true);
  });

  it('is asked for once; a second time needs a reason and is put before the supervisor', () => {
    office.bring('supplementing');
    office.act('supplement-received');
    expect(office.act('supplement-requested', { reason: ' ' })).toMatchObject({
      verdict: 'rejected',
      reason: 'supplement-second-without-reason',
    });
    expect(office.act('supplement-requested', { reason: 'Luật mới' })).toEqual({
      verdict: 'review',
      reason: 'supplement-second',
    });
    expect(office.held.life.supplements).toHaveLength(2);
    expect(office.held.status).toBe('supplementing');
  });

  it('can be asked for before the acceptance, without a limit that could stand still', () => {
    office.bring('completing');
    expect(office.held.paused).toBeNull();
    expect(office.act('supplement-received')).toEqual({ verdict: 'applied' });
    expect(office.held.status).toBe('registered');
    expect(office.act('accepted')).toEqual({ verdict: 'applied' });
    expect(office.held).toMatchObject({ status: 'accepted', receipt: { book: 1, order: 1 } });
    expect(office.held.life.acceptance?.registeredAt).toBe('2026-11-23T09:00');
  });

  it('closes the dossier only when its last date has passed', () => {
    office.bring('supplementing');
    const early = office.act('supplement-lapsed', { at: '2026-12-15T17:00' });
    expect(early).toMatchObject({ reason: 'supplement-deadline-not-passed' });
    expect(isSupplementOverdue(office.held, dateOf(at('2026-12-16T08:00')))).toBe(true);
    expect(office.act('supplement-lapsed')).toEqual({ verdict: 'applied' });
    expect(office.held).toMatchObject({ status: 'stopped', paused: null });
    expect(office.held.life.ending?.slip?.number).toContain('TTPVHCC');
  });

  it('refuses what cannot be true', () => {
    office.bring('in-process');
    expect(office.act('supplement-requested', { deadline: '2026-11-23' })).toMatchObject({
      reason: 'supplement-deadline-not-later',
    });
    office.act('supplement-requested');
    expect(office.act('supplement-received', { lines: [2] })).toMatchObject({
      reason: 'supplement-line-unknown',
    });
    expect(office.act('supplement-received', { promise: null })).toMatchObject({
      reason: 'supplement-without-promise',
    });
    expect(office.act('resumed')).toMatchObject({ reason: 'supplement-awaited' });
    office.bring('in-process');
    office.act('paused', { cause: 'outside-phase' });
    expect(office.act('supplement-requested')).toMatchObject({ reason: 'step-while-paused' });
    expect(supplementDeadline(haNoi, at('2026-11-23T09:00'), 1)).toBe('2026-11-25');
  });
});

describe('a hand-over', () => {
  it('is a row of the control slip that the other side signs', () => {
    office.receive();
    expect(awaitsHandOver(office.held)).toBe(true);
    office.act('handed-over');
    expect(heldBy(office.held)).toEqual({ unit: 'Phòng Tư pháp' });
    expect(openHandOver(office.held)).toBe(0);
    expect(office.act('hand-over-confirmed')).toEqual({ verdict: 'applied' });
    expect(office.held.life.handOvers[0]?.received?.receiver).toBe('Lê Văn Mẫu');
    expect(office.act('hand-over-confirmed', { receiver: 'Người khác' })).toMatchObject({
      reason: 'hand-over-confirmed-already',
    });
    expect(office.held.life.handOvers[0]?.received?.receiver).toBe('Lê Văn Mẫu');
    expect(office.act('hand-over-confirmed', { row: 7 })).toMatchObject({ reason: 'hand-over-unknown' });
    office.act('result-recorded');
    expect(office.held.life.handOvers).toHaveLength(2);
    expect(isUncollected(office.held)).toBe(true);
  });

  it('to a unit that has it already stands twice and is looked at', () => {
    office.bring('in-process');
    expect(office.act('handed-over')).toEqual({ verdict: 'review', reason: 'handed-over-already' });
    expect(office.act('handed-over', { unit: 'Công an phường' })).toEqual({ verdict: 'applied' });
    expect(office.act('handed-over', { direction: 'to-counter' })).toEqual({ verdict: 'applied' });
    expect(heldBy(office.held)).toBe('counter');
    expect(office.act('handed-over', { direction: 'to-counter' })).toMatchObject({ reason: 'not-with-unit' });
  });

  it.each([
    ['2026-11-25T15:00', '2026-11-25T17:00', '2026-11-26T16:30'],
    ['2026-11-25T15:00:01', '2026-11-26T08:00', '2026-11-26T16:30'],
    // Tuesday 24 November 2026 is a day off.
    ['2026-11-23T16:00', '2026-11-25T08:00', '2026-11-25T16:30'],
    ['2026-11-28T09:00', '2026-11-30T08:00', '2026-12-01T16:30'],
  ])('received %s goes by %s, its papers by %s', (received, electronic, paper) => {
    expect(handOverDue(haNoi, at(received))).toEqual({ electronic, paper });
  });
});

describe('a return', () => {
  it('happens once; a second one is kept and looked at', () => {
    office.bring('at-counter');
    expect(office.act('returned')).toEqual({ verdict: 'applied' });
    expect(office.act('returned', { name: 'Người khác' })).toEqual({
      verdict: 'review',
      reason: 'returned-already',
    });
    expect(office.held.life.returns.map(({ name }) => name)).toEqual(['Nguyễn Văn Thử', 'Người khác']);
  });

  it.each([
    [{ proof: 'identity-paper' }, 'return-without-identity'],
    [{ receiver: 'authorised' }, 'return-without-authorisation'],
    [{ signed: false }, 'return-not-signed'],
    [{ way: 'post' }, 'return-without-tracking'],
  ])('with %j is a fact that the supervisor looks at', (change, reason) => {
    office.bring('at-counter');
    expect(office.act('returned', change)).toEqual({ verdict: 'review', reason });
    expect(office.held.status).toBe('returned');
  });
});

describe('a late cause', () => {
  it('is missing of what is late without one: open, settled late, never what is paused, void or in time', () => {
    const late = at('2026-12-02T08:00');
    office.bring('in-process');
    expect(lacksLateCause(office.held, at('2026-12-01T16:30'))).toBe(false);
    expect(lacksLateCause(office.held, late)).toBe(true);
    expect(apologyNeed(haNoi, office.held, late)).toBe('missed');
    office.act('late-cause-named', { cause: 'sync-or-data' });
    expect(lacksLateCause(office.held, late)).toBe(false);
    expect(apologyNeed(haNoi, office.held, late)).toBeNull();
    office.bring('in-process');
    office.act('result-recorded', { at: '2026-12-02T09:00' });
    expect(lacksLateCause(office.held, at('2026-12-05T09:00'))).toBe(true);
    office.act('voided');
    expect(lacksLateCause(office.held, late)).toBe(false);
    for (const state of ['at-counter', 'awaiting-duty', 'withdrawn', 'registered'] as const) {
      office.bring(state);
      expect(lacksLateCause(office.held, late), state).toBe(false);
    }
  });
});

describe('a late cause of what was not late', () => {
  const named = () => office.act('late-cause-named');
  const refused = { verdict: 'rejected', reason: 'late-cause-without-delay' };

  it.each(['at-counter', 'returned', 'withdrawn', 'stopped'] as const)('is refused: %s', (state) => {
    office.bring(state);
    expect(named()).toEqual(refused);
    expect(office.held.life.lateCause).toBeNull();
  });

  it('is taken once another date was given, and while the limit is not over', () => {
    office.bring('in-process');
    expect(named()).toEqual({ verdict: 'applied' });
    office.bring('in-process');
    office.act('reappointed');
    office.act('result-recorded');
    expect(named()).toEqual({ verdict: 'applied' });
    office.bring('awaiting-duty');
    expect(named()).toEqual({ verdict: 'applied' });
  });

  it('is overtaken by a result in time that came from another counter first', () => {
    office.bring('in-process');
    const late = office.copy();
    office.act('result-recorded');
    late.clock.advance(10 * day);
    late.act('late-cause-named');
    expect(office.take(late.last!)).toEqual(refused);
  });
});

describe('a step that closes a dossier', () => {
  const inTime = at('2026-12-01T16:30');
  const late = at('2026-12-02T08:00');

  it('owes a cause once the promise has passed, a new date or not, until one is named', () => {
    office.bring('in-process');
    expect(owesLateCause(office.held, inTime)).toBe(false);
    expect(owesLateCause(office.held, late)).toBe(true);
    office.act('reappointed');
    expect(owesLateCause(office.held, late)).toBe(true);
    office.act('late-cause-named');
    expect(owesLateCause(office.held, late)).toBe(false);
  });

  it('owes it too when a result came late without one, and never for what is void or came in time', () => {
    office.bring('in-process');
    office.act('result-recorded', { at: late });
    expect(owesLateCause(office.held, late)).toBe(true);
    office.act('voided');
    expect(owesLateCause(office.held, late)).toBe(false);
    office.bring('at-counter');
    expect(owesLateCause(office.held, late)).toBe(false);
  });

  it.each(['supplement-requested', 'paused'])('owes what was late before the pause of %s', (pause) => {
    office.bring('in-process');
    office.act(pause);
    expect(owesLateCause(office.held, late)).toBe(false);
    office.bring('in-process');
    office.clock.advance(10 * 24 * 60 * 60_000);
    office.act(pause);
    expect(lacksLateCause(office.held, office.now())).toBe(false);
    expect(owesLateCause(office.held, office.now())).toBe(true);
  });

  it.each(['registered', 'completing'] as const)('owes nothing for what is only %s', (state) => {
    office.bring(state);
    expect(owesLateCause(office.held, late)).toBe(false);
  });
});

describe('an apology', () => {
  const need = (now: string) => apologyNeed(haNoi, office.held, at(now));

  it('is due from two working days before the promise on, and missed on its day', () => {
    office.bring('in-process');
    expect(office.held.promise.due).toBe('2026-12-01T16:30');
    expect(need('2026-11-26T17:00')).toBeNull();
    expect(need('2026-11-27T08:00')).toBe('near');
    expect(need('2026-11-30T08:00')).toBe('near');
    expect(need('2026-12-01T08:00')).toBe('missed');
    expect(need('2026-12-02T08:00')).toBe('missed');
  });

  it('is due at once when somebody says that it will be late, and once only', () => {
    office.bring('in-process');
    office.act('late-cause-named');
    expect(need('2026-11-25T08:00')).toBe('foreseen');
    expect(office.act('reappointed')).toEqual({ verdict: 'applied' });
    expect(office.held.life.apology?.number).toContain('TTPVHCC');
    expect(need('2026-12-01T08:00')).toBeNull();
    expect(office.act('reappointed')).toMatchObject({ verdict: 'review', reason: 'reappointed-already' });
  });

  it('of a short limit waits for its last day; of what is paused or settled for ever', () => {
    office.receive(1);
    expect(need('2026-11-23T10:00')).toBeNull();
    expect(need('2026-11-25T08:00')).toBe('near');
    office.act('paused');
    expect(need('2026-11-25T08:00')).toBeNull();
    office.bring('at-counter');
    expect(need('2026-12-05T08:00')).toBeNull();
  });

  it('[DL-13] is foreseen when a unit got a linked dossier too late', () => {
    office.receive(5);
    office.act('legs-planned');
    expect(need('2026-11-25T08:00')).toBeNull();
    // The last unit's two working days from Saturday end on 2 December, the promise on the 1st.
    office.act('handed-over', { at: '2026-11-28T09:00', legId: 'b' });
    expect(need('2026-11-27T08:00')).toBe('foreseen');
  });
});

describe('[DL-13] a linked dossier', () => {
  it('has a whole promise and one for each unit, and counts once for the citizen and once for each', () => {
    office.receive(5);
    office.act('legs-planned');
    expect(valueOf(linkedPromiseOf(haNoi, office.held)).due).toBe('2026-11-30T16:30');
    office.act('handed-over', { at: '2026-11-23T10:00', unit: 'Tư pháp', legId: 'a' });
    office.act('handed-over', { at: '2026-11-27T10:00', unit: 'Công an', legId: 'b' });
    office.act('result-recorded', { at: '2026-12-01T10:00' });
    expect(valueOf(legCounts(haNoi, office.held))).toEqual([
      { unit: null, settled: 'after-time' },
      { unit: 'Tư pháp', settled: 'after-time' },
      { unit: 'Công an', settled: 'on-time' },
    ]);
  });

  describe('of which a unit is late', () => {
    const named = (legId: string | null) => office.act('late-cause-named', { legId, cause: 'officer' });
    const without = { verdict: 'rejected', reason: 'leg-without-delay' };
    const lateUnits = (now: string) => lateLegs(haNoi, office.held, at(now)).map(({ unit }) => unit);

    beforeEach(() => {
      office.receive(5);
      office.act('legs-planned');
      office.act('handed-over', { at: '2026-11-23T10:00', unit: 'Tư pháp', legId: 'a' });
    });

    it('has a cause for each leg, the latest one, and another for the whole', () => {
      expect(lateUnits('2026-11-26T16:30')).toEqual([]);
      expect(lateUnits('2026-11-26T16:31')).toEqual(['Tư pháp']);
      office.act('handed-over', { at: '2026-11-27T10:00', unit: 'Công an', legId: 'b' });
      expect(named('a')).toEqual({ verdict: 'applied' });
      office.act('late-cause-named', { legId: 'a', cause: 'citizen' });
      expect(office.held.life).toMatchObject({
        lateCause: null,
        legs: [
          { id: 'a', lateCause: { cause: 'citizen' } },
          { id: 'b', lateCause: null },
        ],
      });
      expect(office.held.life.legs[0]?.lateCause).not.toHaveProperty('legId');
      expect(named(null)).toEqual({ verdict: 'applied' });
      expect(office.held.life.lateCause).toMatchObject({ cause: 'officer' });
    });

    it('is asked for it, though the promise is kept or ended in time', () => {
      const offered = (now: string) =>
        offeredSteps(office.held, 'officer', { calendar: haNoi, now: at(now) }).includes('name-late-cause');
      office.act('handed-over', { at: '2026-11-27T10:00', unit: 'Công an', legId: 'b' });
      office.act('result-recorded', { at: '2026-11-30T10:00' });
      expect(offered('2026-12-20T08:00')).toBe(true);
      expect(named(null)).toMatchObject({ reason: 'late-cause-without-delay' });
      expect(named('a').verdict).toBe('applied');
    });

    it('is refused of a leg in time, one not begun, and one that is not there', () => {
      expect(named('b')).toEqual(without);
      expect(named('z')).toMatchObject({ reason: 'leg-unknown' });
      office.act('handed-over', { at: '2026-11-25T10:00', unit: 'Công an', legId: 'b' });
      expect(named('a')).toEqual(without);
      expect(lateUnits('2026-12-20T08:00')).toEqual(['Công an']);
    });

    it('is late no more than it was when the dossier ended or began to wait, and never when it is void', () => {
      office.act('paused', { at: '2026-11-25T10:00' });
      expect(lateUnits('2026-12-20T08:00')).toEqual([]);
      office.act('withdrawn', { at: '2026-11-25T11:00' });
      expect(lateUnits('2026-12-20T08:00')).toEqual([]);
      office.bring('accepted');
      office.act('legs-planned');
      office.act('handed-over', { at: '2026-11-23T10:00', legId: 'a' });
      expect(lateUnits('2026-12-20T08:00')).toEqual(['Tư pháp']);
      office.act('voided');
      expect(lateUnits('2026-12-20T08:00')).toEqual([]);
    });
  });

  it('keeps its legs once one has begun', () => {
    office.receive(5);
    office.act('legs-planned');
    expect(office.act('handed-over', { legId: 'z' })).toMatchObject({ reason: 'leg-unknown' });
    office.act('handed-over', { legId: 'a' });
    expect(office.act('legs-planned')).toMatchObject({ reason: 'leg-begun' });
    const legs = ['a', 'a'].map((id) => ({ id, unit: 'X', limit: { amount: 1, unit: 'working-day' } }));
    expect(office.act('legs-planned', { legs })).toMatchObject({ reason: 'leg-doubled' });
  });
});

describe('[DL-11] a second letter', () => {
  it('counts for nothing, and its paper is looked for', () => {
    office.bring('in-process');
    office.act('reappointed');
    expect(office.act('reappointed').verdict).toBe('review');
    const letters = office.held.slips.filter(({ form }) => form === 'apology');
    expect(letters.map(({ state }) => state)).toEqual(['issued', 'void']);
    const printed = { outcome: 'printed-unknown', device: 'Canon', copies: 1, content: null, sha256: null };
    const payload = { ...printed, slipId: letters[1]!.id, due: office.held.promise.due };
    expect(office.act('slip-printed', payload, null, 2)).toMatchObject({ reason: 'slip-void' });
  });
});

describe('[DL-15] a settled dossier', () => {
  it('keeps its promise when the calendar changes', () => {
    office.bring('at-counter');
    const promise = office.held.promise;
    expect(office.act('promise-moved', { promise, reason: 'Bão' })).toMatchObject({
      reason: 'promise-settled',
    });
  });
});
