import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { personal } from '#shared/log/personal-data.ts';
import { dossierShape, issuedFormShape } from './form-shape.ts';

const line = (max: number) => z.string().max(max);

/** One hand-over. Times, names and result that are not known yet stay open for the pen. */
export const controlSlipRowSchema = z.strictObject({
  /** 1. Giao, 2. Nhận: names of the units. */
  fromUnit: line(200),
  toUnit: line(200),
  at: localDateTimeSchema.nullable(),
  giverName: line(120),
  receiverName: line(120),
  /** Of the step that ends with this hand-over, ticked by the receiving side. */
  result: z.enum(['early', 'on-time', 'late']).nullable(),
  note: line(300),
});
export type ControlSlipRow = z.infer<typeof controlSlipRowSchema>;

/** Phiếu kiểm soát quá trình giải quyết hồ sơ (Mẫu số 06, in the set of 2018 Mẫu số 05): goes and stays with the dossier. */
export const controlSlipSchema = z.strictObject({
  kind: z.literal('control-slip'),
  ...issuedFormShape,
  ...dossierShape,
  /** Cơ quan (bộ phận) giải quyết hồ sơ. */
  agencyName: line(200).min(1),
  /** Cơ quan phối hợp giải quyết; empty for none. */
  partnerAgencies: line(500),
  dueAt: localDateTimeSchema,
  rows: z.array(controlSlipRowSchema).max(60),
});
export type ControlSlip = z.infer<typeof controlSlipSchema>;

/** The same form for dossiers that are handed over together: one slip, a row a dossier. */
export const sharedControlSlipSchema = z.strictObject({
  kind: z.literal('shared-control-slip'),
  ...issuedFormShape,
  fromUnit: line(200).min(1),
  toUnit: line(200).min(1),
  handedAt: localDateTimeSchema,
  giverName: line(120),
  /** Empty until the other side has signed. */
  receiverName: line(120),
  rows: z
    .array(
      z.strictObject({
        ...dossierShape,
        applicantName: personal(line(200).min(1)),
        dueAt: localDateTimeSchema,
        note: line(300),
      }),
    )
    .min(1)
    .max(2000),
});
export type SharedControlSlip = z.infer<typeof sharedControlSlipSchema>;
