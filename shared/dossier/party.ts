import { z } from 'zod';
import { personal } from '#shared/log/personal-data.ts';

export const partyKindSchema = z.enum(['person', 'organisation', 'household-business']);
export type PartyKind = z.infer<typeof partyKindSchema>;

const text = (max: number) => z.string().max(max);

export const partySchema = z.strictObject({
  kind: partyKindSchema,
  name: personal(text(200).min(1)),
  /** Số định danh cá nhân (12 digits) or mã số thuế / mã số doanh nghiệp. */
  idNumber: personal(text(20)),
  /** `yyyy-MM-dd`, null where unknown or for an organisation. */
  birthDate: personal(z.string().nullable()),
  address: personal(text(500).min(1)),
  /** E.164. */
  phone: personal(text(20)),
  email: personal(text(120)),
});
/** Chủ hồ sơ: whose request it is. */
export type Party = z.infer<typeof partySchema>;

export const submitterSchema = z.strictObject({
  name: personal(text(200).min(1)),
  idNumber: personal(text(20)),
  address: personal(text(500)),
  phone: personal(text(20)),
  email: personal(text(120)),
  /** The paper that gives the authority: kind, number, date. */
  authorisation: personal(text(300).min(1)),
});
/** Người nộp where it is not the applicant (field 8 of Mẫu 01). */
export type Submitter = z.infer<typeof submitterSchema>;
