import { z } from 'zod';
import { personal } from '#shared/log/personal-data.ts';
import { formApplicantSchema, issuedFormShape } from './form-shape.ts';

const line = (max: number) => z.string().max(max);

/** Phiếu từ chối tiếp nhận giải quyết hồ sơ (Mẫu số 03 of both sets). Never without a reason. */
export const refusalSchema = z.strictObject({
  kind: z.literal('refusal'),
  ...issuedFormShape,
  /** Null when the dossier has no code, the usual case at the counter. */
  dossierCode: line(60).min(1).nullable(),
  applicant: formApplicantSchema,
  /** Nội dung yêu cầu giải quyết. */
  request: personal(line(1000).min(1)),
  /** Lý do không tiếp nhận, a line each. */
  reasons: z
    .array(personal(line(2000).min(1)))
    .min(1)
    .max(20),
  /** Who signs on the left; empty for whoever comes for an organisation. */
  submitterName: personal(line(200)),
  officerName: line(120).min(1),
});
export type Refusal = z.infer<typeof refusalSchema>;
