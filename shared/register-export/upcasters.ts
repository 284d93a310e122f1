import { z } from 'zod';
import { defineUpcaster } from '#shared/log/upcast.ts';

/** `register-export.recorded` as version 1 had it: a file was written, and printing was on no record. */
const recordedV1 = z.strictObject({
  at: z.string(),
  counterId: z.string(),
  from: z.string(),
  to: z.string(),
  field: z.string().min(1).max(200).nullable(),
  book: z.number().int().min(1).nullable(),
  rows: z.number().int().min(0).max(10_000_000),
});

/** From every released version of the register's events to the next; each with a recorded event under `shared/log/golden/`. */
export const registerExportUpcasters = [
  defineUpcaster('register-export.recorded', 1, recordedV1, (old) => ({ ...old, way: 'file' })),
];
