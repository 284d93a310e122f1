import { type DeviceId, type OfficeId, deviceIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { hashOfSecret } from './tokens.ts';

/** Whom a device token names. */
export interface KnownDevice {
  readonly officeId: OfficeId;
  readonly deviceId: DeviceId;
  /** The machine has gone on under another id; this one may read, and ask again which. */
  readonly isRetired: boolean;
}

export type DeviceFault = Fault<'device-unknown' | 'device-revoked'>;

/**
 * Shuts a device out for good and ends the sessions on it: for a machine that is lost or replaced. What it has recorded stays; its lane
 * rests until the lease and the grace after it are over.
 *
 * @returns false when the office has no such device, or it was revoked before
 */
export function revokeDevice(
  { db, clock }: Pick<IdentityPorts, 'db' | 'clock'>,
  officeId: string,
  deviceId: string,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const now = clock.now();
    const { numUpdatedRows } = await tx
      .updateTable('devices')
      .set({ revoked_at: now })
      .where('office_id', '=', officeId)
      .where('device_id', '=', deviceId)
      .where('token_hash', 'is not', null)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    await tx
      .updateTable('sessions')
      .set({ ended_at: now })
      .where('office_id', '=', officeId)
      .where('device_id', '=', deviceId)
      .where('ended_at', 'is', null)
      .execute();
    return numUpdatedRows > 0n;
  });
}

/** Keeps the key with which a device says that it signs its bundles; the device's own token vouches for it. */
export async function noteBundleKey(
  { db }: Pick<IdentityPorts, 'db'>,
  { officeId, deviceId }: KnownDevice,
  key: string,
): Promise<void> {
  await db
    .updateTable('devices')
    .set({ bundle_key: key })
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .where((where) => where.or([where('bundle_key', 'is', null), where('bundle_key', '!=', key)]))
    .execute();
}

/** The device of a token, or why it may not speak. */
export async function deviceOf(
  { db }: Pick<IdentityPorts, 'db'>,
  token: string,
): Promise<Result<KnownDevice, DeviceFault>> {
  const row = await db
    .selectFrom('devices')
    .select(['office_id', 'device_id', 'revoked_at', 'retired_at'])
    .where('token_hash', '=', hashOfSecret(token))
    .executeTakeFirst();
  if (row === undefined) return fault('device-unknown');
  if (row.revoked_at !== null) return fault('device-revoked');
  return ok({
    officeId: officeIdSchema.parse(row.office_id),
    deviceId: deviceIdSchema.parse(row.device_id),
    isRetired: row.retired_at !== null,
  });
}
