import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { dossierShape, formApplicantSchema, issuedFormShape, signerSchema } from './form-shape.ts';

const line = (max: number) => z.string().max(max);

/**
 * Mẫu số 04: Phiếu xin lỗi và hẹn lại ngày trả kết quả, since 2025 Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. Once per
 * dossier and before the old date (rule DL-11), signed by the head of the agency that settles it.
 */
export const apologySchema = z.strictObject({
  kind: z.literal('apology'),
  ...issuedFormShape,
  ...dossierShape,
  applicant: formApplicantSchema,
  /** Người nộp, where it is not the applicant; the letter goes to both. */
  submitterName: personal(line(200)),
  /** Cơ quan giải quyết. */
  agencyName: line(200).min(1),
  /** Thời gian hẹn trả (cũ). */
  promisedAt: localDateTimeSchema,
  /** Ngày hẹn trả mới. */
  newDueAt: localDateTimeSchema,
  reason: line(1000).min(1),
  signer: signerSchema,
});
export type Apology = z.infer<typeof apologySchema>;
