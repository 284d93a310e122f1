import { beforeEach, describe, expect, it } from 'vitest';
import { at, LifeOffice } from '../../life/testing/life-office.ts';
import type { Slip } from '../../slip.ts';
import type { Dossier } from '../../state.ts';
import type { FormKind } from '../form-set.ts';
import { paperSchema } from '../paper.ts';
import { sampleDesk } from '../testing/sample-desk.ts';
import type { FormDesk } from './form-head.ts';
import { paperOfSlip } from './paper-of-slip.ts';

let office: LifeOffice;
let desk: FormDesk;

beforeEach(() => {
  office = new LifeOffice();
  const sample = sampleDesk();
  const [first, ...others] = sample.profile.users;
  // Whoever acts in the story is somebody of the office.
  office.receive();
  const actor = { ...first!, id: office.held.receivedBy, fullName: 'Nguyễn Thị Lan' };
  desk = { ...sample, profile: { ...sample.profile, users: [actor, ...others] } };
});

const slipOf = ({ slips }: Dossier, form: Slip['form']): Slip =>
  slips.findLast((slip) => slip.form === form) ?? expect.fail(`no ${form}`);

/** The paper of the last slip of a form, held against the schema that the printer takes. */
function paperOf(dossier: Dossier, form: Slip['form'], together: readonly Dossier[] = [dossier]) {
  return paperSchema.parse(paperOfSlip(slipOf(dossier, form).id, together, desk));
}

/** The same dossier received when the older set of forms held. */
const of2019 = (dossier: Dossier): Dossier => ({ ...dossier, receivedAt: at('2019-11-25T09:00') });

