import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { formRegimeSchema } from './form-set.ts';

const line = (max: number) => z.string().max(max);

/** Two columns at the head of every form: who issues it. Written in capitals by the template. */
export const formOfficeSchema = z.strictObject({
  parentName: line(200).min(1),
  name: line(200).min(1),
  address: line(300),
  phone: line(40),
  /** Stands before the date: `Hà Nội, ngày ...`. */
  place: line(100).min(1),
});
export type FormOffice = z.infer<typeof formOfficeSchema>;

/** The person or organisation whose request it is. An empty text prints as a dotted line to be filled by hand. */
export const formApplicantSchema = z.strictObject({
  isOrganisation: z.boolean(),
  name: personal(line(200).min(1)),
  idNumber: personal(line(20)),
  address: personal(line(500)),
  phone: personal(line(40)),
  email: personal(line(120)),
});
export type FormApplicant = z.infer<typeof formApplicantSchema>;

/** What every numbered form but the receipt begins with. */
export const issuedFormShape = {
  regime: formRegimeSchema,
  office: formOfficeSchema,
  /** As printed, see `slipNumber`. */
  number: line(60).min(1),
  /** Gives place and date under the motto. */
  issuedAt: localDateTimeSchema,
};

/** Which dossier a form speaks of. */
export const dossierShape = {
  dossierCode: line(60).min(1),
  procedureName: line(500).min(1),
  receivedAt: localDateTimeSchema,
};

/** Who signs for the agency: THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ unless another position is named; an empty name is written by hand. */
export const signerSchema = z.strictObject({ position: line(120), name: line(120) });
export type Signer = z.infer<typeof signerSchema>;

/** The copies of a paper that goes to the submitter and stays at the counter: who keeps it stands in its label. */
export const slipCopies = ['Liên 1: Giao người nộp hồ sơ', 'Liên 2: Lưu tại nơi tiếp nhận'] as const;
export type SlipCopy = (typeof slipCopies)[number];
