import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { isAsPromised } from '#shared/sync/bundle/batches.ts';
import { type BundleFrame, readFrame } from '#shared/sync/bundle/frame.ts';
import { type BundleHeader, bundleLimits } from '#shared/sync/bundle/header.ts';
import { receiveBundle } from '#shared/sync/bundle/receive-bundle.ts';
import type { BundleReport } from '#shared/sync/bundle/report.ts';
import { openBundle } from '#shared/sync/bundle/sealing.ts';
import { type PushRequest, pushRequestSchema } from '#shared/sync/protocol.ts';
import type { PushPorts } from '#shared/sync/server-core/receive-push.ts';
import type { Schema } from '../db/schema.ts';
import { parseJsonBody } from '../http/json-body.ts';
import { openCrypto } from './open-crypto.ts';

export interface ImportPorts extends PushPorts {
  readonly db: Kysely<Schema>;
}

/**
 * Brings a bundle into its office's log (rules BND-3 to BND-6). Nothing is taken before all of it is known to be whole, signed by its
 * device, and what its header says.
 *
 * @param officeId the only office whose bundles are taken; null at the server itself, which has them all
 * @returns a `bundle-…` fault and nothing stored, or the counts, with the problem where the chain did not go on
 */
export async function importBundle(
  ports: ImportPorts,
  file: Uint8Array,
  officeId: OfficeId | null,
): Promise<Result<BundleReport>> {
  const frame = readFrame(file);
  if (!frame.ok) return frame;
  const { header } = frame.value;
  if (officeId !== null && header.officeId !== officeId) return fault('bundle-other-office');
  const signer = await signerOf(ports, header);
  if (!signer.ok) return signer;
  const content = await contentOf(ports, frame.value, signer.value.key);
  if (!content.ok) return content;
  const batches = await batchesIn(content.value);
  if (batches === null || !isAsPromised(header, batches)) return fault('bundle-damaged');
  const { deviceId, createdAt, count, firstDeviceSeq } = header;
  const outcome = await receiveBundle(ports, { officeId: header.officeId, deviceId }, batches);
  return outcome.ok
    ? ok({ deviceName: signer.value.name, createdAt, count, firstDeviceSeq, ...outcome.value })
    : outcome;
}

type SignerFault = Fault<'bundle-device-unknown' | 'bundle-device-revoked' | 'bundle-signature-wrong'>;

/** The device as whom the bundle speaks. One that is shut out now is refused, whenever the bundle says that it was made. */
async function signerOf(
  { db }: ImportPorts,
  { officeId, deviceId }: BundleHeader,
): Promise<Result<{ readonly name: string; readonly key: string }, SignerFault>> {
  const row = await db
    .selectFrom('devices')
    .select(['name', 'bundle_key', 'revoked_at'])
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .where('counter_id', 'is not', null)
    .executeTakeFirst();
  if (row === undefined) return fault('bundle-device-unknown');
  if (row.revoked_at !== null) return fault('bundle-device-revoked');
  // A machine without a key on record has never made a bundle: it gets the server's key with the answer to its own.
  if (row.bundle_key === null) return fault('bundle-signature-wrong');
  return ok({ name: row.name, key: row.bundle_key });
}

async function contentOf(
  { db }: ImportPorts,
  frame: BundleFrame,
  signer: string,
): Promise<Result<Uint8Array>> {
  const key = await db
    .selectFrom('bundle_keys')
    .select(['key_id', 'public_key', 'private_key'])
    .where('office_id', '=', frame.header.officeId)
    .where('key_id', '=', frame.header.serverKeyId)
    .executeTakeFirst();
  if (key === undefined) return fault('bundle-other-server');
  return openBundle(
    openCrypto(key.private_key),
    { id: key.key_id, publicKey: key.public_key },
    signer,
    frame,
  );
}

const unpack = promisify(gunzip);

/** One push request a line; null when it is anything else, or more than a bundle may hold. */
async function batchesIn(content: Uint8Array): Promise<readonly PushRequest[] | null> {
  let lines: Buffer;
  try {
    lines = await unpack(content, { maxOutputLength: bundleLimits.contentBytes });
  } catch {
    return null;
  }
  const batches: PushRequest[] = [];
  for (let at = 0; at < lines.length;) {
    const end = lines.indexOf('\n', at);
    if (end < 0) return null;
    const parsed = parseJsonBody(lines.toString('utf8', at, end));
    const batch = parsed.ok ? pushRequestSchema.safeParse(parsed.value).data : undefined;
    if (batch === undefined) return null;
    batches.push(batch);
    at = end + 1;
  }
  return batches;
}