describe('the paper of a slip', () => {
  it('is Mẫu 01 of the slip that counts, and nothing of one that was replaced', () => {
    expect(paperOf(office.held, 'receipt')).toMatchObject({
      kind: 'receipt',
      slip: { dossierCode: office.held.code, number: office.held.receipt.number },
    });
    const [slip] = office.held.slips;
    const replaced: Slip = { ...slip!, state: 'void' };
    expect(paperOfSlip(slip!.id, [{ ...office.held, slips: [replaced] }], desk)).toBeNull();
  });

  it('is Mẫu 02 with every line and its ground, the last date, and whom to ask', () => {
    office.bring('supplementing');
    const paper = paperOf(office.held, 'supplement-request');
    expect(paper).toMatchObject({
      regime: 'tt-03-2025',
      number: slipOf(office.held, 'supplement-request').number,
      issuedAt: office.held.life.supplements[0]!.at,
      dossierCode: office.held.code,
      items: [
        { text: 'Bản sao giấy khai sinh', ground: 'Điều 9 NĐ 123/2015' },
        { text: 'Tờ khai có chữ ký', ground: 'Điều 10 NĐ 123/2015' },
      ],
      dueOn: '2026-12-15',
      officerPhone: desk.profile.office.phone,
    });
    expect(paper).toHaveProperty('reason', expect.stringContaining('chưa đủ'));
    office.act('supplement-received');
    office.act('supplement-requested', { reason: 'Luật mới' });
    expect(paperOf(office.held, 'supplement-request')).toMatchObject({ reason: 'Luật mới' });
    expect(office.held.slips.filter(({ form }) => form === 'supplement-request')).toHaveLength(2);
  });

  it('is Mẫu 03 with a reason for each line, and the law', () => {
    office.bring('registered');
    office.act('refused', { grounds: 'Không thuộc thẩm quyền.\n\nThiếu giấy ủy quyền.' });
    expect(paperOf(office.held, 'refusal')).toMatchObject({
      reasons: ['Không thuộc thẩm quyền.', 'Thiếu giấy ủy quyền.', 'Căn cứ: Điều 6 Luật X'],
      submitterName: office.held.applicant.name,
    });
    const refusal = { ...office.held.life.refusal!, grounds: 'Dòng\n'.repeat(100) };
    const long = { ...office.held, life: { ...office.held.life, refusal } };
    expect(paperOf(long, 'refusal')).toMatchObject({ reasons: { length: 2 } });
  });

  it('is Mẫu 04 in the name of the unit that had the dossier, with both dates', () => {
    office.bring('in-process');
    office.act('reappointed');
    const letter = paperOf(office.held, 'apology');
    expect(letter).toMatchObject({
      agencyName: 'Phòng Tư pháp',
      promisedAt: office.held.promise.due,
      newDueAt: '2026-12-10T16:30',
      reason: 'Chờ cơ quan khác',
    });
    // What becomes of the dossier later does not change what the letter said.
    office.act('result-recorded');
    expect(paperOf(office.held, 'apology')).toEqual(letter);
  });

  it('is Mẫu 05 for a withdrawal, with the stage, the money and the papers given back', () => {
    office.bring('in-process');
    office.act('fee-collected');
    office.act('withdrawn');
    expect(paperOf(office.held, 'stop-notice')).toMatchObject({
      cause: { kind: 'applicant-request', reason: 'Không còn nhu cầu' },
      stage: 'Đang giải quyết tại Phòng Tư pháp',
      feeText: expect.stringContaining('Đã nộp 8.000 đ'),
      returnedPapers: office.held.papers.map(({ name }) => name),
    });
  });

  it('is Mẫu 05 for want of a supplement, and names the request', () => {
    office.bring('supplementing');
    office.act('supplement-lapsed');
    expect(paperOf(office.held, 'stop-notice')).toMatchObject({
      cause: {
        kind: 'no-supplement',
        slipNumber: slipOf(office.held, 'supplement-request').number,
        dueOn: '2026-12-15',
      },
      stage: 'Chờ bổ sung, hoàn thiện hồ sơ',
      returnedPapers: [],
    });
  });

  it('is no stop notice where the older set of forms has none', () => {
    office.bring('in-process');
    office.act('withdrawn', { slip: null });
    expect(office.held.status).toBe('withdrawn');
    expect(office.held.slips.map(({ form }) => form)).not.toContain('stop-notice');
    office.bring('in-process');
    office.act('withdrawn');
    expect(paperOfSlip(slipOf(office.held, 'stop-notice').id, [of2019(office.held)], desk)).toBeNull();
  });

  it('is Mẫu 06 with a row a hand-over: who gave, who signed, and how the result stands to the promise', () => {
    office.bring('in-process');
    office.act('hand-over-confirmed');
    const { slip } = office.held.life.handOvers[0]!;
    office.act('result-recorded', { slip });
    expect(office.held.slips.filter(({ form }) => form === 'control-slip')).toHaveLength(1);
    const counter = desk.profile.office.name;
    expect(paperOf(office.held, 'control-slip')).toMatchObject({
      kind: 'control-slip',
      number: slip.number,
      agencyName: 'Phòng Tư pháp',
      rows: [
        { fromUnit: counter, toUnit: 'Phòng Tư pháp', receiverName: 'Lê Văn Mẫu', result: null },
        { fromUnit: 'Phòng Tư pháp', toUnit: counter, giverName: '', result: 'early' },
      ],
    });
  });

  it('is one Mẫu 06 for dossiers that went together, a row for each', () => {
    office.bring('accepted');
    office.act('handed-over', { isShared: true });
    const { slip } = office.held.life.handOvers[0]!;
    const first = office.held;
    office.bring('accepted');
    office.act('handed-over', { isShared: true, slip });
    const second = { ...office.held, code: 'H26.999.01-261123-0002' };
    expect(paperOf(second, 'control-slip', [second, first])).toMatchObject({
      kind: 'shared-control-slip',
      number: slip.number,
      toUnit: 'Phòng Tư pháp',
      rows: [{ dossierCode: first.code }, { dossierCode: second.code }],
    });
  });

  it.each<Slip['form']>(['receipt', 'supplement-request', 'refusal', 'apology', 'control-slip'])(
    'follows the set of forms of the receipt date: %s',
    (form) => {
      const ways = {
        receipt: [],
        'supplement-request': ['supplement-requested'],
        refusal: ['refused'],
        apology: ['reappointed'],
        'control-slip': ['handed-over'],
        'stop-notice': ['withdrawn'],
      } as const satisfies Record<Exclude<FormKind, 'register'>, readonly string[]>;
      office.bring(form === 'refusal' ? 'registered' : 'accepted');
      for (const name of ways[form]) office.act(name);
      const older = paperOf(of2019(office.held), form);
      expect('slip' in older ? older.slip : older).toMatchObject({ regime: 'tt-01-2018' });
    },
  );

  it('is none for a slip of another dossier', () => {
    const { id } = office.held.slips[0]!;
    office.bring('accepted');
    expect(paperOfSlip(id, [office.held], desk)).toBeNull();
    expect(paperOfSlip(id, [], desk)).toBeNull();
  });
});
