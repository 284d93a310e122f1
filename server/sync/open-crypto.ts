import { createDecipheriv, diffieHellman, verify } from 'node:crypto';
import type { OpenCrypto } from '#shared/sync/bundle/sealing.ts';
import { privateKeyFrom, publicKeyFrom } from './bundle-keys.ts';

const tagBytes = 16;

/** What opening a bundle needs, by Node's own cryptography. Node throws at keys and tags that are wrong; here that is an answer. */
export function openCrypto(storedPrivateKey: string): OpenCrypto {
  const privateKey = privateKeyFrom(storedPrivateKey);
  return {
    agree: (peer) => orNull(() => diffieHellman({ privateKey, publicKey: publicKeyFrom('X25519', peer) })),
    decrypt: (key, nonce, bound, sealed) =>
      orNull(() => {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
        decipher.setAAD(bound);
        decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
        const plain = decipher.update(sealed.subarray(0, sealed.length - tagBytes));
        return Buffer.concat([plain, decipher.final()]);
      }),
    isSignedBy: (publicKey, bytes, signature) =>
      orNull(() => verify(null, bytes, publicKeyFrom('Ed25519', publicKey), signature)) ?? false,
  };
}

function orNull<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
