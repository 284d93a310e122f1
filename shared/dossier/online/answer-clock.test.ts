import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  localDateSchema,
  localDateTimeSchema,
  type LocalDateTime,
} from '#shared/calendar/local-time.ts';
import { haNoiCalendar, haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { freshLife } from '../life/life.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import { answerClock, answerWords } from './answer-clock.ts';
import { filingWithClock, judgeFiling, type OnlineFiling } from './online-filing.ts';

const calendar = haNoiCalendar();
const context = haNoiContext()(null);
const at = (text: string): LocalDateTime => localDateTimeSchema.parse(text);

function filed(submittedAt: string): OnlineFiling {
  const filing = filingWithClock(
    { portalCode: 'H26.999.01-261120-0007', submittedAt: at(submittedAt) },
    context,
  );
  if (!filing.ok) throw new Error(filing.code);
  return filing.value;
}

describe('the clock of an online dossier', () => {
  it('counts eight working hours from the submission, and from the next session when it came outside of them', () => {
    // Monday to Wednesday; the 24th is a day off.
    expect(filed('2026-11-20T10:00').answer.due).toBe('2026-11-23T10:00');
    expect(filed('2026-11-20T22:15').answer.due).toBe('2026-11-23T17:00');
    expect(filed('2026-11-21T09:00').answer.due).toBe('2026-11-23T17:00');
    expect(filed('2026-11-23T10:00').answer.due).toBe('2026-11-25T10:00');
    expect(filed('2026-11-20T12:30').answer.due).toBe('2026-11-23T12:00');
  });

  const { dossier } = new DossierStory();
  const registered = {
    ...dossier,
    status: 'registered' as const,
    receipt: { ...dossier.receipt, number: '' },
    online: filed('2026-11-20T10:00'),
  };

  it('runs while nobody has answered, and is late one second after the instant', () => {
    const open = answerClock(registered, at('2026-11-23T10:00'));
    expect(open).toEqual({ due: '2026-11-23T10:00', answeredAt: null, isLate: false });
    expect(answerClock(registered, at('2026-11-23T10:00:01'))?.isLate).toBe(true);
    expect(answerClock({ ...registered, online: undefined }, at('2026-11-23T10:00'))).toBeNull();
  });

  it('ends with the first answer, whichever it is', () => {
    const done = { by: dossier.receivedBy, registeredAt: at('2026-11-20T10:05') };
    const asked = { at: at('2026-11-23T08:00') } as unknown as (typeof dossier.life.supplements)[number];
    const acceptance = { ...done, at: at('2026-11-25T09:00') };
    const life = { ...freshLife, supplements: [asked], acceptance };
    const now = at('2026-12-01T08:00');
    expect(answerClock({ ...registered, life }, now)).toMatchObject({ answeredAt: asked.at, isLate: false });
    const late = answerClock({ ...registered, life: { ...freshLife, acceptance } }, now);
    expect(late).toMatchObject({ answeredAt: acceptance.at, isLate: true });
    const takenAtOnce = { ...registered, receipt: dossier.receipt, receivedAt: at('2026-11-23T09:30') };
    expect(answerClock(takenAtOnce, now)).toMatchObject({ answeredAt: '2026-11-23T09:30', isLate: false });
  });

  it('is told in words', () => {
    const words = (now: string, life = registered.life): string => {
      const clock = answerClock({ ...registered, life }, at(now));
      return clock === null ? '' : answerWords(clock, calendar, at(now));
    };
    expect(words('2026-11-20T16:00')).toBe('còn 3 giờ phải trả lời');
    expect(words('2026-11-23T10:45')).toBe('quá hạn trả lời 45 phút');
    const acceptance = {
      at: at('2026-11-23T10:30'),
      by: dossier.receivedBy,
      registeredAt: dossier.receivedAt,
    };
    expect(words('2026-12-01T08:00', { ...freshLife, acceptance })).toBe('đã trả lời muộn 30 phút');
    expect(
      words('2026-12-01T08:00', { ...freshLife, acceptance: { ...acceptance, at: at('2026-11-23T10:00') } }),
    ).toBe('đã trả lời đúng hạn');
  });

  it('is the same for whoever reckons it, and never before the submission', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 1439 }), (days, minute) => {
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        const submittedAt = at(`${addDays(localDateSchema.parse('2026-01-05'), days)}T${time}`);
        const filing = filed(submittedAt);
        expect(filing.answer.due > submittedAt).toBe(true);
        expect(judgeFiling(filing, submittedAt, context)).toEqual({ verdict: 'applied' });
      }),
    );
  });

  it('goes to review when its clock was reckoned by other rules, or it came after the receipt', () => {
    const filing = filed('2026-11-20T10:00');
    const other = { ...filing, answer: { ...filing.answer, due: at('2026-11-23T16:30') } };
    expect(judgeFiling(other, at('2026-11-20T11:00'), context)).toEqual({
      verdict: 'review',
      reason: 'promise-differs',
    });
    expect(judgeFiling(filing, at('2026-11-20T09:59'), context)).toEqual({
      verdict: 'review',
      reason: 'submitted-after-receipt',
    });
    expect(judgeFiling(undefined, at('2026-11-20T09:59'), context)).toEqual({ verdict: 'applied' });
  });
});
