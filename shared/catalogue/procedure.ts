import { z } from 'zod';
import { limitSchema } from '#shared/calendar/limit.ts';
import { localDateSchema, type LocalDate } from '#shared/calendar/local-time.ts';
import { confidenceSchema, resourceMetaSchema } from './provenance.ts';

/** National code of a procedure, such as `1.004873`. The local suffixes used until 2025 are not part of it. */
export const procedureCodeSchema = z.string().regex(/^\d\.\d{6}$/u);

/** Who settles it: UBND xã/phường, UBND huyện (until 30/6/2025), sở and equals, Công an xã, Công an (commune or province). */
export const levelSchema = z.enum(['commune', 'district', 'province', 'police-commune', 'police']);
export type Level = z.infer<typeof levelSchema>;

/** In which form a paper is given: handed in as original, as copy, as a file, or only shown and taken back. */
export const paperKindSchema = z.enum(['original', 'copy', 'electronic', 'shown']);
export type PaperKind = z.infer<typeof paperKindSchema>;

export const paperSchema = z.strictObject({
  name: z.string().min(1),
  kind: paperKindSchema,
  /** Sheets or sets handed in as original; for an electronic paper the number of files. */
  originalCopies: z.int().min(0).max(99),
  photoCopies: z.int().min(0).max(99),
  /** False for what only some applicants bring ("nếu có"). */
  required: z.boolean(),
  /** Nghị quyết 66.7/2025/NQ-CP: need not be handed in when the officer finds the data in a national database. */
  replaceableByDatabase: z.boolean(),
  note: z.string().optional(),
});
export type Paper = z.infer<typeof paperSchema>;

/** Đồng. A null amount is unknown or depends on the case; `text` then says on what. */
const moneySchema = z.int().min(0);

export const feeSchema = z.strictObject({
  amount: moneySchema.nullable(),
  /** What one amount is for: trang, bản, trường hợp ... */
  per: z.string().optional(),
  onlineAmount: moneySchema.optional(),
  text: z.string().min(1),
  confidence: confidenceSchema.optional(),
});
export type Fee = z.infer<typeof feeSchema>;

/** A longer limit for cases that need checking. A null limit is one agreed in writing with the applicant. */
export const limitExtensionSchema = z.strictObject({
  limit: limitSchema.nullable(),
  when: z.string().min(1),
});

/** DL-9: whether the count goes on or begins anew after a pause. The law differs by procedure; these are the defaults. */
export const afterPauseSchema = z.strictObject({
  supplement: z.enum(['resume', 'restart']).default('restart'),
  financialDuty: z.enum(['resume', 'restart']).default('resume'),
});

export const procedureSchema = z.strictObject({
  /** Never changes and never empty: the code, or a slug where no code is known. A code is never invented. */
  key: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/u),
  code: procedureCodeSchema.nullable(),
  name: z.string().min(1),
  /** Lĩnh vực. */
  field: z.string().min(1),
  level: levelSchema,
  levelBeforeJuly2025: levelSchema,
  limit: limitSchema,
  limitNote: z.string().optional(),
  extension: limitExtensionSchema.optional(),
  afterPause: afterPauseSchema.prefault({}),
  fee: feeSchema,
  papers: z.array(paperSchema),
  legalBasis: z.string().min(1),
  validFrom: localDateSchema,
  /** The last day of this version. */
  validTo: localDateSchema.nullable(),
  replacedBy: procedureCodeSchema.optional(),
  source: z.string().min(1),
  confidence: confidenceSchema,
  note: z.string().optional(),
});
export type Procedure = z.infer<typeof procedureSchema>;

/** A file under `resources/procedures/`. Several versions of one procedure stand side by side under one key. */
export const procedureCatalogueSchema = z
  .strictObject({ meta: resourceMetaSchema, procedures: z.array(procedureSchema).min(1) })
  .superRefine(({ procedures }, context) => {
    const seen = new Set<string>();
    for (const [index, procedure] of procedures.entries()) {
      const version = `${procedure.key} từ ${procedure.validFrom}`;
      if (seen.has(version)) {
        context.addIssue({ code: 'custom', path: ['procedures', index, 'key'], message: `trùng ${version}` });
      }
      seen.add(version);
      if (procedure.code !== null && procedure.code !== procedure.key) {
        context.addIssue({ code: 'custom', path: ['procedures', index, 'key'], message: 'khác mã thủ tục' });
      }
    }
  });
export type ProcedureCatalogue = z.infer<typeof procedureCatalogueSchema>;

/** Whether this version of the procedure holds on a date. */
export function isInForce(procedure: Procedure, date: LocalDate): boolean {
  return procedure.validFrom <= date && (procedure.validTo === null || date <= procedure.validTo);
}
