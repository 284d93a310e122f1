import { createCipheriv, createPublicKey, diffieHellman, generateKeyPairSync, sign } from 'node:crypto';
import type { SealCrypto } from '#shared/sync/bundle/sealing.ts';
import { privateKeyFrom } from './signing-key.ts';

/** What sealing a bundle needs, by Node's own cryptography. */
export function sealCrypto(signingKey: string): SealCrypto {
  return {
    ephemeral: () => {
      const { privateKey, publicKey } = generateKeyPairSync('x25519');
      return {
        publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
        agree: (peer) =>
          diffieHellman({
            privateKey,
            publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: peer }, format: 'jwk' }),
          }),
      };
    },
    encrypt: (key, nonce, bound, plain) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      cipher.setAAD(bound);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    sign: (bytes) => sign(null, bytes, privateKeyFrom(signingKey)),
  };
}
