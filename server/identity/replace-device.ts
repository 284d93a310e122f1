import { type DeviceId, deviceIdSchema } from '#shared/kernel/ids.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { Transaction } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { transactOrGiveUp } from '../db/transact-or-give-up.ts';
import type { KnownDevice } from './devices.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { inheritLanes, lockLanes } from './lanes.ts';
import { profileIn } from './profile.ts';

export interface Replacement {
  readonly profile: OfficeProfile;
  readonly ids: { readonly deviceId: DeviceId; readonly successorId: DeviceId };
}

/**
 * Lets a machine go on under a new device id (rules FORK-1, FORK-4), in one transaction: the new id has the old one's counter, its lane
 * with a higher fence, its open sessions, and its people, who stay the authors of what they did there. The old id is retired.
 *
 * The machine names the token by its hash, so that a request whose answer was lost is answered again by the same successor; a second
 * copy of the disk brings another token and gets a successor of its own.
 *
 * @param userId who was signed in, for the record
 * @returns `no-lane-free` when the lane went to an earlier successor and no other is left
 */
export function replaceDevice(
  { db, clock, ids }: Pick<IdentityPorts, 'db' | 'clock' | 'ids'>,
  { officeId, deviceId }: KnownDevice,
  newTokenHash: string,
  userId: string | null,
): Promise<Result<Replacement, Fault<'no-lane-free'>>> {
  return transactOrGiveUp(db, async (tx): Promise<Result<Replacement, Fault<'no-lane-free'>>> => {
    const now = clock.now();
    // The office's lock first: no push of the old id is under way from here on.
    await lockLanes(tx, officeId);
    const known = await successorOf(tx, officeId, deviceId, newTokenHash);
    const successorId = known ?? deviceIdSchema.parse(ids.next());
    if (known === null) {
      await succeed(tx, { officeId, deviceId, successorId, newTokenHash, userId, now });
    }
    await takePeopleAlong(tx, officeId, deviceId, successorId);
    const profile = await profileIn(tx, { officeId, deviceId: successorId }, now);
    return profile.ok ? ok({ profile: profile.value, ids: { deviceId, successorId } }) : fault(profile.code);
  });
}

async function successorOf(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  tokenHash: string,
): Promise<DeviceId | null> {
  const row = await tx
    .selectFrom('device_replacements')
    .innerJoin('devices', (join) =>
      join
        .onRef('devices.office_id', '=', 'device_replacements.office_id')
        .onRef('devices.device_id', '=', 'device_replacements.successor_id'),
    )
    .select('successor_id')
    .where('device_replacements.office_id', '=', officeId)
    .where('device_replacements.device_id', '=', deviceId)
    .where('devices.token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? null : deviceIdSchema.parse(row.successor_id);
}

async function succeed(
  tx: Transaction<Schema>,
  step: {
    readonly officeId: string;
    readonly deviceId: string;
    readonly successorId: string;
    readonly newTokenHash: string;
    readonly userId: string | null;
    readonly now: number;
  },
): Promise<void> {
  const { officeId, deviceId, successorId, newTokenHash, userId, now } = step;
  const { name, counter_id, bundle_key } = await tx
    .selectFrom('devices')
    .select(['name', 'counter_id', 'bundle_key'])
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('devices')
    .values({
      office_id: officeId,
      device_id: successorId,
      name,
      counter_id,
      token_hash: newTokenHash,
      last_device_seq: 0,
      last_hash: chainStart,
      revoked_at: null,
      // The same machine, which signs its bundles as before.
      bundle_key,
    })
    .execute();
  await tx
    .updateTable('devices')
    .set({ retired_at: now })
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .where('retired_at', 'is', null)
    .execute();
  await tx
    .insertInto('device_replacements')
    .values({
      office_id: officeId,
      successor_id: successorId,
      device_id: deviceId,
      user_id: userId,
      replaced_at: now,
    })
    .execute();
  await inheritLanes(tx, officeId, deviceId, successorId);
}

/** Done with every answer: somebody may have signed in under the old id while the first answer was lost. */
async function takePeopleAlong(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  successorId: string,
): Promise<void> {
  await tx
    .insertInto('sign_ins')
    .columns(['office_id', 'device_id', 'user_id', 'last_at'])
    .expression(
      tx
        .selectFrom('sign_ins')
        .select((eb) => ['office_id', eb.val(successorId).as('device_id'), 'user_id', 'last_at'])
        .where('office_id', '=', officeId)
        .where('device_id', '=', deviceId),
    )
    .onConflict((conflict) => conflict.columns(['office_id', 'device_id', 'user_id']).doNothing())
    .execute();
  await tx
    .updateTable('sessions')
    .set({ device_id: successorId })
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .where('ended_at', 'is', null)
    .execute();
}
