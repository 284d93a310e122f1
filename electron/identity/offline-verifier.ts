import { scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** Cost of scrypt: about 0.1 s and 32 MiB on an office PC. Stored with each verifier, so that it can grow. */
const cost = { N: 2 ** 15, r: 8, p: 1 } as const;
const keyBytes = 32;

/** How long after a sign-in with the server a user may sign in without it (design, section 9), in milliseconds. */
export const offlineDays = 7;
export const offlineSpan = offlineDays * 24 * 60 * 60 * 1000;

export const verifierSchema = z.strictObject({
  salt: z.base64(),
  key: z.base64(),
  N: z.int(),
  r: z.int(),
  p: z.int(),
  /** Epoch milliseconds after which the server must be asked again. */
  until: z.int(),
});
/** What this machine keeps of a password: enough to check one, not enough to know it. */
export type Verifier = z.infer<typeof verifierSchema>;

/**
 * @param salt at least 16 random bytes, fresh for each verifier
 * @param until epoch milliseconds
 */
export async function makeVerifier(password: string, salt: Uint8Array, until: number): Promise<Verifier> {
  const key = await derive(password, salt, cost);
  return { salt: base64(salt), key: base64(key), ...cost, until };
}

export async function matchesVerifier(password: string, verifier: Verifier): Promise<boolean> {
  const expected = Buffer.from(verifier.key, 'base64');
  const given = await derive(password, Buffer.from(verifier.salt, 'base64'), verifier);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Passwords are compared in one Unicode form: input methods compose Vietnamese letters differently. */
function derive(
  password: string,
  salt: Uint8Array,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFC'), salt, keyBytes, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
