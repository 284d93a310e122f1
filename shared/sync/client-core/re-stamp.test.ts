import { expect, it } from 'vitest';
import { type DeviceId, deviceIdSchema } from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { MemoryLocalStore } from '../testing/memory-local-store.ts';
import { type SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { reStamp } from './re-stamp.ts';
import { recordEvent } from './record.ts';
import { recoverFromJournal } from './recover.ts';
import { RoundTrips } from './round-trips.ts';
import { syncRound } from './sync-round.ts';

const codeOf = (n: number): string => `H26.001.01-261123-${String(n).padStart(4, '0')}`;

/** A counter whose older disk was put back: the server has event 2, this machine has forgotten it and made event 3 in its place. */
async function restored() {
  const office = new SmallOffice(5, 1);
  const [a] = office.devices as [SmallDevice];
  const { deviceId } = a.sample.identity;
  const receive = async (store: MemoryLocalStore, n: number): Promise<EventEnvelope> => {
    const draft = a.sample.received(codeOf(n));
    const recorded = await store.transact((tx) => recordEvent(tx, office, { ...draft, v: 1 }));
    if (!recorded.ok) throw new Error(recorded.code);
    return recorded.value;
  };
  const sync = (store: MemoryLocalStore, as: DeviceId = deviceId): ReturnType<typeof syncRound> =>
    syncRound({
      store,
      transport: office.transportOf(as),
      trips: new RoundTrips(office.clock),
      contextOf: office.contextOf,
      snapshots: office.snapshots,
      onSeen: () => undefined,
    });
  const replace = async (): Promise<DeviceId> => {
    const next = deviceIdSchema.parse(office.ids.next());
    office.log.replaceDevice(office.officeId, deviceId, next);
    await image.transact((tx) => reStamp(tx, next, office.clock.now()));
    return next;
  };
  const first = await receive(a.store, 1);
  const image = a.store.copy();
  const forgotten = await receive(a.store, 2);
  await sync(a.store);
  const made = await receive(image, 3);
  return { office, image, events: { first, forgotten, made }, receive, sync, replace };
}

it('[FORK-1] [PUSH-3] a restored image is told so, sends nothing more, and loses nothing', async () => {
  const { office, image, events, sync } = await restored();
  expect(await sync(image)).toMatchObject({ ok: false, code: 'device-forked' });
  expect((await office.log.read(office.officeId, 0, 10)).headSeq).toBe(2);
  const pending = await image.pendingFrom(1, 10);
  expect(pending.map(({ event }) => event.id)).toEqual([events.first.id, events.made.id]);
});

it('[FORK-2] goes on under a new id: what the server has is not doubled, what it has not arrives', async () => {
  const { office, image, events, receive, sync, replace } = await restored();
  await sync(image);
  const next = await replace();
  expect((await image.pendingFrom(1, 10)).find(({ event }) => event.id === events.made.id)).toMatchObject({
    event: { deviceId: next, deviceSeq: 1, prevHash: chainStart },
    journaled: false,
  });
  const later = await receive(image, 4);
  expect((await sync(image, next)).ok).toBe(true);
  const { rows } = await office.log.read(office.officeId, 0, 10);
  expect(rows.map(({ event }) => event.id)).toEqual([
    events.first.id,
    events.forgotten.id,
    events.made.id,
    later.id,
  ]);
  expect(await image.pendingFrom(0, 10)).toEqual([]);
});

it('[FORK-3] brings what the journal has under an earlier id into the present chain, once', async () => {
  const { office, image, events, sync, replace } = await restored();
  const lost = { ...events.made };
  const recover = (): Promise<number> =>
    image.transact((tx) => recoverFromJournal(tx, [events.first, events.forgotten, lost], office.contextOf));
  await sync(image);
  await image.transact((tx) => tx.removePending(lost.id));
  const next = await replace();
  expect(await recover()).toBe(2);
  expect(await recover()).toBe(0);
  expect((await sync(image, next)).ok).toBe(true);
  const { rows } = await office.log.read(office.officeId, 0, 10);
  expect(rows.map(({ event }) => event.id)).toEqual([events.first.id, events.forgotten.id, lost.id]);
});
