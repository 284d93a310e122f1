import type { Transaction } from 'kysely';
import { localDateOf } from '#shared/calendar/local-time.ts';
import { dossierCode, dossierCodeParts } from '#shared/dossier/code.ts';
import type { Lane } from '#shared/dossier/lane.ts';
import type { Schema } from '../db/schema.ts';

/** Numbers of a lane a day; ten lanes fill 0001-9000 and leave the rest to the server. */
const laneWidth = 900;
const laneCount = 10;
/** A slip's number has two digits for the book. */
const lastBook = 99;

/** With fewer numbers left than this, a device is leased another lane; the rest lasts until it has heard of it. */
const fewNumbers = 100;
/** Lanes that one device may hold at a time: the others' lanes must not run out. */
const lanesOfDevice = 3;

const leaseMs = 14 * 24 * 3_600_000;
/** After a lease a lane rests, so that a counter with a slow clock does not meet its new holder. */
const graceMs = 7 * 24 * 3_600_000;

export function laneOf(row: {
  readonly lane: number;
  readonly book: number;
  readonly fence: number;
  readonly lease_until: number;
}): Lane {
  return {
    number: row.lane,
    book: row.book,
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
 * Leases a lane to a device: the lowest that was never given, else the one longest free, with a higher fence and a book of its own, because
 * its last holder may have slips that the office has not heard of (rule NUM-7). Call `lockLanes` first.
 *
 * @param above number of the highest lane that the device has: only what comes after it can still be used the same day; 0 for its first
 * @returns null when every such lane is leased or resting
 */
export async function leaseLane(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  now: number,
  above = 0,
): Promise<Lane | null> {
  const rows = await tx.selectFrom('number_lanes').selectAll().where('office_id', '=', officeId).execute();
  const given = new Set(rows.map(({ lane }) => lane));
  const fresh = Array.from({ length: laneCount }, (_, index) => index + 1).find(
    (lane) => lane > above && !given.has(lane),
  );
  const lease_until = now + leaseMs;
  if (fresh !== undefined) {
    const row = { office_id: officeId, lane: fresh, book: fresh, device_id: deviceId, fence: 1, lease_until };
    await tx.insertInto('number_lanes').values(row).execute();
    return laneOf(row);
  }
  const free = rows
    .filter((row) => row.lane > above && row.lease_until + graceMs < now)
    .sort((a, b) => a.lease_until - b.lease_until)[0];
  if (free === undefined) return null;
  const book = freeBook(rows.map((lane) => lane.book));
  const row = { ...free, book, device_id: deviceId, fence: free.fence + 1, lease_until };
  await tx
    .updateTable('number_lanes')
    .set({ book, device_id: deviceId, fence: row.fence, lease_until })
    .where('office_id', '=', officeId)
    .where('lane', '=', free.lane)
    .execute();
  return laneOf(row);
}

/**
 * The next book after all that are held; the first ones belong to lanes that were never leased. After the last of them it begins again,
 * which no office comes to within the one year that a number is of.
 */
function freeBook(held: readonly number[]): number {
  const last = Math.max(laneCount, ...held);
  if (last < lastBook) return last + 1;
  const books = Array.from({ length: lastBook - laneCount }, (_, index) => laneCount + 1 + index);
  const free = books.find((book) => !held.includes(book));
  if (free === undefined) throw new Error('There are far more books than lanes.');
  return free;
}

/** Gives a device's lanes to the device that follows it, with a higher fence, after `lockLanes`: the numbers go on where they were. */
export async function inheritLanes(
  tx: Transaction<Schema>,
  officeId: string,
  fromDeviceId: string,
  toDeviceId: string,
): Promise<void> {
  await tx
    .updateTable('number_lanes')
    .set((eb) => ({ device_id: toDeviceId, fence: eb('fence', '+', 1) }))
    .where('office_id', '=', officeId)
    .where('device_id', '=', fromDeviceId)
    .execute();
}

/** Renews the leases of a device's lanes, after `lockLanes`; those that were given to others meanwhile are gone. The first leased is first. */
export async function renewLanes(
  tx: Transaction<Schema>,
  officeId: string,
  deviceId: string,
  now: number,
): Promise<readonly Lane[]> {
  const rows = await tx
    .updateTable('number_lanes')
    .set({ lease_until: now + leaseMs })
    .where('office_id', '=', officeId)
    .where('device_id', '=', deviceId)
    .returningAll()
    .execute();
  return rows.map(laneOf).toSorted((a, b) => a.number - b.number);
}

/** Whether a device needs one more lane today, by the codes that have arrived from it (rule NUM-1). */
export async function areLanesNearlyUsedUp(
  tx: Transaction<Schema>,
  officeId: string,
  agencyCode: string,
  lanes: readonly Lane[],
  now: number,
): Promise<boolean> {
  if (lanes.length >= lanesOfDevice) return false;
  const date = localDateOf(now);
  const left = await Promise.all(
    lanes.map(async ({ first, last }) => {
      const row = await tx
        .selectFrom('dossier_codes')
        .select((eb) => eb.fn.max('code').as('last'))
        .where('office_id', '=', officeId)
        .where('code', '>=', dossierCode(agencyCode, date, first))
        .where('code', '<=', dossierCode(agencyCode, date, last))
        .executeTakeFirst();
      const used = dossierCodeParts(row?.last ?? '')?.number ?? first - 1;
      return last - used;
    }),
  );
  return left.reduce((sum, count) => sum + count, 0) < fewNumbers;
}
