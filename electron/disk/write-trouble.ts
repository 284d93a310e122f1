import { errorCodeOf, isDiskFull } from './disk.ts';

/** Why a file could not be written where people chose. */
export type WriteTrouble = 'disk-full' | 'read-only' | 'not-written';

export function writeTroubleOf(error: unknown): WriteTrouble {
  if (isDiskFull(error)) return 'disk-full';
  return ['EROFS', 'EACCES', 'EPERM'].includes(errorCodeOf(error)) ? 'read-only' : 'not-written';
}
