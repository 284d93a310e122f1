import { z } from 'zod';
import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { asciiBytes, asciiText, joined } from './bytes.ts';
import { type BundleHeader, bundleHeaderSchema, bundleLimits, bundleVersion } from './header.ts';

/**
 * The file: the header as one line of canonical JSON, a line feed, 64 bytes of Ed25519 signature, and the sealed batches to the end. The
 * header comes first and in the clear, so that people and any version of the app can tell what they hold.
 */
export interface BundleFrame {
  readonly header: BundleHeader;
  /** The header as it stands in the file, without the line feed: what was signed and bound to the content. */
  readonly headerLine: Uint8Array;
  readonly signature: Uint8Array;
  readonly sealed: Uint8Array;
}

export type FrameFault = Fault<
  'bundle-unknown' | 'bundle-newer' | 'bundle-truncated' | 'bundle-damaged' | 'bundle-too-large'
>;

const lineFeed = 0x0a;
const longestHeader = 2048;
const signatureBytes = 64;
const purpose = asciiBytes('qmc-bundle signed\n');

export function headerLineOf(header: BundleHeader): Uint8Array {
  return asciiBytes(canonicalJson(header));
}

/** What the device signs: everything in the file but the signature, under a name that nothing else is signed with. */
export function signedBytes({ headerLine, sealed }: Pick<BundleFrame, 'headerLine' | 'sealed'>): Uint8Array {
  return joined(purpose, headerLine, Uint8Array.of(lineFeed), sealed);
}

export function fileOf({ headerLine, signature, sealed }: Omit<BundleFrame, 'header'>): Uint8Array {
  return joined(headerLine, Uint8Array.of(lineFeed), signature, sealed);
}

/**
 * Takes a file apart as far as that needs no key (rule BND-6).
 *
 * @returns `bundle-too-large` beyond `bundleLimits`; `bundle-unknown` when it is something else; `bundle-newer` with `version` and `known`;
 * `bundle-truncated` when its end is missing; `bundle-damaged` when its header says what cannot be
 */
export function readFrame(file: Uint8Array): Result<BundleFrame, FrameFault> {
  if (file.length > bundleLimits.fileBytes)
    return fault('bundle-too-large', { limit: megabytes(bundleLimits.fileBytes) });
  const end = file.subarray(0, longestHeader + 1).indexOf(lineFeed);
  const headerLine = end < 0 ? file.subarray(0, longestHeader) : file.subarray(0, end);
  const text = asciiText(headerLine);
  if (text === null || !text.startsWith('{')) return fault('bundle-unknown');
  if (end < 0) return fault(text.includes('qmc-bundle') ? 'bundle-truncated' : 'bundle-unknown');
  const header = readHeader(text);
  if (!header.ok) return header;
  const rest = file.subarray(end + 1);
  const missing = signatureBytes + header.value.sealedBytes - rest.length;
  if (missing !== 0) return fault(missing > 0 ? 'bundle-truncated' : 'bundle-damaged');
  return ok({
    header: header.value,
    headerLine,
    signature: rest.subarray(0, signatureBytes),
    sealed: rest.subarray(signatureBytes),
  });
}

const anyVersionSchema = z.object({ format: z.literal('qmc-bundle'), version: z.number().int() });

function readHeader(text: string): Result<BundleHeader, FrameFault> {
  const parsed = parsedJson(text);
  const any = anyVersionSchema.safeParse(parsed);
  if (!any.success) return fault('bundle-unknown');
  const { version } = any.data;
  if (version > bundleVersion) return fault('bundle-newer', { version, known: bundleVersion });
  const header = bundleHeaderSchema.safeParse(parsed);
  return header.success ? ok(header.data) : fault('bundle-damaged');
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}
