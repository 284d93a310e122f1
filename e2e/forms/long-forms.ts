import { paperSchema, type Paper } from '#shared/dossier/slips/paper.ts';
import type { PaperSize } from '#shared/dossier/slips/page-setup.ts';
import {
  sampleForm,
  type SampleForm,
  sampleSharedControlSlip,
} from '#shared/dossier/slips/testing/sample-forms.ts';
import { organisation } from '#shared/dossier/slips/testing/sample-people.ts';

type Kind<K extends Paper['kind']> = Extract<Paper, { kind: K }>;

function sample<K extends Paper['kind'] & Parameters<typeof sampleForm>[0]>(kind: K): Kind<K> {
  return sampleForm(kind, 'tt-03-2025') as Kind<K>;
}

const longName = 'Văn bản chấp thuận của cơ quan quản lý nhà nước có thẩm quyền về phòng cháy, chữa cháy';

const receipt = sample('receipt');
const supplement = sample('supplement-request');
const refusal = sample('refusal');
const control = sample('control-slip');
const register = sample('register');
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

function receiptOn(receiptSize: PaperSize): SampleForm {
  return { name: `receipt-${receiptSize}`, paper: receipt, receiptSize };
}

/** Forms as long as they get, and the receipt on the smaller sheets. */
export const longForms: readonly SampleForm[] = [
  {
    name: 'receipt-60-papers',
    paper: paperSchema.parse({
      ...receipt,
      slip: {
        ...receipt.slip,
        applicant: organisation,
        papers: times(60).map((n) => ({ name: `${longName} (${n})`, kind: 'copy', copies: 1, note: '' })),
      },
    }),
  },
  {
    name: 'supplement-40-items',
    paper: paperSchema.parse({
      ...supplement,
      items: times(40).map((n) => ({
        text: `${longName}, mục ${n}`,
        ground: 'thành phần hồ sơ của thủ tục',
      })),
    }),
  },
  {
    name: 'refusal-20-reasons',
    paper: paperSchema.parse({
      ...refusal,
      reasons: times(20).map((n) => `${longName} còn thiếu (${n}). ${longName}.`),
    }),
  },
  {
    name: 'control-20-rows',
    paper: paperSchema.parse({
      ...control,
      rows: times(20).map((n) => ({ ...control.rows[n % 2], note: `Lần ${n}` })),
    }),
  },
  { name: 'control-shared-24-rows', paper: sampleSharedControlSlip('tt-03-2025', 24) },
  {
    name: 'register-60-rows',
    paper: paperSchema.parse({
      ...register,
      rows: times(60).map((n) => ({ ...register.rows[n % 3], order: n })),
    }),
  },
  {
    name: 'register-200-rows',
    paper: paperSchema.parse({
      ...register,
      rows: times(200).map((n) => ({
        ...register.rows[n % 3],
        order: n,
        ...(n % 40 === 7 ? { isVoid: true, returnedAt: null } : {}),
      })),
    }),
  },
  receiptOn('a5'),
  receiptOn('roll-80'),
  ...(['a4', 'a5', 'roll-80'] as const).map((size) => ({
    name: `test-page-${size}`,
    paper: paperSchema.parse({ kind: 'test-page', size, printedAt: '2026-11-24T09:05' }),
  })),
];
