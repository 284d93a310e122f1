import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { paperLineSchema, resultChannelSchema } from '../events.ts';
import { formApplicantSchema, formOfficeSchema } from './form-shape.ts';
import { formRegimeSchema } from './form-set.ts';

const line = (max: number) => z.string().max(max);

/** Field 8: the one who hands in for the applicant, with the paper that gives the authority. */
export const slipSubmitterSchema = z.strictObject({
  name: personal(line(200).min(1)),
  idNumber: personal(line(20)),
  address: personal(line(500)),
  phone: personal(line(40)),
  email: personal(line(120)),
  authorisation: personal(line(300)),
});

/**
 * Everything that stands on Giấy tiếp nhận hồ sơ và hẹn trả kết quả, Mẫu số 01 (the numbers are those of the form's fields). One set
 * of data prints two copies, Liên 1 for the submitter and Liên 2 for the counter.
 */
export const receiptSlipSchema = z.strictObject({
  regime: formRegimeSchema,
  office: formOfficeSchema,
  /** 1. As printed, with year and unit: `12/2026-TTPVHCC`. */
  number: line(60).min(1),
  /** The slip that this one replaces after a correction; null for the first. */
  replacesNumber: line(60).min(1).nullable(),
  /** 2. Mã hồ sơ: also in the barcode. */
  dossierCode: line(60).min(1),
  /** What the QR code holds: the code, and on a replacing slip which slip it is (`slipMark`). */
  mark: line(80).min(1),
  /** 3 to 7. */
  applicant: formApplicantSchema,
  /** 8. Null when the applicant hands in. */
  submitter: slipSubmitterSchema.nullable(),
  /** 9. Nội dung yêu cầu giải quyết, with the procedure it falls under. */
  request: personal(line(1000).min(1)),
  procedureName: line(500).min(1),
  procedureCode: line(40).nullable(),
  /** 10. */
  papers: z.array(paperLineSchema).max(60),
  /** 11. Bộ. */
  sets: z.int().min(1).max(20),
  /** 12. In words: `3 ngày làm việc`. */
  limitText: line(200).min(1),
  /** 13. */
  receivedAt: localDateTimeSchema,
  /** 14. */
  dueAt: localDateTimeSchema,
  /** 15. */
  resultChannel: resultChannelSchema,
  /** Which other place or which postal address, where the channel leaves it open. */
  resultPlace: personal(line(300)),
  /** 16. Sổ theo dõi hồ sơ. */
  book: z.int().min(1),
  order: z.int().min(1),
  /** 18. Full name of the officer at the counter. */
  officerName: line(120).min(1),
  /** Fee in words, empty when nothing is said about it; not a field of the form but asked for at every counter. */
  feeText: line(500),
});
export type ReceiptSlip = z.infer<typeof receiptSlipSchema>;
