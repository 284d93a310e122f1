import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes, one lane: the OWASP minimum, a few hundredths of a second on a small server. */
const cost = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(asTyped(password), cost);
}

export function isPassword(password: string, phc: string): Promise<boolean> {
  return verify(phc, asTyped(password));
}

/** One form for one text: input methods compose Vietnamese letters differently. */
function asTyped(password: string): string {
  return password.normalize('NFC');
}
