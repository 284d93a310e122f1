import { z } from 'zod';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { resultChannelSchema } from '../events.ts';
import { formOfficeSchema } from './form-shape.ts';
import { formRegimeSchema } from './form-set.ts';

const line = (max: number) => z.string().max(max);

export const registerRowSchema = z.strictObject({
  /** STT, the order in the book that the receipt names. */
  order: z.int().min(1),
  dossierCode: line(60).min(1),
  procedureName: line(500).min(1),
  applicantName: personal(line(200).min(1)),
  address: personal(line(500)),
  phone: personal(line(40)),
  /** Cơ quan chủ trì giải quyết. */
  agencyName: line(200),
  receivedAt: localDateTimeSchema,
  /** Null for what was never accepted. */
  dueAt: localDateTimeSchema.nullable(),
  /** Null until the result is handed over. */
  returnedAt: localDateTimeSchema.nullable(),
  resultChannel: resultChannelSchema,
  /** Bộ; a column of the form of 2018. */
  sets: z.int().min(1).max(20),
  note: line(300),
  /** It keeps its line and its number, and is not counted. */
  isVoid: z.boolean().optional(),
});
export type RegisterRow = z.infer<typeof registerRowSchema>;

/** Sổ theo dõi hồ sơ (Mẫu số 07, in the set of 2018 Mẫu số 06): one book per field, for a stretch of receipt dates. Signed on paper only. */
export const registerSchema = z.strictObject({
  kind: z.literal('register'),
  regime: formRegimeSchema,
  office: formOfficeSchema,
  /** Lĩnh vực. */
  field: line(120).min(1),
  /** Quyển số. */
  book: z.int().min(1),
  from: localDateSchema,
  to: localDateSchema,
  printedAt: localDateTimeSchema,
  rows: z.array(registerRowSchema).max(2000),
});
export type Register = z.infer<typeof registerSchema>;
