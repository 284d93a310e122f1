import { z } from 'zod';

/** The procedure of a dossier as the catalogue named it then; a later catalogue changes nothing of it. */
export const procedureSchema = z.strictObject({
  key: z.string().min(1).max(80),
  /** The national code, null for a procedure without one. */
  code: z.string().max(40).nullable(),
  name: z.string().min(1).max(500),
  /** Lĩnh vực. */
  field: z.string().max(120),
});
