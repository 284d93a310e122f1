import { readFileSync } from 'node:fs';
import { type Procedure, procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import type { IntakeInput } from '../acts.ts';

const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);

/** A procedure of the catalogue that comes with the app. Throws when there is none of that code. */
export function procedureOf(code: string): Procedure {
  const found = procedures.find((entry) => entry.code === code);
  if (found === undefined) throw new Error(code);
  return found;
}

/** What an officer takes down of somebody who does not exist: three working days, nothing to pay, no papers. */
export function sampleInput(change: Partial<IntakeInput> = {}): IntakeInput {
  return {
    procedure: procedureOf('1.004873'),
    request: 'Cấp giấy xác nhận tình trạng hôn nhân',
    applicant: {
      kind: 'person',
      name: 'Trần Thị Thử',
      idNumber: '000190004567',
      birthDate: '1990-03-09',
      address: 'Tổ 5, Phường Thử, Hà Nội',
      phone: '+84912000001',
      email: '',
    } as IntakeInput['applicant'],
    submitter: null,
    papers: [],
    sets: 1,
    fee: { amount: 0, text: '', collected: false, receiptNumber: '' },
    intakeChannel: 'counter',
    resultChannel: 'counter',
    note: '',
    ...change,
  };
}
