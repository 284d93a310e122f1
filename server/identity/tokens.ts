import { createHash } from 'node:crypto';

/** Random bytes from the composition root. */
export type RandomBytes = (length: number) => Uint8Array;

/** An opaque secret of 256 bits; the database keeps its hash alone. */
export function newToken(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url');
}

/**
 * A one-time enrolment code that a person reads out and another types: ten letters and digits without the ones that are mixed up
 * (50 bits), in two groups.
 */
export function newEnrolmentCode(random: RandomBytes): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789AB';
  const letters = Array.from(random(10), (byte) => alphabet[byte % 32] ?? '').join('');
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As typed: case, spaces and the dash do not matter. */
export function plainEnrolmentCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}

/** Secrets here are random and long, so that a plain hash is enough; passwords go through Argon2id instead. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
