import { z } from 'zod';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { dossierShape, formApplicantSchema, issuedFormShape, signerSchema } from './form-shape.ts';

const line = (max: number) => z.string().max(max);

/** Why the settlement stops: the applicant asks for it, or what was asked for did not come in time. */
export const stopCauseSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('applicant-request'),
    requestedAt: localDateTimeSchema,
    reason: personal(line(1000)),
  }),
  z.strictObject({
    kind: z.literal('no-supplement'),
    /** Of the request for supplements. */
    slipNumber: line(60).min(1),
    slipIssuedAt: localDateTimeSchema,
    dueOn: localDateSchema,
  }),
]);
export type StopCause = z.infer<typeof stopCauseSchema>;

/**
 * Thông báo dừng giải quyết hồ sơ (Mẫu số 05, only in the set of 2025: Nghị định 118/2025/NĐ-CP Điều 21, Thông tư 03/2025/TT-VPCP Điều
 * 7). The counter has looked at the stage first: nothing may have been decided yet.
 */
export const stopNoticeSchema = z.strictObject({
  kind: z.literal('stop-notice'),
  ...issuedFormShape,
  regime: z.literal('tt-03-2025'),
  ...dossierShape,
  applicant: formApplicantSchema,
  cause: stopCauseSchema,
  /** Giai đoạn xử lý when it stops, in words. */
  stage: line(300).min(1),
  stoppedAt: localDateTimeSchema,
  /** Căn cứ beyond the decree and the circular, such as the procedure's own rule. */
  grounds: z.array(line(300).min(1)).max(10),
  /** What becomes of the fee that was paid; empty for none. */
  feeText: line(500),
  /** Papers that are given back. */
  returnedPapers: z.array(line(500).min(1)).max(60),
  signer: signerSchema,
});
export type StopNotice = z.infer<typeof stopNoticeSchema>;
