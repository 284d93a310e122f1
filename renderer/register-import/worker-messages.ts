import type { Result } from '#shared/kernel/result.ts';
import type { ReadRules } from './file-size.ts';
import type { ReadRegister } from './read-register.ts';

export interface RegisterQuestion {
  readonly bytes: Uint8Array;
  readonly rules: ReadRules;
}

export type RegisterAnswer = Result<ReadRegister>;
