import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { cardLineIn } from './card-line.ts';
import {
  birthYearOf,
  emptyIntake,
  forSameApplicant,
  isBegun,
  withCard,
  withChannel,
  withOwnPaper,
  withPaper,
  withParty,
  withProcedure,
  withProcedureText,
} from './intake-form.ts';

const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);
const unmarried = procedures.find(({ code }) => code === '1.004873')!;
const birth = procedures.find(({ code }) => code === '1.001193')!;
const line = '000090004567||NGUYỄN VĂN THỬ|09031990|Nam|Tổ 5, Phường Thử, Hà Nội|15082021';

function card() {
  const parsed = parseCccdLine(line);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

describe('withProcedure', () => {
  it('takes papers, fee and request from the catalogue and ticks what is required', () => {
    const form = withProcedure(emptyIntake, unmarried);
    expect(form.papers.map(({ isIn }) => isIn)).toEqual(unmarried.papers.map(({ required }) => required));
    expect(form).toMatchObject({ procedureKey: unmarried.key, feeAmount: null, feeText: unmarried.fee.text });
    expect(form.request).toBe('Cấp Giấy xác nhận tình trạng hôn nhân');
  });

  it('keeps the applicant when the procedure is changed', () => {
    const form = withProcedure(withProcedure(withCard(emptyIntake, card()), unmarried), birth);
    expect(form).toMatchObject({ name: 'NGUYỄN VĂN THỬ', procedureKey: birth.key });
    expect(form.papers).toHaveLength(birth.papers.length);
  });
});

describe('withChannel', () => {
  it('takes the tariff of the channel: nothing for what came online, the catalogue otherwise', () => {
    const form = withProcedure(emptyIntake, unmarried);
    const online = withChannel({ ...form, isFeeCollected: true }, 'online', unmarried);
    expect(online).toMatchObject({ intakeChannel: 'online', feeAmount: 0, isFeeCollected: false });
    expect(online.feeText).toMatch(/0 đồng/);
    expect(withProcedure({ ...emptyIntake, intakeChannel: 'online' }, unmarried).feeAmount).toBe(0);
    expect(withChannel(online, 'counter', unmarried)).toMatchObject({
      feeAmount: null,
      feeText: unmarried.fee.text,
    });
    expect(withChannel(form, 'counter', unmarried)).toBe(form);
  });
});

describe('withProcedureText', () => {
  it('keeps the procedure when the combo says its label, and lets it go when something else is typed', () => {
    const chosen = withProcedure(emptyIntake, unmarried);
    expect(withProcedureText(chosen, unmarried.name).procedureKey).toBe(unmarried.key);
    expect(withProcedureText(chosen, 'khai s')).toMatchObject({
      procedureKey: null,
      procedureText: 'khai s',
    });
  });
});

describe('the applicant', () => {
  it('of a card is a person, and the phone number that was typed stays', () => {
    const form = withCard({ ...emptyIntake, kind: 'organisation', phone: '0912' }, card());
    expect(form).toMatchObject({
      kind: 'person',
      idNumber: '000090004567',
      birthDate: '1990-03-09',
      phone: '0912',
    });
    expect(birthYearOf(form)).toBe(1990);
  });

  it('known from an earlier dossier comes with the phone number as people read it', () => {
    const form = withParty(emptyIntake, {
      kind: 'organisation',
      name: 'Công ty Thử',
      idNumber: '0100000000',
      birthDate: null,
      address: 'Số 1',
      phone: '+84912000001',
      email: '',
    });
    expect(form).toMatchObject({ kind: 'organisation', birthDate: '', phone: '0912 000 001' });
  });

  it('stays for another dossier of the same person, and nothing else does', () => {
    const before = {
      ...withProcedure(withCard(emptyIntake, card()), unmarried),
      note: 'x',
      sets: 3,
      queueTicket: 'A012',
    };
    const after = forSameApplicant(before);
    expect(after).toMatchObject({
      name: before.name,
      procedureKey: null,
      papers: [],
      note: '',
      sets: 1,
      queueTicket: 'A012',
    });
  });
});

describe('papers', () => {
  it('are changed one at a time, and own lines come last', () => {
    const form = withOwnPaper(withProcedure(emptyIntake, unmarried));
    const changed = withPaper(form, form.papers.length - 1, { name: 'Sổ hộ khẩu cũ' });
    expect(changed.papers.at(-1)).toMatchObject({ name: 'Sổ hộ khẩu cũ', isOwn: true, isIn: true });
    expect(changed.papers.slice(0, -1)).toEqual(form.papers.slice(0, -1));
  });
});

describe('isBegun', () => {
  it('says whether there is anything to keep', () => {
    expect(isBegun(emptyIntake)).toBe(false);
    expect(isBegun({ ...emptyIntake, phone: '0' })).toBe(true);
    expect(isBegun(structuredClone(emptyIntake))).toBe(false);
  });
});

describe('cardLineIn', () => {
  it('finds the line also behind a number that stood in the field', () => {
    expect(cardLineIn(line)).toBe(line);
    expect(cardLineIn(`000090004568${line}`)).toBe(line);
    expect(cardLineIn(`0000${line}`)).toBe(line);
  });

  it('finds none in a number that is typed', () => {
    expect(cardLineIn('000090004567')).toBeNull();
    expect(cardLineIn('000090004567|')).toBeNull();
    expect(cardLineIn('')).toBeNull();
  });
});
