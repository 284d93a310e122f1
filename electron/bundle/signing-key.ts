import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';

/**
 * The key of this machine, with which it signs its bundles: Ed25519, PKCS #8 in base64url. It comes from Node itself, which takes no seed;
 * nothing but secrecy depends on its value.
 */
export function makeSigningKey(): string {
  return generateKeyPairSync('ed25519')
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64url');
}

/** The half that the server may know: raw, in base64url. */
export function publicKeyOf(signingKey: string): string {
  return createPublicKey(privateKeyFrom(signingKey)).export({ format: 'jwk' }).x ?? '';
}

export function privateKeyFrom(signingKey: string): ReturnType<typeof createPrivateKey> {
  return createPrivateKey({ key: Buffer.from(signingKey, 'base64url'), format: 'der', type: 'pkcs8' });
}
