import { describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { freshLife } from '#shared/dossier/life/life.ts';
import { uncorrected } from '#shared/dossier/correction/state.ts';
import { receiptSlipSchema } from '#shared/dossier/slips/receipt-slip-data.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { dossierIdSchema, slipIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { sampleDesk } from '../testing/sample-desk.ts';
import { receiptSlipOf } from './receipt-slip-of.ts';

const { profile, formSets } = sampleDesk();
const officer = profile.users.find(({ role }) => role === 'officer')!;
const receivedAt = localDateTimeSchema.parse('2026-11-23T09:00');
const promise = promiseFor(haNoiCalendar(), {
  received: receivedAt,
  limit: { amount: 3, unit: 'working-day' },
});
if (!promise.ok) throw new Error(promise.code);

const dossier: Dossier = {
  ...uncorrected,
  id: dossierIdSchema.parse('01990000-0000-7000-8000-0000000000d1'),
  code: 'H26.999.01-261123-0001',
  aliases: [],
  status: 'accepted',
  statusAt: receivedAt,
  life: freshLife,
  receivedBy: officer.id,
  slips: [],
  pauses: [],
  attachments: [],
  paused: null,
  reappointment: null,
  earlierPromises: [],
  counterId: profile.device.counterId,
  intakeChannel: 'counter',
  procedure: { key: '1.004873', code: '1.004873', name: 'Cấp Giấy xác nhận', field: 'Hộ tịch' },
  request: 'Cấp giấy',
  applicant: {
    kind: 'person',
    name: 'Trần Thị Thử',
    idNumber: '000190004567',
    birthDate: '1990-03-09',
    address: 'Tổ 5',
    phone: '+84912000001',
    email: '',
  },
  submitter: null,
  papers: [{ name: 'Tờ khai', kind: 'original', copies: 1, note: '' }],
  sets: 2,
  fee: { amount: 8000, text: '8.000 đ/bản', collected: false, receiptNumber: '' },
  receivedAt,
  promise: promise.value,
  resultChannel: 'counter',
  receipt: {
    slipId: slipIdSchema.parse('01990000-0000-7000-8000-0000000000a1'),
    number: '01-0001/2026-TTPVHCC',
    book: 1,
    order: 1,
  },
  note: 'chỉ trong nội bộ',
};

describe('receiptSlipOf', () => {
  it('carries every field of Mẫu 01 that the record has', () => {
    const slip = receiptSlipOf(dossier, { profile, formSets });
    expect(receiptSlipSchema.parse(slip)).toMatchObject({
      regime: 'tt-03-2025',
      number: '01-0001/2026-TTPVHCC',
      dossierCode: 'H26.999.01-261123-0001',
      applicant: { name: 'Trần Thị Thử', idNumber: '000190004567', phone: '0912 000 001' },
      sets: 2,
      limitText: '3 ngày làm việc',
      receivedAt: '2026-11-23T09:00',
      dueAt: '2026-11-27T16:30',
      book: 1,
      order: 1,
      officerName: officer.fullName,
    });
  });

  it('says nothing of the internal note', () => {
    expect(JSON.stringify(receiptSlipOf(dossier, { profile, formSets }))).not.toContain(dossier.note);
  });

  it('names who hands in for the applicant', () => {
    const submitter = {
      name: 'Lê Thị Nộp',
      idNumber: '000190004569',
      address: '',
      phone: '+84912000002',
      email: '',
      authorisation: 'Giấy ủy quyền số 1',
    };
    const slip = receiptSlipSchema.parse(receiptSlipOf({ ...dossier, submitter }, { profile, formSets }));
    expect(slip.submitter).toEqual({ ...submitter, phone: '0912 000 002' });
  });

  it('gives the tariff until the fee is taken, then the amount and the receipt', () => {
    expect(receiptSlipOf(dossier, { profile, formSets }).feeText).toBe('8.000 đ/bản');
    const taken = { ...dossier.fee, collected: true, receiptNumber: 'BL-12' };
    expect(receiptSlipOf({ ...dossier, fee: taken }, { profile, formSets }).feeText).toBe(
      '8.000 đ (biên lai số BL-12)',
    );
  });

  it('gives the address where the result goes by post', () => {
    expect(receiptSlipOf({ ...dossier, resultChannel: 'post' }, { profile, formSets }).resultPlace).toBe(
      'Tổ 5',
    );
  });

  it('keeps the form of the receipt date', () => {
    const old = { ...dossier, receivedAt: localDateTimeSchema.parse('2025-01-06T09:00') };
    expect(receiptSlipOf(old, { profile, formSets }).regime).toBe('tt-01-2018');
  });

  it('still prints when the officer has left the office', () => {
    const gone = { ...dossier, receivedBy: userIdSchema.parse('01990000-0000-7000-8000-0000000009ff') };
    expect(receiptSlipSchema.safeParse(receiptSlipOf(gone, { profile, formSets })).success).toBe(true);
  });
});
