import { z } from 'zod';
import { defineUpcaster } from '#shared/log/upcast.ts';

/** `dossier.slip-printed` as version 1 had it: nothing was said of the words on the paper but the promised date. */
const slipPrintedV1 = z.strictObject({
  slipId: z.uuid(),
  outcome: z.enum(['printed-confirmed', 'printed-unknown', 'failed']),
  device: z.string().max(120),
  copies: z.number().int().min(1).max(9),
  due: z.string(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});

/** `dossier.late-cause-named` as version 1 had it: of the whole dossier, never of one unit's leg. */
const lateCauseNamedV1 = z.strictObject({
  at: z.string(),
  cause: z.enum(['officer', 'other-unit', 'citizen', 'outside-limit', 'sync-or-data']),
  note: z.string().min(3).max(500),
});

/** From every released version of a dossier's events to the next; each with a recorded event under `shared/log/golden/`. */
export const dossierUpcasters = [
  defineUpcaster('dossier.slip-printed', 1, slipPrintedV1, (old) => ({ ...old, content: null })),
  defineUpcaster('dossier.late-cause-named', 1, lateCauseNamedV1, (old) => ({ ...old, legId: null })),
];
