import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { pushRequestSchema } from '../../protocol.ts';
import { bundleOf } from '../batches.ts';
import { readFrame } from '../frame.ts';
import type { BundleKey } from '../header.ts';
import { type BundleFacts, type OpenCrypto, type SealCrypto, openBundle, sealBundle } from '../sealing.ts';

const rawOf = (key: ReturnType<typeof createPublicKey>): string => key.export({ format: 'jwk' }).x!;
const x25519 = (x: string) => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
const ed25519 = (x: string) => createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
const tagBytes = 16;

/** A machine with a key of its own that makes bundles, well-formed ones and others: for tests of whatever takes them. */
export class BundleMaker {
  private readonly pair = generateKeyPairSync('ed25519');
  readonly publicKey = rawOf(this.pair.publicKey);

  readonly crypto: SealCrypto = {
    ephemeral: () => {
      const { privateKey, publicKey } = generateKeyPairSync('x25519');
      const agree = (peer: string) => diffieHellman({ privateKey, publicKey: x25519(peer) });
      return { publicKey: rawOf(publicKey), agree };
    },
    encrypt: (key, nonce, bound, plain) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
      return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    },
    sign: (bytes) => sign(null, bytes, this.pair.privateKey),
  };

  /** @param change what the header shall say instead of the truth */
  make(server: BundleKey, events: readonly EventEnvelope[], change: Partial<BundleFacts> = {}): Uint8Array {
    const bundle = bundleOf(events, 1_764_000_000_000);
    if (!bundle.ok) throw new Error(bundle.code);
    const lines = bundle.value.batches.map((batch) => `${JSON.stringify(batch)}\n`).join('');
    return this.seal(server, { ...bundle.value.facts, ...change }, gzipSync(lines));
  }

  seal(server: BundleKey, facts: BundleFacts, content: Uint8Array): Uint8Array {
    return sealBundle(this.crypto, server, facts, content);
  }
}

/** A server's key pair that opens bundles. */
export class BundleOpener {
  private readonly pair = generateKeyPairSync('x25519');
  readonly key: BundleKey;

  constructor() {
    const publicKey = rawOf(this.pair.publicKey);
    this.key = { id: createHash('sha256').update(publicKey).digest('hex').slice(0, 16), publicKey };
  }

  readonly crypto: OpenCrypto = {
    agree: (peer) => diffieHellman({ privateKey: this.pair.privateKey, publicKey: x25519(peer) }),
    decrypt: (key, nonce, bound, sealed) => {
      const at = sealed.length - tagBytes;
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
        .setAAD(bound)
        .setAuthTag(sealed.subarray(at));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()]);
      } catch {
        return null;
      }
    },
    isSignedBy: (publicKey, bytes, signature) => verify(null, bytes, ed25519(publicKey), signature),
  };

  /** All events of a file; throws when it does not open. */
  eventsIn(file: Uint8Array, signer: string): readonly EventEnvelope[] {
    const frame = readFrame(file);
    if (!frame.ok) throw new Error(frame.code);
    const content = openBundle(this.crypto, this.key, signer, frame.value);
    if (!content.ok) throw new Error(content.code);
    const lines = gunzipSync(content.value).toString('utf8').trimEnd().split('\n');
    return lines.flatMap((line) => pushRequestSchema.parse(JSON.parse(line)).events);
  }
}

/** The file with one byte turned over. @param at from the start, or from the end when negative */
export function bent(file: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(file);
  const place = at < 0 ? file.length + at : at;
  copy[place] = copy[place]! ^ 1;
  return copy;
}

/** The file with words of its header replaced by others of any length. */
export function withHeader(file: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const bytes = Buffer.from(file);
  const end = bytes.indexOf('\n');
  const header = bytes.toString('latin1', 0, end).replace(from, to);
  return Buffer.concat([Buffer.from(header, 'latin1'), bytes.subarray(end)]);
}
