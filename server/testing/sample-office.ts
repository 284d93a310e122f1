import type { Role } from '#shared/catalogue/role.ts';
import { type OfficeId, deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar, haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import type { Kysely } from 'kysely';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { PushAnswer } from '#shared/sync/protocol.ts';
import type { OfficeLog } from '#shared/sync/server-core/office-log.ts';
import { receivePush } from '#shared/sync/server-core/receive-push.ts';
import type { Schema } from '../db/schema.ts';
import { KyselyOfficeLog } from '../sync/kysely-office-log.ts';
import { seedOffice } from './seed-office.ts';

/** An office in a database with devices that make real events, and a way to push them past HTTP. */
export class SampleOffice {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  readonly calendar = haNoiCalendar();
  readonly contextOf = haNoiContext();
  readonly ids: SeededIds;
  readonly officeId: OfficeId;
  readonly devices: readonly SampleDevice[];

  /** @param seed another one for each office of a test file */
  constructor(seed: number, deviceCount: number) {
    this.ids = new SeededIds(seed, this.clock);
    this.officeId = officeIdSchema.parse(this.ids.next());
    const actorId = userIdSchema.parse(this.ids.next());
    this.devices = Array.from({ length: deviceCount }, () => {
      const deviceId = deviceIdSchema.parse(this.ids.next());
      return new SampleDevice(
        { officeId: this.officeId, deviceId, actorId, counterId: this.ids.next() },
        { clock: this.clock, ids: this.ids, calendar: this.calendar },
      );
    });
  }

  async addTo(db: Kysely<Schema>, role: Role = 'officer'): Promise<void> {
    const actorId = this.devices[0]!.identity.actorId;
    await seedOffice(db, {
      officeId: this.officeId,
      serverDeviceId: deviceIdSchema.parse(this.ids.next()),
      devices: this.devices.map(({ identity }) => identity.deviceId),
      authors: [{ id: actorId, role, active: true }],
    });
  }

  push(db: Kysely<Schema>, device: SampleDevice, events: readonly EventEnvelope[]): Promise<PushAnswer> {
    return this.pushTo(new KyselyOfficeLog(db), device, events);
  }

  async pushTo(log: OfficeLog, device: SampleDevice, events: readonly EventEnvelope[]): Promise<PushAnswer> {
    const { officeId, deviceId } = device.identity;
    const { clock, ids, contextOf } = this;
    const answer: Result<PushAnswer> = await receivePush(
      { log, clock, ids, contextOf },
      { officeId, deviceId },
      { protocol: 1, officeId, deviceId, events: [...events] },
    );
    if (!answer.ok) throw new Error(answer.code);
    return answer.value;
  }
}
