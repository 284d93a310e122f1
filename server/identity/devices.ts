import { type DeviceId, type OfficeId, deviceIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { hashOfSecret } from './tokens.ts';

/** Whom a device token names. */
export interface KnownDevice {
  readonly officeId: OfficeId;
  readonly deviceId: DeviceId;
}

export type DeviceFault = Fault<'device-unknown' | 'device-revoked'>;

/** The device of a token, or why it may not speak. */
export async function deviceOf(
  { db }: Pick<IdentityPorts, 'db'>,
  token: string,
): Promise<Result<KnownDevice, DeviceFault>> {
  const row = await db
    .selectFrom('devices')
    .select(['office_id', 'device_id', 'revoked_at'])
    .where('token_hash', '=', hashOfSecret(token))
    .executeTakeFirst();
  if (row === undefined) return fault('device-unknown');
  if (row.revoked_at !== null) return fault('device-revoked');
  return ok({ officeId: officeIdSchema.parse(row.office_id), deviceId: deviceIdSchema.parse(row.device_id) });
}
