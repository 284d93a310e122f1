import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';

/** 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits, by whatever is quickest where it runs. */
export type Sha256Hex = (text: string) => string;

/** SHA-256 of a text's UTF-8 bytes, 64 lower-case hex digits. Synchronous: an IndexedDB transaction must not wait for WebCrypto. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
