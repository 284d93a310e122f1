import type { Transaction } from 'kysely';
import type { Office, StaffMember } from '#shared/catalogue/office.ts';
import { chainStart } from '#shared/log/chain.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import type { Schema } from '../db/schema.ts';

/**
 * Puts an office with its people into the database, with the counter row of its log and the device under whose name the server writes.
 *
 * @param passwordHash of the first password that all of them get
 */
export async function addOffice(
  tx: Transaction<Schema>,
  office: Office,
  staff: readonly StaffMember[],
  serverDeviceId: string,
  passwordHash: string,
): Promise<void> {
  const office_id = office.id;
  await tx
    .insertInto('offices')
    .values({ office_id, profile: JSON.stringify(office) })
    .execute();
  await tx
    .insertInto('office_counter')
    .values({ office_id, seq: 0, chain_hash: chainStart, fold_version: foldVersion })
    .execute();
  await tx
    .insertInto('devices')
    .values({
      office_id,
      device_id: serverDeviceId,
      name: 'Máy chủ',
      counter_id: null,
      token_hash: null,
      last_device_seq: 0,
      last_hash: chainStart,
      revoked_at: null,
    })
    .execute();
  await tx
    .insertInto('users')
    .values(
      staff.map((member) => ({
        office_id,
        user_id: member.id,
        sign_in_name: member.signInName,
        full_name: member.fullName,
        role: member.role,
        active: true,
        password_hash: passwordHash,
        failed_attempts: 0,
        locked_until: 0,
      })),
    )
    .execute();
}
