import type { IntakeRules } from '#shared/catalogue/intake-rules.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

export type ReadRules = IntakeRules['registerImport'];

export const megabyte = 1024 * 1024;

/** Apart from the reading, which only the worker loads: asked before a byte is read. */
export function checkFileSize(
  bytes: number,
  { mostBytes }: ReadRules,
): Result<null, Fault<'register-file-empty' | 'register-file-too-big'>> {
  if (bytes === 0) return fault('register-file-empty');
  if (bytes <= mostBytes) return ok(null);
  return fault('register-file-too-big', {
    megabytes: Math.ceil(bytes / megabyte),
    most: Math.floor(mostBytes / megabyte),
  });
}
