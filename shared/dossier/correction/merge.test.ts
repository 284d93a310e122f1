import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Dossier } from '../state.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import type { Changes } from './events.ts';
import { type CorrectableField, classOf } from './field-classes.ts';

describe('two counters correct one dossier', () => {
  it('[CFL-1] needs to know what the actor saw, and something that changes', () => {
    const story = new DossierStory();
    const { first, dossier } = story;
    const payload = { changes: { 'applicant.phone': '+84900000002' }, promise: null, reason: 'Ghi nhầm' };
    for (const base of [null, {}, { 'applicant.email': '' }]) {
      const event = story.event(first, 'dossier.corrected', payload, base);
      expect(story.take(event)).toMatchObject({ reason: 'correction-base-missing' });
    }
    const same = story.correction(first, { 'applicant.phone': dossier.applicant.phone });
    expect(story.take(same)).toMatchObject({ verdict: 'rejected', reason: 'correction-empty' });
    const right = story.correction(first, { 'applicant.phone': '+84900000002' });
    expect(story.take(right)).toEqual({ verdict: 'applied' });
    expect(story.value('applicant.phone')).toBe('+84900000002');
    expect(story.dossier.writings['applicant.phone']).toEqual({
      eventId: right.id,
      by: right.actorId,
      at: right.occurredAt,
    });
  });

  it('[CFL-3] takes the later one of a soft field', () => {
    const story = new DossierStory();
    const [one, two] = [
      story.correction(story.first, { request: 'Cấp bản sao' }),
      story.correction(story.second, { request: 'Cấp hai bản sao' }),
    ];
    expect([story.take(one), story.take(two)]).toEqual([{ verdict: 'applied' }, { verdict: 'applied' }]);
    expect(story.value('request')).toBe('Cấp hai bản sao');
  });

  it('[CFL-4] keeps the first one of a legal field, stores the second and lets a supervisor choose', () => {
    const story = new DossierStory();
    const seen = story.dossier;
    const one = story.correction(story.first, { 'applicant.name': 'Nguyễn Văn Một' }, seen);
    const two = story.correction(
      story.second,
      { 'applicant.name': 'Nguyễn Văn Hai', 'applicant.phone': '+84900000002' },
      seen,
    );
    story.take(one);
    expect(story.take(two)).toEqual({ verdict: 'review', reason: 'correction-conflicts' });
    expect(story.value('applicant.name')).toBe('Nguyễn Văn Một');
    // What did not meet is taken.
    expect(story.value('applicant.phone')).toBe('+84900000002');
    expect(story.dossier.conflicts).toMatchObject([
      {
        field: 'applicant.name',
        kept: { eventId: one.id, by: one.actorId },
        given: [{ eventId: two.id, by: two.actorId, value: 'Nguyễn Văn Hai' }],
      },
    ]);
    const choose = (chosen: string | null, settles: readonly string[]): EventEnvelope =>
      story.event(story.first, 'dossier.conflict-resolved', {
        choices: [{ field: 'applicant.name', chosen }],
        promise: null,
        reason: 'Theo căn cước',
        settles: [...settles],
      });
    expect(story.take(choose(one.id, [two.id]))).toMatchObject({ reason: 'conflict-unknown' });
    expect(story.take(choose(two.id, [one.id]))).toMatchObject({ verdict: 'rejected' });
    expect(story.take(choose(null, [one.id]))).toMatchObject({ reason: 'settles-other' });
    const three = story.correction(story.second, { 'applicant.name': 'Nguyễn Văn Ba' }, seen);
    story.take(three);
    expect(story.take(choose(two.id, [two.id]))).toEqual({ verdict: 'applied' });
    expect(story.value('applicant.name')).toBe('Nguyễn Văn Hai');
    // What came after the supervisor looked is still in question.
    expect(story.dossier.conflicts).toMatchObject([{ given: [{ eventId: three.id }] }]);
    expect(story.take(choose(null, [three.id]))).toEqual({ verdict: 'applied' });
    expect(story.value('applicant.name')).toBe('Nguyễn Văn Hai');
    expect(story.dossier.conflicts).toEqual([]);
    expect(story.take(choose(null, [three.id]))).toMatchObject({ reason: 'conflict-unknown' });
  });

  it('[CFL-4] is no conflict when both typed the same', () => {
    const story = new DossierStory();
    const both = [story.first, story.second].map((device) =>
      story.correction(device, { 'applicant.idNumber': '000090009999' }),
    );
    expect(both.map((event) => story.take(event).verdict)).toEqual(['applied', 'applied']);
    expect(story.dossier.conflicts).toEqual([]);
  });
});

