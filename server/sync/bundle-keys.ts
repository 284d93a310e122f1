import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import type { Transaction } from 'kysely';
import { type BundleKey, bundleKeySchema } from '#shared/sync/bundle/header.ts';
import type { Schema } from '../db/schema.ts';

/**
 * The office's key that bundles are sealed to. Made when it is first asked for, and the same in every instance: the first to store one
 * wins. The pair comes from Node itself, which takes no seed; nothing but secrecy depends on its value.
 */
export async function bundleKeyIn(tx: Transaction<Schema>, officeId: string): Promise<BundleKey> {
  const known = await storedKey(tx, officeId);
  if (known !== null) return known;
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const raw = publicKey.export({ format: 'jwk' }).x ?? '';
  await tx
    .insertInto('bundle_keys')
    .values({
      office_id: officeId,
      key_id: createHash('sha256').update(Buffer.from(raw, 'base64url')).digest('hex').slice(0, 16),
      public_key: raw,
      private_key: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    })
    .onConflict((conflict) => conflict.column('office_id').doNothing())
    .execute();
  const stored = await storedKey(tx, officeId);
  if (stored === null) throw new Error('bundleKeyIn: the key was not stored');
  return stored;
}

async function storedKey(tx: Transaction<Schema>, officeId: string): Promise<BundleKey | null> {
  const row = await tx
    .selectFrom('bundle_keys')
    .select(['key_id', 'public_key'])
    .where('office_id', '=', officeId)
    .executeTakeFirst();
  return row === undefined ? null : bundleKeySchema.parse({ id: row.key_id, publicKey: row.public_key });
}

export function privateKeyFrom(stored: string): ReturnType<typeof createPrivateKey> {
  return createPrivateKey({ key: Buffer.from(stored, 'base64url'), format: 'der', type: 'pkcs8' });
}

/** Throws when the 32 bytes are no key of the curve. */
export function publicKeyFrom(curve: 'X25519' | 'Ed25519', raw: string): ReturnType<typeof createPublicKey> {
  return createPublicKey({ key: { kty: 'OKP', crv: curve, x: raw }, format: 'jwk' });
}
