import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { type DeviceId, deviceIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore } from '#shared/sync/client-core/local-store.ts';
import { syncRound } from '#shared/sync/client-core/sync-round.ts';
import type { MemoryLocalStore } from '#shared/sync/testing/memory-local-store.ts';
import { type SmallDevice, SmallOffice } from '#shared/sync/testing/small-office.ts';
import { ForkMender } from './fork-mender.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { RoundTrips } from '#shared/sync/client-core/round-trips.ts';
import { demoProfile } from './testing/demo-profile.ts';

/** A machine whose disk image was put back, with its main process and its server. */
async function restored() {
  const office = new SmallOffice(9, 1);
  const [device] = office.devices as [SmallDevice];
  const receive = async (code: string): Promise<EventEnvelope> => {
    const recorded = await device.record(device.sample.received(code));
    if (!recorded.ok) throw new Error(recorded.code);
    return recorded.value;
  };
  await receive('H26.001.01-261123-0001');
  const image = device.store.copy();
  await receive('H26.001.01-261123-0002');
  await device.sync();
  const made = await image.transact(async (tx) => {
    const other = new SmallOffice(10, 1).devices[0]!.sample.received('H26.001.01-261123-0002');
    const meta = await tx.meta();
    const event = { ...other, officeId: office.officeId, actorId: device.sample.identity.actorId };
    const sample = Object.assign(device.sample, {
      lastDeviceSeq: meta.lastDeviceSeq,
      lastHash: meta.lastHash,
    });
    const sealed = sample.seal(event.type, event.entity, event.payload);
    await tx.savePending({ event: sealed, ack: null, doubt: null, journaled: true });
    await tx.saveMeta({ ...meta, lastDeviceSeq: sealed.deviceSeq, lastHash: sealed.hash });
    return sealed;
  });
  const main = { deviceId: device.sample.identity.deviceId, asked: 0, isReachable: true };
  const journal = new Map<string, EventEnvelope>([[made.hash, made]]);
  const profileOf = (id: DeviceId): OfficeProfile => {
    const profile = demoProfile();
    return { ...profile, device: { ...profile.device, id } };
  };
  const mended: OfficeProfile[] = [];
  const menderOn = (store: LocalStore): ForkMender =>
    new ForkMender({
      store,
      keeper: new JournalKeeper(store, {
        append: (events) => {
          for (const event of events) journal.set(event.hash, event);
          return Promise.resolve(ok(null));
        },
        release: () => Promise.resolve(ok(null)),
      }),
      clock: office.clock,
      contextOf: office.contextOf,
      replaceDevice: (deviceId): Promise<Result<OfficeProfile>> => {
        if (!main.isReachable) return Promise.resolve(fault('server-unreachable'));
        if (main.deviceId === deviceId) {
          main.asked += 1;
          main.deviceId = deviceIdSchema.parse(office.ids.next());
          office.log.replaceDevice(office.officeId, deviceId, main.deviceId);
        }
        return Promise.resolve(ok(profileOf(main.deviceId)));
      },
      readJournal: () => Promise.resolve(ok([...journal.values()])),
      onMended: (profile) => mended.push(profile),
    });
  const sync = (store: MemoryLocalStore): ReturnType<typeof syncRound> =>
    syncRound({
      store,
      transport: office.transportOf(main.deviceId),
      trips: new RoundTrips(office.clock),
      contextOf: office.contextOf,
      snapshots: office.snapshots,
      onSeen: () => undefined,
    });
  return { office, image, made, main, journal, mended, menderOn, sync };
}

describe('a fork', () => {
  it('[FORK-1] is mended without anybody: new id, outbox and journal under it, and all arrives', async () => {
    const { office, image, made, main, journal, mended, menderOn, sync } = await restored();
    expect(await sync(image)).toMatchObject({ code: 'device-forked' });
    expect((await menderOn(image).mend()).ok).toBe(true);
    expect(mended.map(({ device }) => device.id)).toEqual([main.deviceId]);
    const inJournal = [...journal.values()].filter(({ deviceId }) => deviceId === main.deviceId);
    expect(inJournal.map(({ id }) => id)).toContain(made.id);
    expect((await sync(image)).ok).toBe(true);
    const { rows } = await office.log.read(office.officeId, 0, 10);
    expect(rows.filter(({ event }) => event.id === made.id)).toHaveLength(1);
    expect(await image.pendingFrom(0, 10)).toEqual([]);
  });

  it('[FORK-5] is taken up again when the database refused after main had its new id', async () => {
    const { image, main, menderOn, sync } = await restored();
    await sync(image);
    let isFull = true;
    const first = main.deviceId;
    const refusing: LocalStore = {
      transact: (work) =>
        image.transact(async (tx) => {
          const result = await work(tx);
          if (isFull && (await tx.meta()).deviceId !== first) throw new Error('disk full');
          return result;
        }),
      firstUnsent: () => image.firstUnsent(),
      pendingFrom: (...query) => image.pendingFrom(...query),
      unjournaled: () => image.unjournaled(),
    };
    const mender = menderOn(refusing);
    await expect(mender.mend()).rejects.toThrow('disk full');
    expect(main.deviceId).not.toBe(first);
    // The token now speaks for another device than the database: the same fault, and the same way out.
    expect(await sync(image)).toMatchObject({ code: 'device-forked' });
    isFull = false;
    expect((await mender.mend()).ok).toBe(true);
    expect(main.asked).toBe(1);
    expect((await sync(image)).ok).toBe(true);
  });

  it('changes nothing while there is no line, and asks once for all who ask at the same time', async () => {
    const { image, main, menderOn } = await restored();
    main.isReachable = false;
    const mender = menderOn(image);
    const before = image.meta();
    expect(await mender.mend()).toMatchObject({ code: 'server-unreachable' });
    expect(image.meta()).toEqual(before);
    main.isReachable = true;
    await Promise.all([mender.mend(), mender.mend()]);
    expect(main.asked).toBe(1);
  });
});
