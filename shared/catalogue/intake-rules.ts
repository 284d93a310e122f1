import { z } from 'zod';
import { resourceMetaSchema } from './provenance.ts';

/** `resources/intake/intake-rules.json`: what the intake screens go by where no law says it. */
export const intakeRulesSchema = z.strictObject({
  meta: resourceMetaSchema,
  /** Days for which a settled dossier still counts as a possible duplicate. */
  duplicateWithinDays: z.int().min(0).max(730),
  registerImport: z.strictObject({
    /** Of the file as it is on the disk. */
    mostBytes: z.int().min(1024).max(100_000_000),
    /** Of a workbook once it is unpacked, by what it says of itself. */
    mostUnpackedBytes: z.int().min(1024).max(1_000_000_000),
    mostRows: z.int().min(1).max(200_000),
  }),
});
export type IntakeRules = z.infer<typeof intakeRulesSchema>;
