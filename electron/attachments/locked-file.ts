import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { VaultKey } from './vault-keys.ts';

/** Format byte, key id, nonce, tag; then what AES-256-GCM made of the content. */
const sizes = { format: 1, keyId: 4, nonce: 12, tag: 16 } as const;
const headBytes = sizes.format + sizes.keyId + sizes.nonce + sizes.tag;
const format = 1;
const cipher = 'aes-256-gcm';

/**
 * Locks a file under its name: content that was put under another name does not open.
 *
 * @param nonce 12 random bytes, never used twice with one key
 */
export function lock(
  content: Uint8Array,
  name: string,
  { id, key }: VaultKey,
  nonce: Uint8Array,
): Uint8Array {
  const locking = createCipheriv(cipher, key, nonce);
  locking.setAAD(Buffer.from(name));
  const body = Buffer.concat([locking.update(content), locking.final()]);
  const head = Buffer.alloc(headBytes);
  head.writeUInt8(format, 0);
  head.writeUInt32BE(id, sizes.format);
  head.set(nonce, sizes.format + sizes.keyId);
  head.set(locking.getAuthTag(), sizes.format + sizes.keyId + sizes.nonce);
  return Buffer.concat([head, body]);
}

/** The id of the key that a locked file needs; null when it is none of ours. */
export function keyIdOf(locked: Uint8Array): number | null {
  if (locked.length < headBytes || locked[0] !== format) return null;
  return new DataView(locked.buffer, locked.byteOffset).getUint32(sizes.format);
}

/** The content, or null when a single bit of it, of its head or of its name has changed. */
export function unlock(locked: Uint8Array, name: string, { key }: VaultKey): Uint8Array<ArrayBuffer> | null {
  if (keyIdOf(locked) === null) return null;
  const nonceAt = sizes.format + sizes.keyId;
  const tagAt = nonceAt + sizes.nonce;
  try {
    const opening = createDecipheriv(cipher, key, locked.subarray(nonceAt, tagAt));
    opening.setAAD(Buffer.from(name));
    opening.setAuthTag(locked.subarray(tagAt, headBytes));
    return new Uint8Array(Buffer.concat([opening.update(locked.subarray(headBytes)), opening.final()]));
  } catch {
    return null;
  }
}
