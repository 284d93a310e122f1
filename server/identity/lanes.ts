import type { Transaction } from 'kysely';
import type { Lane } from '#shared/dossier/lane.ts';
import type { Schema } from '../db/schema.ts';

/** Numbers of a lane a day; ten lanes fill 0001-9000 and leave the rest to the server. */
const laneWidth = 900;
const laneCount = 10;

const leaseMs = 14 * 24 * 3_600_000;
/** After a lease a lane rests, so that a counter with a slow clock does not meet its new holder. */
const graceMs = 7 * 24 * 3_600_000;

export function laneOf(row: { lane: number; fence: number; lease_until: number }): Lane {
  return {
    number: row.lane,
    first: (row.lane - 1) * laneWidth + 1,
    last: row.lane * laneWidth,
    fence: row.fence,
    leaseUntil: row.lease_until,
  };
}

/**
 * Takes the office's lock, which is its counter row: devices that ask at the same moment get different lanes, and a lane is not renewed
 * for its old holder while it goes to a new one.
 */
export async function lockLanes(tx: Transaction<Schema>, officeId: string): Promise<void> {
  await tx.selectFrom('office_counter').select('seq').where('office_id', '=', officeId).forUpdate().execute();
}

/**
 * Leases a lane to a device: the lowest that was never given, else the one longest free, with a higher fence. Call `lockLanes` first.
 *
 * @returns null when every lane is leased or resting
 */
export async function leaseLane(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  now: number,
): Promise<Lane | null> {
  const rows = await tx.selectFrom('number_lanes').selectAll().where('office_id', '=', officeId).execute();
  const given = new Set(rows.map(({ lane }) => lane));
  const fresh = Array.from({ length: laneCount }, (_, index) => index + 1).find((lane) => !given.has(lane));
  const lease_until = now + leaseMs;
  if (fresh !== undefined) {
    const row = { office_id: officeId, lane: fresh, device_id: deviceId, fence: 1, lease_until };
    await tx.insertInto('number_lanes').values(row).execute();
    return laneOf(row);
  }
  const free = rows
    .filter((row) => row.lease_until + graceMs < now)
    .sort((a, b) => a.lease_until - b.lease_until)[0];
  if (free === undefined) return null;
  const row = { ...free, device_id: deviceId, fence: free.fence + 1, lease_until };
  await tx
    .updateTable('number_lanes')
    .set({ device_id: deviceId, fence: row.fence, lease_until })
    .where('office_id', '=', officeId)
    .where('lane', '=', free.lane)
    .execute();
  return laneOf(row);
}

/** Renews the lease of a device's lane, after `lockLanes`; null when the lane was given to another meanwhile. */
export async function renewLane(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  now: number,
): Promise<Lane | null> {
  const row = await tx
    .updateTable('number_lanes')
    .set({ lease_until: now + leaseMs })
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : laneOf(row);
}
