import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { apologySchema } from './apology-data.ts';
import { controlSlipSchema, sharedControlSlipSchema } from './control-slip-data.ts';
import { formOfficeSchema } from './form-shape.ts';
import { paperSizeSchema } from './page-setup.ts';
import { receiptSlipSchema } from './receipt-slip-data.ts';
import { refusalSchema } from './refusal-data.ts';
import { registerSchema } from './register-data.ts';
import { stopNoticeSchema } from './stop-notice-data.ts';
import { supplementRequestSchema } from './supplement-request-data.ts';

const line = (max: number) => z.string().max(max);

/** Whose dossier it is and what was promised, as both papers about a promise name it. */
const promisedDossierShape = {
  dossierCode: line(60).min(1),
  /** Of the receipt slip. */
  receiptNumber: line(60).min(1),
  applicantName: personal(line(200).min(1)),
  procedureName: line(500).min(1),
  receivedAt: localDateTimeSchema,
};

/** The answer to "Vì sao hẹn ngày này?" on paper, for who asks at the counter. */
export const promiseExplanationSchema = z.strictObject({
  kind: z.literal('promise-explanation'),
  office: formOfficeSchema,
  ...promisedDossierShape,
  dueAt: localDateTimeSchema,
  /** Sentences of `explainPromise`, in order. */
  sentences: z.array(line(1000)).min(1).max(400),
  printedAt: localDateTimeSchema,
  officerName: line(120).min(1),
});
export type PromiseExplanation = z.infer<typeof promiseExplanationSchema>;

export const moveNoticeSchema = z.strictObject({
  ...promisedDossierShape,
  address: personal(line(500)),
  from: localDateTimeSchema,
  to: localDateTimeSchema,
  reason: line(500).min(1),
});
export type MoveNotice = z.infer<typeof moveNoticeSchema>;

/** Letters to the applicants whose promise a change of the calendar has moved (rule DL-15), a page each. */
export const moveNoticesSchema = z.strictObject({
  kind: z.literal('move-notices'),
  office: formOfficeSchema,
  printedAt: localDateTimeSchema,
  notices: z.array(moveNoticeSchema).min(1).max(500),
});
export type MoveNotices = z.infer<typeof moveNoticesSchema>;

/** A page to measure a printer by: its frame shows how far the print is out of place. */
export const testPageSchema = z.strictObject({
  kind: z.literal('test-page'),
  size: paperSizeSchema,
  printedAt: localDateTimeSchema,
});
export type TestPage = z.infer<typeof testPageSchema>;

/** Everything that the app can print. The seven official forms first, by their numbers in the set of 2025. */
export const paperSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt'), slip: receiptSlipSchema }),
  supplementRequestSchema,
  refusalSchema,
  apologySchema,
  stopNoticeSchema,
  controlSlipSchema,
  sharedControlSlipSchema,
  registerSchema,
  promiseExplanationSchema,
  moveNoticesSchema,
  testPageSchema,
]);
export type Paper = z.infer<typeof paperSchema>;