const values: Readonly<Partial<Record<CorrectableField, readonly string[]>>> = {
  'applicant.name': ['Nguyễn Văn Một', 'Nguyễn Văn Hai', 'Nguyễn Văn Ba'],
  'applicant.idNumber': ['000090000001', '000090000002'],
  'applicant.phone': ['+84900000001', '+84900000002', '+84900000003'],
  'applicant.address': ['Tổ 1', 'Tổ 2'],
  request: ['Xin cấp lại', 'Xin cấp mới'],
};

/** Some corrections, each by one of two counters whose screen is up to three events behind. */
const correctionArbitrary = fc.record({
  device: fc.boolean(),
  behind: fc.nat({ max: 3 }),
  changes: fc
    .constantFrom(...(Object.keys(values) as CorrectableField[]))
    .chain((field) => fc.constantFrom(...values[field]!).map((value): Changes => ({ [field]: value }))),
});

type Made = { readonly event: EventEnvelope; readonly changes: Changes };

function play(corrections: readonly { device: boolean; behind: number; changes: Changes }[]) {
  const story = new DossierStory();
  const states: Dossier[] = [story.dossier];
  const made: Made[] = [];
  for (const { device, behind, changes } of corrections) {
    const seen = states[Math.max(0, states.length - 1 - behind)]!;
    const event = story.correction(device ? story.first : story.second, changes, seen);
    made.push({ event, changes });
    story.take(event);
    states.push(story.dossier);
  }
  return { story, made };
}

/** The rules once more, as plainly as they can be said and with nothing of the code under test. */
function naive(start: Readonly<Record<string, unknown>>, made: readonly Made[]) {
  const standing: Record<string, unknown> = { ...start };
  const beside: string[] = [];
  for (const { event, changes } of made) {
    const [field, value] = Object.entries(changes)[0]!;
    const isLegal = field === 'applicant.name' || field === 'applicant.idNumber';
    const saw = event.base![field];
    if (saw === value || standing[field] === value) continue;
    if (isLegal && saw !== standing[field]) beside.push(event.id);
    else standing[field] = value;
  }
  return { standing, beside };
}

const fields = Object.keys(values) as CorrectableField[];

describe('corrections in any order', () => {
  it('[CFL-3] [CFL-4] end as server order says: soft the last, legal the first', () => {
    fc.assert(
      fc.property(fc.array(correctionArbitrary, { maxLength: 12 }), (corrections) => {
        const start = Object.fromEntries(fields.map((field) => [field, new DossierStory().value(field)]));
        const { story, made } = play(corrections);
        const expected = naive(start, made);
        for (const field of fields) expect(story.value(field)).toEqual(expected.standing[field]);
        const beside = story.dossier.conflicts.flatMap(({ given }) => given.map(({ eventId }) => eventId));
        expect([...beside].toSorted()).toEqual(expected.beside.toSorted());
      }),
    );
  });

  it('[CFL-2] lose no typed value: it stands, or is beside, or is in the log that a later one followed', () => {
    fc.assert(
      fc.property(fc.array(correctionArbitrary, { maxLength: 12 }), (corrections) => {
        const { story, made } = play(corrections);
        for (const [index, { event, changes }] of made.entries()) {
          if (story.judgements[index]?.verdict === 'rejected') continue;
          const [field, value] = Object.entries(changes)[0] as [CorrectableField, string];
          const conflict = story.dossier.conflicts.find((one) => one.field === field);
          const isBeside = conflict?.given.some(({ eventId }) => eventId === event.id) === true;
          const isFollowed = made.slice(index + 1).some((later) => field in later.changes);
          expect(story.value(field) === value || isBeside || isFollowed).toBe(true);
        }
      }),
    );
  });

  it('[CFL-1] end the same however corrections of unrelated fields are interleaved', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(correctionArbitrary, {
          maxLength: 5,
          selector: ({ changes }) => Object.keys(changes)[0],
        }),
        fc.infiniteStream(fc.nat()),
        (corrections, chance) => {
          const { story, made } = play(corrections.map((one) => ({ ...one, behind: 99 })));
          const other = new DossierStory();
          const left = [...made];
          while (left.length > 0) {
            other.take(left.splice(chance.next().value! % left.length, 1)[0]!.event);
          }
          for (const field of fields) expect(other.value(field)).toEqual(story.value(field));
          expect(other.dossier.conflicts).toEqual(story.dossier.conflicts);
          expect(
            Object.keys(other.dossier.writings).every((field) => classOf(field as CorrectableField)),
          ).toBe(true);
        },
      ),
    );
  });
});
