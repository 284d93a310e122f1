import type { Transaction } from 'kysely';
import { officeSchema } from '#shared/catalogue/office.ts';
import { roleSchema } from '#shared/catalogue/role.ts';
import { type OfficeProfile, officeProfileSchema } from '#shared/identity/office-profile.ts';
import type { User } from '#shared/identity/user.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { Schema, UserTable } from '../db/schema.ts';
import { transactOrGiveUp } from '../db/transact-or-give-up.ts';
import { bundleKeyIn } from '../sync/bundle-keys.ts';
import type { KnownDevice } from './devices.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { areLanesNearlyUsedUp, leaseLane, lockLanes, renewLanes } from './lanes.ts';

export type ProfileFault = Fault<'no-lane-free' | 'device-replaced'>;

/**
 * What the device needs for the coming days. Asking for it renews the lease of its lane.
 *
 * @returns `device-replaced` for a device that goes on under another id: it must ask which
 */
export function profileFor(
  { db, clock }: IdentityPorts,
  device: KnownDevice,
): Promise<Result<OfficeProfile, ProfileFault>> {
  if (device.isRetired) return Promise.resolve(fault('device-replaced'));
  return transactOrGiveUp(db, (tx) => profileIn(tx, device, clock.now()));
}

export async function profileIn(
  tx: Transaction<Schema>,
  { officeId, deviceId }: { readonly officeId: string; readonly deviceId: string },
  now: number,
): Promise<Result<OfficeProfile, Fault<'no-lane-free'>>> {
  await lockLanes(tx, officeId);
  const office = await tx
    .selectFrom('offices')
    .select('profile')
    .where('office_id', '=', officeId)
    .executeTakeFirstOrThrow();
  const profile = officeSchema.parse(office.profile);
  const lanes = [...(await renewLanes(tx, officeId, deviceId, now))];
  if (await areLanesNearlyUsedUp(tx, officeId, profile.agencyCode, lanes, now)) {
    const next = await leaseLane(tx, officeId, deviceId, now, lanes.at(-1)?.number);
    if (next !== null) lanes.push(next);
  }
  const [lane, ...moreLanes] = lanes;
  if (lane === undefined) return fault('no-lane-free');
  const device = await tx
    .selectFrom('devices')
    .select(['device_id', 'name', 'counter_id'])
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .executeTakeFirstOrThrow();
  const users = await tx
    .selectFrom('users')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('sign_in_name')
    .execute();
  return ok(
    officeProfileSchema.parse({
      office: profile,
      users: users.map(userOf),
      device: { id: device.device_id, name: device.name, counterId: device.counter_id, lane, moreLanes },
      bundleKey: await bundleKeyIn(tx, officeId),
    }),
  );
}

export function userOf(
  row: Pick<{ [K in keyof UserTable]: string }, 'user_id' | 'sign_in_name' | 'full_name' | 'role'> & {
    readonly active: boolean;
  },
): User {
  return {
    id: userIdSchema.parse(row.user_id),
    signInName: row.sign_in_name,
    fullName: row.full_name,
    role: roleSchema.parse(row.role),
    active: row.active,
  };
}
