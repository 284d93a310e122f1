import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { asciiBytes } from './bytes.ts';
import { type BundleFrame, fileOf, headerLineOf, signedBytes } from './frame.ts';
import { type BundleHeader, type BundleKey, bundleVersion } from './header.ts';

/**
 * How a bundle is closed: an X25519 pair made for this bundle alone agrees with the server's public key; HKDF-SHA256 over both public keys
 * gives the key and nonce of AES-256-GCM, which also covers the header; the device's Ed25519 key signs header and ciphertext. That is the
 * shape of HPKE's base mode with a signature outside. It is put together here once; the primitives come from the platform.
 */

const keyBytes = 32;
const nonceBytes = 12;
/** AES-256-GCM appends so many bytes. */
const tagBytes = 16;

/** What a machine that exports must be able to do. Keys are raw and in base64url. */
export interface SealCrypto {
  /** A fresh X25519 pair: its public half, and the secret that it shares with another's public half. */
  ephemeral(): { readonly publicKey: string; agree(peer: string): Uint8Array };
  /** AES-256-GCM; the tag stands at the end of the answer. */
  encrypt(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, plain: Uint8Array): Uint8Array;
  /** Ed25519, with the machine's own key. */
  sign(bytes: Uint8Array): Uint8Array;
}

/** What the server must be able to do. */
export interface OpenCrypto {
  /** The secret that the server's X25519 key shares with another's public half; null when that is no point to agree on. */
  agree(peer: string): Uint8Array | null;
  /** Null when key, bound bytes or content are not those that were sealed. */
  decrypt(key: Uint8Array, nonce: Uint8Array, bound: Uint8Array, sealed: Uint8Array): Uint8Array | null;
  /** Ed25519, against a device's public key. */
  isSignedBy(publicKey: string, bytes: Uint8Array, signature: Uint8Array): boolean;
}

/** What the header says of the content. */
export type BundleFacts = Pick<
  BundleHeader,
  'officeId' | 'deviceId' | 'createdAt' | 'count' | 'firstDeviceSeq' | 'lastDeviceSeq'
>;

/** The whole file (rule BND-2). */
export function sealBundle(
  crypto: SealCrypto,
  server: BundleKey,
  facts: BundleFacts,
  content: Uint8Array,
): Uint8Array {
  const pair = crypto.ephemeral();
  const headerLine = headerLineOf({
    ...facts,
    format: 'qmc-bundle',
    version: bundleVersion,
    serverKeyId: server.id,
    ephemeralKey: pair.publicKey,
    sealedBytes: content.length + tagBytes,
  });
  const { key, nonce } = keysFrom(pair.agree(server.publicKey), pair.publicKey, server.publicKey);
  const sealed = crypto.encrypt(key, nonce, headerLine, content);
  return fileOf({ headerLine, sealed, signature: crypto.sign(signedBytes({ headerLine, sealed })) });
}

/**
 * The content of a bundle (rules BND-2 and BND-3). The signature is checked first: nothing of a stranger's file is decrypted or unpacked.
 *
 * @param signer public key of the device that the header names
 * @param server the key pair that the header names, public half
 */
export function openBundle(
  crypto: OpenCrypto,
  server: BundleKey,
  signer: string,
  frame: BundleFrame,
): Result<Uint8Array, Fault<'bundle-signature-wrong' | 'bundle-damaged'>> {
  if (!crypto.isSignedBy(signer, signedBytes(frame), frame.signature)) return fault('bundle-signature-wrong');
  const secret = crypto.agree(frame.header.ephemeralKey);
  if (secret === null) return fault('bundle-damaged');
  const { key, nonce } = keysFrom(secret, frame.header.ephemeralKey, server.publicKey);
  const content = crypto.decrypt(key, nonce, frame.headerLine, frame.sealed);
  return content === null ? fault('bundle-damaged') : ok(content);
}

/** The nonce may come from the same secret: no key is ever used for a second bundle. */
function keysFrom(
  secret: Uint8Array,
  ephemeralKey: string,
  serverKey: string,
): { readonly key: Uint8Array; readonly nonce: Uint8Array } {
  const salt = asciiBytes(`${ephemeralKey}.${serverKey}`);
  const bytes = hkdf(sha256, secret, salt, asciiBytes(`qmc-bundle ${bundleVersion}`), keyBytes + nonceBytes);
  return { key: bytes.subarray(0, keyBytes), nonce: bytes.subarray(keyBytes) };
}
