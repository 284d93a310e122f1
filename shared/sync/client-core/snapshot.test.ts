import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey, foldRow } from '../fold.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { MemoryLocalStore } from '../testing/memory-local-store.ts';
import { SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { recoverFromJournal } from './recover.ts';
import { syncRound, type Transport } from './sync-round.ts';
import { RoundTrips } from './round-trips.ts';
import { usualSnapshots, wantsSnapshot } from './snapshot.ts';

const codeOf = (n: number): string => `H26.001.01-261123-${String(n).padStart(4, '0')}`;

/** An office with one counter that works and one that comes late; a snapshot is taken beyond four rows, two entities at a time. */
function open(): { office: SmallOffice; worker: SmallDevice; late: SmallDevice } {
  const office = new SmallOffice(3, 2);
  office.snapshots = { fresh: 4, absent: 4, pageSize: 2 };
  const [worker, late] = office.devices as [SmallDevice, SmallDevice];
  return { office, worker, late };
}

async function receive(device: SmallDevice, n: number): Promise<EventEnvelope> {
  const recorded = await device.record(device.sample.received(codeOf(n)));
  if (!recorded.ok) throw new Error(recorded.code);
  return recorded.value;
}

/** So many dossiers, each received and printed, and one thing refused. */
async function work(device: SmallDevice, from: number, to: number): Promise<readonly EventEnvelope[]> {
  const received: EventEnvelope[] = [];
  for (let n = from; n <= to; n += 1) {
    const event = await receive(device, n);
    received.push(event);
    await device.record(device.sample.printed(event));
  }
  return received;
}

function over(device: SmallDevice, office: SmallOffice, change: (line: Transport) => Partial<Transport>) {
  const line = office.transportOf(device.sample.identity.deviceId);
  return syncRound({
    store: device.store,
    transport: { ...line, ...change(line) },
    trips: new RoundTrips(office.clock),
    contextOf: office.contextOf,
    snapshots: office.snapshots,
    onSeen: (ids) => device.seen.push(...ids),
  });
}

function viewsOf({ store }: SmallDevice): string {
  const views = store.views().toSorted((a, b) => (entityKey(a.ref) < entityKey(b.ref) ? -1 : 1));
  return canonicalJson(JSON.parse(JSON.stringify(views)) as Json);
}

describe('a snapshot', () => {
  it('[SNAP-1] is taken by a device that is new or was long away, and by no other', () => {
    const { fresh, absent } = usualSnapshots;
    expect(wantsSnapshot({ cursor: 0 }, fresh, usualSnapshots)).toBe(false);
    expect(wantsSnapshot({ cursor: 0 }, fresh + 1, usualSnapshots)).toBe(true);
    expect(wantsSnapshot({ cursor: 1 }, fresh + 2, usualSnapshots)).toBe(false);
    expect(wantsSnapshot({ cursor: 1 }, absent + 1, usualSnapshots)).toBe(false);
    expect(wantsSnapshot({ cursor: 1 }, absent + 2, usualSnapshots)).toBe(true);
  });

  it('[SNAP-1] brings a late counter to what the others see, and its chain goes on from there', async () => {
    const { office, worker, late } = open();
    await work(worker, 1, 5);
    await worker.sync();
    expect((await late.sync()).ok).toBe(true);
    expect(late.store.meta()).toMatchObject({
      cursor: 10,
      chainHash: worker.store.meta().chainHash,
      historyFrom: 10,
      snapshot: null,
    });
    expect(viewsOf(late)).toBe(viewsOf(worker));
    await work(worker, 6, 6);
    await worker.sync();
    expect((await late.sync()).ok).toBe(true);
    expect(late.store.meta().cursor).toBe((await office.log.head(office.officeId)).seq);
    expect(viewsOf(late)).toBe(viewsOf(worker));
  });

  it('[SNAP-2] is exact although the office works on between its pages', async () => {
    const { office, worker, late } = open();
    await work(worker, 1, 5);
    await worker.sync();
    let next = 6;
    const taken = await over(late, office, (line) => ({
      snapshot: async (place, limit) => {
        const page = await line.snapshot(place, limit);
        // Not for ever: each page would make the next one necessary.
        if (next < 10) await work(worker, next, next);
        next += 1;
        await worker.sync();
        return page;
      },
    }));
    expect(taken.ok).toBe(true);
    expect(next).toBeGreaterThan(8);
    await worker.sync();
    await late.sync();
    expect(viewsOf(late)).toBe(viewsOf(worker));
  });

  it('[SNAP-3] leaves a state that is newer here as it is', async () => {
    const { office, worker, late } = open();
    await work(worker, 1, 5);
    await worker.sync();
    const ref = worker.store.views()[0]!.ref;
    const newer: StoredEntity = { ref, state: { code: 'here' }, lastSeq: 99, readOnly: false };
    await late.store.transact((tx) => tx.saveEntities([newer]));
    await late.sync();
    expect(await late.store.transact((tx) => tx.entity(ref))).toEqual(newer);
    expect((await office.log.head(office.officeId)).seq).toBe(10);
  });

  it('[SNAP-4] shows what is refused as the others do', async () => {
    const { worker, late } = open();
    const [first] = await work(worker, 1, 5);
    await worker.store.transact(async (tx) => {
      const meta = await tx.meta();
      worker.sample.lastDeviceSeq = meta.lastDeviceSeq;
      worker.sample.lastHash = meta.lastHash;
      const broken = worker.sample.seal('dossier.slip-printed', first!.entity, { slipId: 'none' });
      await tx.savePending({ event: broken, ack: null, doubt: null, journaled: false });
      await tx.saveMeta({ ...meta, lastDeviceSeq: broken.deviceSeq, lastHash: broken.hash });
    });
    await worker.sync();
    await late.sync();
    expect(await late.store.view(first!.entity)).toMatchObject({
      sync: 'refused',
      reason: 'payload-malformed',
    });
    expect(viewsOf(late)).toBe(viewsOf(worker));
  });

  it('[SNAP-5] takes own events out of the outbox that it has in it, answered before or now, and remembers them', async () => {
    const { office, worker, late } = open();
    const own = await receive(late, 900);
    await over(late, office, () => ({ pull: () => Promise.resolve(fault('server-unreachable')) }));
    expect(await late.store.pendingFrom(0, 10)).toHaveLength(1);
    await work(worker, 1, 5);
    await worker.sync();
    expect((await late.sync()).ok).toBe(true);
    expect(await late.store.pendingFrom(0, 10)).toEqual([]);
    expect(late.seen).toEqual([own.id]);
    expect(await late.store.view(own.entity)).toMatchObject({ sync: 'confirmed' });
    const recover = (device: MemoryLocalStore): Promise<number> =>
      device.transact((tx) => recoverFromJournal(tx, [own], office.contextOf));
    expect(await recover(late.store)).toBe(0);

    // A reset database that has taken its snapshot, and then hears of the event from the journal, has it answered and lets it go.
    const { deviceId } = late.sample.identity;
    const reset = new SmallDevice(office, late.sample, new MemoryLocalStore(office.officeId, deviceId));
    await reset.sync();
    expect(await recover(reset.store)).toBe(1);
    expect((await reset.sync()).ok).toBe(true);
    expect(await reset.store.pendingFrom(0, 10)).toEqual([]);
    expect(reset.seen).toEqual([own.id]);
    expect(await recover(reset.store)).toBe(0);
    expect((await office.log.head(office.officeId)).seq).toBe(11);
  });

  it('[SNAP-6] goes on where it was broken off, also when the office has worked on', async () => {
    const { office, worker, late } = open();
    await work(worker, 1, 6);
    await worker.sync();
    let pages = 0;
    const broken = await over(late, office, (line) => ({
      snapshot: (place, limit) => {
        pages += 1;
        return pages > 3 ? Promise.resolve(fault('server-unreachable')) : line.snapshot(place, limit);
      },
    }));
    expect(broken).toMatchObject({ code: 'server-unreachable' });
    expect(late.store.meta()).toMatchObject({ cursor: 0, snapshot: { head: { seq: 12 } } });
    await work(worker, 7, 8);
    await worker.sync();
    const places: (string | null)[] = [];
    await over(late, office, (line) => ({
      snapshot: (place, limit) => {
        places.push(place);
        return line.snapshot(place, limit);
      },
    }));
    expect(places[0]).toMatch(/^entities:dossier\//);
    expect(late.store.meta()).toMatchObject({ cursor: 16, historyFrom: 12, snapshot: null });
    expect(viewsOf(late)).toBe(viewsOf(worker));
  });

  it('[SNAP-8] is not taken from a server that folds otherwise: the log is pulled instead', async () => {
    const { office, worker, late } = open();
    await work(worker, 1, 5);
    await worker.sync();
    let asked = 0;
    const taken = await over(late, office, (line) => ({
      snapshot: async (place, limit) => {
        asked += 1;
        const page = await line.snapshot(place, limit);
        return page.ok ? ok({ ...page.value, foldVersion: page.value.foldVersion + 1 }) : page;
      },
    }));
    expect([taken.ok, asked]).toEqual([true, 1]);
    expect(late.store.meta()).toMatchObject({ cursor: 10, historyFrom: 0, snapshot: null });
    expect(viewsOf(late)).toBe(viewsOf(worker));
  });
});

describe('folding on from a snapshot', () => {
  it('[FOLD-1] [SNAP-2] gives the fold of the whole log, byte for byte, wherever it was cut and whenever its entities were read', async () => {
    const { office, worker, late } = open();
    const received = await work(worker, 1, 4);
    await worker.sync();
    await late.sync();
    // Both name one code, both print, one thing is refused: reviews, a new code and a rejection are in the log too.
    await receive(late, 1);
    await late.record(late.sample.printed(received[2]!));
    await late.sync();
    await worker.record(worker.sample.printed(received[2]!));
    await worker.sync();
    const { rows } = await office.log.read(office.officeId, 0, 100);
    expect(rows.length).toBeGreaterThan(10);
    const states = rows.reduce<ReadonlyMap<string, StoredEntity>[]>(
      (all, row) => [...all, folded(all.at(-1)!, [row])],
      [new Map()],
    );
    const keys = [...states.at(-1)!.keys()];
    const whole = textOf(states.at(-1)!);
    const cut = fc.integer({ min: 0, max: rows.length });
    const delays = fc.array(fc.integer({ min: 0, max: rows.length }), {
      minLength: keys.length,
      maxLength: keys.length,
    });
    fc.assert(
      fc.property(cut, delays, (k, delayed) => {
        const snapshot = new Map(
          keys.flatMap((key, index) => {
            const entity = states[Math.min(rows.length, k + delayed[index]!)]!.get(key);
            return entity === undefined ? [] : [[key, entity] as const];
          }),
        );
        expect(textOf(folded(snapshot, rows.slice(k)))).toBe(whole);
      }),
      { numRuns: 300 },
    );
    for (let k = 0; k <= rows.length; k += 1) {
      expect(textOf(folded(states[k]!, rows.slice(k)))).toBe(whole);
    }
  });
});

function folded(
  from: ReadonlyMap<string, StoredEntity>,
  rows: readonly RecordedEvent[],
): ReadonlyMap<string, StoredEntity> {
  const entities = new Map(from);
  for (const row of rows) {
    const key = entityKey(row.event.entity);
    const after = foldRow(entities.get(key) ?? null, row);
    if (after !== null) entities.set(key, after);
  }
  return entities;
}

function textOf(entities: ReadonlyMap<string, StoredEntity>): string {
  const sorted = [...entities.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return canonicalJson(JSON.parse(JSON.stringify(sorted)) as Json);
}
