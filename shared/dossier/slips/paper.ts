import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { receiptSlipSchema, slipOfficeSchema } from './receipt-slip-data.ts';

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
  office: slipOfficeSchema,
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
  office: slipOfficeSchema,
  printedAt: localDateTimeSchema,
  notices: z.array(moveNoticeSchema).min(1).max(500),
});
export type MoveNotices = z.infer<typeof moveNoticesSchema>;

/** Everything that the app can print. */
export const paperSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('receipt'), slip: receiptSlipSchema }),
  promiseExplanationSchema,
  moveNoticesSchema,
]);
export type Paper = z.infer<typeof paperSchema>;
