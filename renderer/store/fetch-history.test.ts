import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { historyPageSize } from '#shared/sync/protocol.ts';
import { syncRound } from '#shared/sync/client-core/sync-round.ts';
import { type SmallDevice, SmallOffice } from '#shared/sync/testing/small-office.ts';
import { CounterDb } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';
import { RoundTrips } from '#shared/sync/client-core/round-trips.ts';
import { fetchHistory, isHistoryPartial } from './fetch-history.ts';

let count = 0;
let office: SmallOffice;
let worker: SmallDevice;
let db: CounterDb;
let early: EventEnvelope;

/** A counter whose database began with a snapshot, after one dossier was received and printed. */
beforeEach(async () => {
  office = new SmallOffice(17, 2);
  office.snapshots = { fresh: 1, absent: 100, pageSize: 10 };
  const [first, late] = office.devices as [SmallDevice, SmallDevice];
  worker = first;
  early = await receive('H26.001.01-261123-0001');
  await worker.record(worker.sample.printed(early));
  await worker.sync();
  count += 1;
  db = new CounterDb(`history-${count}`);
  const { deviceId } = late.sample.identity;
  await db.meta.put({ ...freshMeta(office.officeId, deviceId), key: 'device' });
});

async function receive(code: string): Promise<EventEnvelope> {
  const recorded = await worker.record(worker.sample.received(code));
  if (!recorded.ok) throw new Error(recorded.code);
  return recorded.value;
}

async function sync(): Promise<void> {
  const { deviceId } = office.devices[1]!.sample.identity;
  const done = await syncRound({
    store: new DexieLocalStore(db),
    transport: office.transportOf(deviceId),
    trips: new RoundTrips(office.clock),
    contextOf: office.contextOf,
    snapshots: office.snapshots,
    onSeen: () => undefined,
  });
  expect(done).toMatchObject(ok({}));
}

async function server(path: string): Promise<Response> {
  const { searchParams } = new URL(path, 'app://counter');
  const ref = { kind: searchParams.get('kind')!, id: searchParams.get('id')! };
  return Response.json({ rows: await office.log.readHistory(office.officeId, ref, historyPageSize) });
}

it('[SNAP-7] fetches what came before the snapshot, and keeps only what the cursor has passed', async () => {
  await sync();
  expect(await db.log.count()).toBe(0);
  expect(await isHistoryPartial(db, early.entity)).toBe(true);
  await worker.record(worker.sample.printed(early));
  await worker.sync();
  expect((await fetchHistory(db, early.entity, server)).ok).toBe(true);
  expect((await db.log.toArray()).map(({ seq }) => seq)).toEqual([1, 2]);
  expect(await isHistoryPartial(db, early.entity)).toBe(false);
  await sync();
  expect((await db.log.toArray()).map(({ seq }) => seq)).toEqual([1, 2, 3]);
});

it('[SNAP-7] knows what is whole: what began after the snapshot, and what is not in the log', async () => {
  await sync();
  const later = await receive('H26.001.01-261123-0002');
  expect(await isHistoryPartial(db, later.entity)).toBe(false);
  await worker.sync();
  await sync();
  expect(await isHistoryPartial(db, later.entity)).toBe(false);
  expect(await isHistoryPartial(db, early.entity)).toBe(true);
});

it('says when there is no line, and when the answer is none', async () => {
  await sync();
  const cut = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
  const odd = (): Promise<Response> => Promise.resolve(Response.json({ code: 'not-found' }));
  expect(await fetchHistory(db, early.entity, cut)).toMatchObject({ code: 'server-unreachable' });
  expect(await fetchHistory(db, early.entity, odd)).toMatchObject({ code: 'server-unreachable' });
});
