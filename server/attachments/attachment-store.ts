import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import {
  attachmentTypes,
  checkAttachment,
  type AttachmentFault,
  type AttachmentType,
} from '#shared/dossier/attachment/attachment-file.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { Schema } from '../db/schema.ts';
import type { KnownDevice } from '../identity/devices.ts';

export interface AttachmentStorePorts {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
}

/**
 * Keeps a file for its office. Doing it again changes nothing; what is kept under a hash is never changed.
 *
 * @returns `attachment-hash-differs` when the content is not what its name says; the faults of `checkAttachment`
 */
export async function storeAttachment(
  { db, clock }: AttachmentStorePorts,
  { officeId, deviceId }: KnownDevice,
  sha256: string,
  content: Uint8Array,
): Promise<Result<null, AttachmentFault | Fault<'attachment-hash-differs'>>> {
  const type = checkAttachment(content);
  if (!type.ok) return type;
  if (createHash('sha256').update(content).digest('hex') !== sha256) return fault('attachment-hash-differs');
  await db
    .insertInto('attachments')
    .values({
      office_id: officeId,
      sha256,
      media_type: type.value,
      content,
      received_at: clock.now(),
      device_id: deviceId,
    })
    .onConflict((conflict) => conflict.columns(['office_id', 'sha256']).doNothing())
    .execute();
  return ok(null);
}

export interface StoredAttachment {
  readonly mediaType: AttachmentType;
  readonly content: Uint8Array;
}

/** A file of the device's own office; null when there is none of that name. */
export async function readAttachment(
  { db }: Pick<AttachmentStorePorts, 'db'>,
  { officeId }: Pick<KnownDevice, 'officeId'>,
  sha256: string,
): Promise<StoredAttachment | null> {
  const row = await db
    .selectFrom('attachments')
    .select(['media_type', 'content'])
    .where('office_id', '=', officeId)
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  const mediaType = attachmentTypes.find((type) => type === row?.media_type);
  return row === undefined || mediaType === undefined ? null : { mediaType, content: row.content };
}
