import type { UserId } from '#shared/kernel/ids.ts';
import type { RegisterExportedPayload } from './events.ts';

/** One export of the register. Nothing can follow it. */
export interface RegisterExport extends RegisterExportedPayload {
  readonly by: UserId;
}
