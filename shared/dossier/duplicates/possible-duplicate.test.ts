import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  localDateSchema,
  type LocalDateTime,
  localDateTimeSchema,
} from '#shared/calendar/local-time.ts';
import { lifeStates, officialStates } from '../life/life-state.ts';
import type { Dossier } from '../state.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import { comparedLines, type IntakeSoFar, possibleDuplicate } from './possible-duplicate.ts';

const { dossier } = new DossierStory();
const today = localDateSchema.parse('2026-11-23');
const intake: IntakeSoFar = {
  procedureKey: dossier.procedure.key,
  applicant: { ...dossier.applicant },
};
const at = (date: string): LocalDateTime => localDateTimeSchema.parse(`${date}T09:00`);
const settled: Dossier = { ...dossier, status: 'returned' };

describe('possibleDuplicate', () => {
  it('tells by the ID number first, then by name and phone, then by name and birth date', () => {
    const told = (applicant: Partial<IntakeSoFar['applicant']>) =>
      possibleDuplicate({ ...intake, applicant: { ...intake.applicant, ...applicant } }, dossier, today, 30);
    expect(told({})).toBe('id-number');
    expect(told({ name: 'Người Khác', phone: '', birthDate: null })).toBe('id-number');
    expect(told({ idNumber: '' })).toBe('name-and-phone');
    expect(told({ idNumber: '000090009999', name: dossier.applicant.name.toUpperCase() })).toBe(
      'name-and-phone',
    );
    expect(told({ idNumber: '', phone: '' })).toBe('name-and-birth-date');
    expect(told({ idNumber: '', phone: '', birthDate: null })).toBeNull();
    expect(told({ idNumber: '', name: 'Người Khác' })).toBeNull();
  });

  it('says nothing of another procedure or of a void dossier', () => {
    expect(possibleDuplicate({ ...intake, procedureKey: '1.004873' }, dossier, today, 30)).toBeNull();
    const voided = { ...dossier, voided: { at: 0 } as unknown as Dossier['voided'] };
    expect(possibleDuplicate(intake, voided, today, 30)).toBeNull();
  });

  it('has an open dossier for ever, and a settled one for so many days and not one more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lifeStates),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (status, daysAgo, recentDays) => {
          const other = { ...dossier, status, receivedAt: at(addDays(today, -daysAgo)) };
          const isFound = possibleDuplicate(intake, other, today, recentDays) !== null;
          expect(isFound).toBe(!officialStates[status].isFinal || daysAgo <= recentDays);
        },
      ),
    );
    expect(possibleDuplicate(intake, { ...settled, receivedAt: at('2026-10-24') }, today, 30)).not.toBeNull();
    expect(possibleDuplicate(intake, { ...settled, receivedAt: at('2026-10-23') }, today, 30)).toBeNull();
  });

  it('never finds anybody by what is empty', () => {
    const nobody = {
      ...dossier,
      applicant: { ...dossier.applicant, idNumber: '', phone: '', birthDate: null },
    };
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (name, idNumber, phone) => {
        const typed = { name, idNumber, phone, birthDate: '1990-03-09' };
        expect(possibleDuplicate({ ...intake, applicant: typed }, nobody, today, 30)).toBeNull();
      }),
    );
  });

  it('finds the other from either side', () => {
    const text = fc.constantFrom('', 'Trần Thị Thử', 'TRAN THI THU', 'Lê Văn Mẫu');
    const person = fc.record({
      name: text,
      idNumber: fc.constantFrom('', '000190004567', '000090004568'),
      phone: fc.constantFrom('', '+84912000001', '+84912000002'),
      birthDate: fc.constantFrom(null, '1990-03-09', '1991-01-01'),
    });
    fc.assert(
      fc.property(person, person, (a, b) => {
        const told = (mine: typeof a, other: typeof b) =>
          possibleDuplicate(
            { ...intake, applicant: mine },
            { ...dossier, applicant: { ...dossier.applicant, ...other } },
            today,
            30,
          );
        expect(told(a, b)).toBe(told(b, a));
      }),
    );
  });
});

describe('comparedLines', () => {
  it('says what is equal to a reader and what differs', () => {
    const other = {
      ...dossier,
      applicant: { ...dossier.applicant, name: dossier.applicant.name.toUpperCase(), phone: '' },
      submitter: { name: 'Lê Thị Mẫu' },
    };
    const lines = Object.fromEntries(comparedLines(dossier, other).map((line) => [line.field, line]));
    expect(lines['name']).toMatchObject({ isEqual: true });
    expect(lines['phone']).toMatchObject({ isEqual: false, there: '' });
    expect(lines['submitter']).toMatchObject({ isEqual: false, here: '', there: 'Lê Thị Mẫu' });
    expect(comparedLines(dossier, dossier).every(({ isEqual }) => isEqual)).toBe(true);
  });
});
