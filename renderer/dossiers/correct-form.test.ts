import { describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import type { Changes } from '#shared/dossier/correction/events.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import {
  type CorrectForm,
  changeWords,
  checkCorrection,
  correctFormOf,
  effectWords,
  withOtherProcedure,
} from './correct-form.ts';

const now = localDateTimeSchema.parse('2026-11-23T15:00');
const procedureOf = (change: Partial<Procedure> = {}): Procedure =>
  ({
    key: '1.001193',
    code: '1.001193',
    name: 'Thủ tục đăng ký khai sinh',
    field: 'Hộ tịch',
    limit: { amount: 1, unit: 'working-day' },
    fee: { amount: 0, text: 'Không thu' },
    ...change,
  }) as Procedure;

const { dossier } = new DossierStory();
const form = correctFormOf(dossier);

function changesOf(change: Partial<CorrectForm>, procedure = procedureOf()): Changes {
  const checked = checkCorrection({ ...form, ...change }, dossier, procedure, now);
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.changes;
}

describe('the form of a correction', () => {
  it('changes nothing as it is opened, and only what was typed over', () => {
    expect(changesOf({})).toEqual({});
    expect(changesOf({ phone: '0912 000 002', name: '  Nguyễn  Văn Khác ' })).toEqual({
      'applicant.name': 'Nguyễn Văn Khác',
      'applicant.phone': '+84912000002',
    });
  });

  it('brings limit and fee with another procedure, and leaves the papers that were handed in', () => {
    const other = procedureOf({
      key: '1.004873',
      code: '1.004873',
      name: 'Thủ tục cấp Giấy xác nhận',
      limit: { amount: 3, unit: 'working-day' },
      fee: { amount: 8000, text: '8.000 đ' } as Procedure['fee'],
    });
    const changes = changesOf(withOtherProcedure(form, other, dossier), other);
    expect(Object.keys(changes).toSorted()).toEqual(
      ['appointment', 'fee.amount', 'fee.text', 'procedure', 'request'].toSorted(),
    );
    expect(changes.appointment).toEqual({ receivedAt: dossier.receivedAt, limit: other.limit });
  });

  it('takes a receipt time of the past and no other', () => {
    expect(changesOf({ receivedTime: '8:15' }).appointment?.receivedAt).toBe('2026-11-23T08:15');
    for (const wrong of [
      { receivedTime: '25:00' },
      { receivedDate: '31/02/2026' },
      { receivedTime: '15:01' },
    ]) {
      const checked = checkCorrection({ ...form, ...wrong }, dossier, procedureOf(), now);
      expect(checked.ok ? [] : checked.errors.map(({ field }) => field)).toEqual(['receivedDate']);
    }
  });

  it('tells old and new in words, and what saving does to the slip', () => {
    const phone: Changes = { 'applicant.phone': '+84912000002' };
    expect(changeWords({ ...phone, 'fee.collected': true }, dossier)).toMatchObject([
      { label: 'Điện thoại', old: '0912 000 001', now: '0912 000 002' },
      { label: 'Đã thu phí', old: 'chưa thu', now: 'đã thu' },
    ]);
    expect(effectWords(phone, dossier, false)).toContain('chưa in');
    const story = new DossierStory();
    story.take(story.printed());
    const out = story.dossier;
    expect(effectWords(phone, out, false)).toContain(
      `Giấy số ${out.receipt.number} hết hiệu lực, cần in lại`,
    );
    expect(effectWords({ intakeChannel: 'post' }, out, false)).toContain('vẫn đúng');
    expect(effectWords({ 'fee.amount': 1 }, out, false)).toContain('cần phụ trách duyệt');
    expect(effectWords({ 'fee.amount': 1 }, out, true)).toContain('Bạn có quyền duyệt');
  });
});
