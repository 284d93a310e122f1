import type { UserId } from '#shared/kernel/ids.ts';
import type { RegisterExportedPayload } from './events.ts';

/** The register was asked for once, as a file or on paper. Nothing can follow it. */
export interface RegisterExport extends RegisterExportedPayload {
  readonly by: UserId;
}
