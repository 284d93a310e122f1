import type { Kysely } from 'kysely';
import {
  type DeviceId,
  type OfficeId,
  type UserId,
  deviceIdSchema,
  officeIdSchema,
  userIdSchema,
} from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { hashOfSecret } from '#server/identity/tokens.ts';
import type { Schema } from '#server/db/schema.ts';

export interface BenchDevice {
  readonly deviceId: DeviceId;
  readonly token: string;
}

export interface BenchOffice {
  readonly officeId: OfficeId;
  readonly serverDeviceId: DeviceId;
  readonly actorId: UserId;
  readonly devices: readonly BenchDevice[];
}

const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
const calendar = haNoiCalendar();

/** The n-th office with its devices. The same in every process, so that a server and its clients need not tell each other. */
export function benchOffice(n: number, deviceCount: number): BenchOffice {
  const ids = new SeededIds(n + 1, clock);
  return {
    officeId: officeIdSchema.parse(ids.next()),
    serverDeviceId: deviceIdSchema.parse(ids.next()),
    actorId: userIdSchema.parse(ids.next()),
    devices: Array.from({ length: deviceCount }, () => {
      const deviceId = deviceIdSchema.parse(ids.next());
      return { deviceId, token: `bench-${deviceId}` };
    }),
  };
}

/** Makes this device's events. */
export function sampleDevice(office: BenchOffice, { deviceId }: BenchDevice): SampleDevice {
  const { officeId, actorId } = office;
  const ids = new SeededIds(Number.parseInt(deviceId.slice(-7), 16), clock);
  return new SampleDevice({ officeId, deviceId, actorId, counterId: officeId }, { clock, ids, calendar });
}

const rowsAtOnce = 500;

/** Puts the offices into a database, many rows at a time. Their officers cannot sign in; what they did is taken. */
export async function addBenchOffices(db: Kysely<Schema>, offices: readonly BenchOffice[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const officeRows = offices.map(({ officeId }) => ({ office_id: officeId, profile: '{}' }));
    const counterRows = offices.map(({ officeId }) => ({
      office_id: officeId,
      seq: 0,
      chain_hash: chainStart,
      fold_version: foldVersion,
    }));
    const userRows = offices.map(({ officeId, actorId }) => ({
      office_id: officeId,
      user_id: actorId,
      sign_in_name: 'officer',
      full_name: 'Người Thử',
      role: 'officer',
      active: true,
      password_hash: 'no password',
      failed_attempts: 0,
      locked_until: 0,
    }));
    const deviceRows = offices.flatMap((office) => [
      deviceRow(office, office.serverDeviceId, null),
      ...office.devices.map(({ deviceId, token }) => deviceRow(office, deviceId, token)),
    ]);
    const signInRows = offices.flatMap(({ officeId, actorId, devices }) =>
      devices.map(({ deviceId }) => ({
        office_id: officeId,
        device_id: deviceId,
        user_id: actorId,
        last_at: 0,
      })),
    );
    for (const rows of chunksOf(officeRows)) await tx.insertInto('offices').values(rows).execute();
    for (const rows of chunksOf(counterRows)) await tx.insertInto('office_counter').values(rows).execute();
    for (const rows of chunksOf(userRows)) await tx.insertInto('users').values(rows).execute();
    for (const rows of chunksOf(deviceRows)) await tx.insertInto('devices').values(rows).execute();
    for (const rows of chunksOf(signInRows)) await tx.insertInto('sign_ins').values(rows).execute();
  });
}

function deviceRow({ officeId }: BenchOffice, device_id: string, token: string | null) {
  return {
    office_id: officeId,
    device_id,
    name: 'Máy thử',
    counter_id: token === null ? null : officeId,
    token_hash: token === null ? null : hashOfSecret(token),
    last_device_seq: 0,
    last_hash: chainStart,
    revoked_at: null,
  };
}

export function chunksOf<T>(values: readonly T[], size = rowsAtOnce): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, n) =>
    values.slice(n * size, (n + 1) * size),
  );
}
