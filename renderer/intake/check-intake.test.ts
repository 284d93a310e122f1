import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type Procedure, procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { feeSchema, paperLineSchema } from '#shared/dossier/events.ts';
import { partySchema, submitterSchema } from '#shared/dossier/party.ts';
import { checkIntake } from './check-intake.ts';
import { type IntakeForm, emptyIntake, withOwnPaper, withProcedure } from './intake-form.ts';

const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);
const now = localDateTimeSchema.parse('2026-11-24T10:00');
const procedure = procedures.find(({ code }) => code === '1.004873')!;

/** Ready to be saved. */
function whole(chosen: Procedure = procedure): IntakeForm {
  return {
    ...withProcedure(emptyIntake, chosen),
    idNumber: '000090004567',
    name: '  Nguyễn   Văn Thử ',
    birthDate: '1990-03-09',
    phone: '0912 000 001',
    address: 'Tổ 5, Phường Thử',
  };
}

function fieldsWrong(change: Partial<IntakeForm>, chosen: Procedure | null = procedure): readonly string[] {
  const checked = checkIntake({ ...whole(), ...change }, chosen, now);
  return checked.ok ? [] : checked.errors.map(({ field }) => field);
}

describe('checkIntake', () => {
  it('gives what the event takes, for every procedure of the catalogue', () => {
    for (const each of procedures) {
      const checked = checkIntake(whole(each), each, now);
      if (!checked.ok) throw new Error(`${each.key}: ${JSON.stringify(checked.errors)}`);
      const { applicant, submitter, papers, fee } = checked.input;
      expect(partySchema.safeParse(applicant).error).toBeUndefined();
      expect(submitterSchema.nullable().safeParse(submitter).error).toBeUndefined();
      expect(paperLineSchema.array().max(60).safeParse(papers).error).toBeUndefined();
      expect(feeSchema.safeParse(fee).error).toBeUndefined();
    }
  });

  it('stores names tidied, phones in E.164 and only the papers that were handed in', () => {
    const checked = checkIntake(whole(), procedure, now);
    if (!checked.ok) throw new Error('not ok');
    expect(checked.input.applicant).toMatchObject({ name: 'Nguyễn Văn Thử', phone: '+84912000001' });
    expect(checked.input.papers).toHaveLength(procedure.papers.filter(({ required }) => required).length);
    expect(checked.input.submitter).toBeNull();
  });

  it('names everything that an empty form lacks, in the order of the screen', () => {
    const checked = checkIntake(emptyIntake, null, now);
    expect(checked.ok ? [] : checked.errors.map(({ field }) => field)).toEqual([
      'procedure',
      'idNumber',
      'name',
      'phone',
      'address',
      'request',
    ]);
  });

  it.each([
    ['eleven digits', { idNumber: '00009000456' }, 'idNumber'],
    ['letters in the phone', { phone: '0912 abc' }, 'phone'],
    ['an unknown prefix', { phone: '0112000001' }, 'phone'],
    ['half an email', { email: 'thu@' }, 'email'],
    ['a birth date that is none', { birthDate: '31/02/1990' }, 'birthDate'],
    ['a birth date to come', { birthDate: '2026-11-25' }, 'birthDate'],
    ['no sets', { sets: 0 }, 'sets'],
    ['a fee taken without an amount', { isFeeCollected: true, feeAmount: null }, 'feeAmount'],
    ['a blank name', { name: '   ' }, 'name'],
    ['an endless address', { address: 'a'.repeat(501) }, 'address'],
    ['an endless note', { note: 'a'.repeat(1001) }, 'note'],
  ] as const)('stops at %s and names the field', (_what, change, field) => {
    expect(fieldsWrong(change)).toEqual([field]);
  });

  it('takes a birth date of today and none at all', () => {
    expect(fieldsWrong({ birthDate: now.slice(0, 10) })).toEqual([]);
    expect(fieldsWrong({ birthDate: '' })).toEqual([]);
  });

  it('asks an organisation for a tax code and a household business for either number', () => {
    expect(fieldsWrong({ kind: 'organisation' })).toEqual(['idNumber']);
    expect(fieldsWrong({ kind: 'organisation', idNumber: '0100000000-001' })).toEqual([]);
    expect(fieldsWrong({ kind: 'household-business' })).toEqual([]);
    expect(fieldsWrong({ kind: 'household-business', idNumber: '0100000000' })).toEqual([]);
    expect(fieldsWrong({ kind: 'household-business', idNumber: '12' })).toEqual(['idNumber']);
  });

  it('does not hold an organisation to the birth date that was typed before the kind was changed', () => {
    const checked = checkIntake(
      { ...whole(), kind: 'organisation', idNumber: '0100000000', birthDate: '31/02' },
      procedure,
      now,
    );
    expect(checked.ok && checked.input.applicant.birthDate).toBeNull();
  });

  it('asks for the submitter only when somebody else hands in', () => {
    const submitter = { ...emptyIntake.submitter, name: 'Lê Thị Nộp' };
    expect(fieldsWrong({ submitter })).toEqual([]);
    expect(fieldsWrong({ submitter, isAuthorised: true })).toEqual([
      'submitterId',
      'submitterPhone',
      'authorisation',
    ]);
  });

  it('asks for the name and the copies of a paper that is ticked, and nothing of one that is not', () => {
    const own = withOwnPaper(whole());
    const at = own.papers.length - 1;
    expect(fieldsWrong({ papers: own.papers })).toEqual([`paper-${at}-name`]);
    const unticked = own.papers.map((paper, index) => (index === at ? { ...paper, isIn: false } : paper));
    expect(fieldsWrong({ papers: unticked })).toEqual([]);
    const uncounted = whole().papers.map((paper) => ({ ...paper, copies: null }));
    const handedIn = whole().papers.flatMap(({ isIn, kind }, index) =>
      isIn && kind !== 'shown' ? [`paper-${index}-copies`] : [],
    );
    expect(fieldsWrong({ papers: uncounted })).toEqual(handedIn);
  });

  it('asks what the portal says of an online dossier, and nothing of it from others', () => {
    const filed = { portalCode: 'g22.99-1', submittedDate: '2026-11-23', submittedTime: '22h15' };
    expect(fieldsWrong({ ...filed, portalCode: '' })).toEqual([]);
    const online = { intakeChannel: 'online', ...filed } as const;
    const checked = checkIntake({ ...whole(), ...online }, procedure, now);
    expect(checked.ok && checked.input).toMatchObject({
      intakeChannel: 'online',
      filing: { portalCode: 'G22.99-1', submittedAt: '2026-11-23T22:15' },
    });
    expect(fieldsWrong({ ...online, portalCode: ' ', submittedDate: '23/11', submittedTime: '' })).toEqual([
      'portalCode',
      'submittedDate',
    ]);
    expect(fieldsWrong({ ...online, submittedTime: '25h' })).toEqual(['submittedTime']);
    expect(fieldsWrong({ ...online, submittedDate: '2026-11-24', submittedTime: '10:01' })).toEqual([
      'submittedDate',
    ]);
    expect(fieldsWrong({ ...online, portalCode: 'x'.repeat(61) })).toEqual(['portalCode']);
  });

  it('takes a queue ticket or none, and names one that is no ticket', () => {
    const checked = checkIntake({ ...whole(), queueTicket: ' a 012 ' }, procedure, now);
    expect(checked.ok && checked.input.queueTicket).toBe('A012');
    expect(fieldsWrong({ queueTicket: 'số mười' })).toEqual(['queueTicket']);
    const without = checkIntake(whole(), procedure, now);
    expect(without.ok && 'queueTicket' in without.input).toBe(false);
  });

  it('takes sixty papers and no more', () => {
    const paper = { ...withOwnPaper(emptyIntake).papers[0]!, name: 'Giấy tờ' };
    expect(fieldsWrong({ papers: Array.from({ length: 60 }, () => paper) })).toEqual([]);
    expect(fieldsWrong({ papers: Array.from({ length: 61 }, () => paper) })).toEqual(['paper-60']);
  });
});
