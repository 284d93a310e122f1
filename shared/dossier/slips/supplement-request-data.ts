import { z } from 'zod';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { formApplicantSchema, issuedFormShape } from './form-shape.ts';

const line = (max: number) => z.string().max(max);

/**
 * Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (Mẫu số 02 of both sets). One request per dossier (Nghị định 118/2025/NĐ-CP Điều 11), so the
 * list must be complete.
 */
export const supplementRequestSchema = z.strictObject({
  kind: z.literal('supplement-request'),
  ...issuedFormShape,
  /** Null when the dossier was never accepted and has no code. */
  dossierCode: line(60).min(1).nullable(),
  applicant: formApplicantSchema,
  /** Nội dung yêu cầu giải quyết. */
  request: personal(line(1000).min(1)),
  /** What is to be added or put right, each with its legal ground; an empty ground is not printed. */
  items: z
    .array(z.strictObject({ text: personal(line(600).min(1)), ground: line(300) }))
    .min(1)
    .max(40),
  reason: personal(line(1000)),
  /** The last date on which it can be brought, where there is one. */
  dueOn: localDateSchema.nullable(),
  /** Người hướng dẫn: whom to ask, and who signs. */
  officerName: line(120).min(1),
  officerPhone: line(40),
});
export type SupplementRequest = z.infer<typeof supplementRequestSchema>;
