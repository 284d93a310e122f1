import { describe, expect, it } from 'vitest';
import { userIdSchema } from '#shared/kernel/ids.ts';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import { ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { officeCalendarRef } from '#shared/office-calendar/state.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { entityKey, foldVersion } from '../fold.ts';
import type { MemoryLocalStore } from '../testing/memory-local-store.ts';
import { type SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { awaitsServer, refoldPortion } from './refold.ts';
import { RoundTrips } from './round-trips.ts';
import { syncRound } from './sync-round.ts';

const codeOf = (n: number): string => `H26.001.01-261123-${String(n).padStart(4, '0')}`;

async function receive(device: SmallDevice, n: number): Promise<EventEnvelope> {
  const recorded = await device.record(device.sample.received(codeOf(n)));
  if (!recorded.ok) throw new Error(recorded.code);
  await device.record(device.sample.printed(recorded.value));
  return recorded.value;
}

/** An office whose first counter has received four dossiers and sent them. */
async function open(): Promise<{ office: SmallOffice; worker: SmallDevice; other: SmallDevice }> {
  const office = new SmallOffice(5, 2);
  const [worker, other] = office.devices as [SmallDevice, SmallDevice];
  for (const n of [1, 2, 3, 4]) await receive(worker, n);
  await worker.sync();
  return { office, worker, other };
}

/** The same data as an app with another fold would have left them: every state and every view says less. */
async function age(store: MemoryLocalStore): Promise<void> {
  await store.transact(async (tx) => {
    const entities = await tx.entitiesAfter(null, 100);
    const state = { shape: 'of an older fold' };
    await tx.saveEntities(entities.map((entity) => ({ ...entity, state })));
    await tx.saveViews(store.views().map((view) => ({ ...view, state })));
    await tx.saveMeta({ ...(await tx.meta()), foldVersion: foldVersion - 1 });
  });
}

async function refold(store: MemoryLocalStore, office: SmallOffice, limit = 2): Promise<number> {
  for (let portions = 0; ; portions += 1) {
    const done = await store.transact((tx) => refoldPortion(tx, office.contextOf, limit));
    if (done === null) return portions;
  }
}

function viewsOf(store: MemoryLocalStore): string {
  const views = store.views().toSorted((a, b) => (entityKey(a.ref) < entityKey(b.ref) ? -1 : 1));
  return canonicalJson(JSON.parse(JSON.stringify(views)) as Json);
}

describe('states that another fold made', () => {
  it('[FOLD-4] [FOLD-6] are made anew from the log, in portions, and once', async () => {
    const { office, worker } = await open();
    const nobody = worker.sample.received(codeOf(9));
    await worker.record({ ...nobody, actorId: userIdSchema.parse(office.ids.next()) });
    await worker.sync();
    expect(worker.store.views().filter(({ sync }) => sync === 'refused')).toHaveLength(1);
    await receive(worker, 5);
    const before = viewsOf(worker.store);
    const meta = worker.store.meta();
    await age(worker.store);
    expect(viewsOf(worker.store)).not.toBe(before);
    expect(await refold(worker.store, office)).toBe(3);
    expect(viewsOf(worker.store)).toBe(before);
    expect(worker.store.meta()).toEqual(meta);
    expect(await refold(worker.store, office)).toBe(0);
  });

  it('[FOLD-4] have the office’s calendar made anew before anything is judged by it', async () => {
    const office = new SmallOffice(6, 1, 'admin');
    const worker = office.devices[0]!;
    for (const n of [1, 2])
      await worker.record(
        worker.sample.seal('later.version', { kind: 'early', id: office.ids.next() }, { n }),
      );
    const { officeId } = worker.sample.identity;
    const override = {
      id: office.ids.next(),
      from: '2026-12-01',
      to: '2026-12-01',
      change: { kind: 'closure', name: 'Bão' },
      reason: 'Công điện',
    };
    const payload = { override, seen: [] };
    const entered = worker.sample.seal(
      'office-calendar.override-entered',
      officeCalendarRef(officeId),
      payload,
    );
    expect(await worker.record(entered)).toMatchObject({ ok: true });
    await worker.sync();
    await age(worker.store);
    const judgedBy: Json[] = [];
    const contextOf: ContextOf = (calendar) => {
      judgedBy.push(calendar);
      return office.contextOf(calendar);
    };
    await worker.store.transact((tx) => refoldPortion(tx, contextOf, 1));
    expect(judgedBy).toMatchObject([{ entered: [override] }]);
    await refold(worker.store, office, 1);
    expect(worker.store.meta().foldVersion).toBe(foldVersion);
  });

  it('[FOLD-4] go on where it was killed, and from the start when yet another version comes', async () => {
    const { office, worker } = await open();
    const before = viewsOf(worker.store);
    await age(worker.store);
    await worker.store.transact((tx) => refoldPortion(tx, office.contextOf, 2));
    const killed = worker.store.copy();
    expect(killed.meta().refold).toMatchObject({ version: foldVersion, isLacking: false });
    expect(await refold(killed, office)).toBe(2);
    expect(viewsOf(killed)).toBe(before);

    const again = worker.store.copy();
    await again.transact(async (tx) => {
      const meta = await tx.meta();
      await tx.saveMeta({ ...meta, refold: { ...meta.refold!, version: foldVersion + 1 } });
    });
    expect(await refold(again, office)).toBe(3);
    expect(viewsOf(again)).toBe(before);
  });

  describe('on a device that began with a snapshot', () => {
    /** Its snapshot has dossiers 1 to 4, its log 5; 6 is its own and unsent. */
    async function snapshotted() {
      const { office, worker, other } = await open();
      office.snapshots = { fresh: 4, absent: 4, pageSize: 2 };
      await other.sync();
      expect(other.store.meta().historyFrom).toBeGreaterThan(0);
      office.snapshots = { ...office.snapshots, absent: 100 };
      const late = await receive(worker, 5);
      await worker.sync();
      await other.sync();
      const own = await receive(other, 6);
      await age(other.store);
      await refold(other.store, office);
      const early = worker.store.views().find(({ ref }) => ref.id !== late.entity.id)!.ref;
      return { office, worker, other, late: late.entity, own: own.entity, early };
    }

    it('[FOLD-5] are worked with where the rows are here; the rest is shown read-only, and nothing judged by it', async () => {
      const { office, other, late, own, early } = await snapshotted();
      expect(awaitsServer(other.store.meta())).toBe(true);
      expect(await other.store.view(late)).toMatchObject({ readOnly: false, state: { code: codeOf(5) } });
      expect(await other.store.view(own)).toMatchObject({ readOnly: false, sync: 'saved' });
      expect(await other.store.view(early)).toMatchObject({
        readOnly: true,
        state: { shape: 'of an older fold' },
      });
      const { entity, ...act } = other.sample.seal('dossier.personal-shown', early, { fields: ['phone'] });
      expect(await other.record({ entity, ...act })).toMatchObject({ ok: false });
      expect(await refold(other.store, office)).toBe(0);
    });

    it('[FOLD-5] [FOLD-6] come from the next snapshot, and the outbox with them', async () => {
      const { worker, other } = await snapshotted();
      expect((await other.sync()).ok).toBe(true);
      await worker.sync();
      expect(awaitsServer(other.store.meta())).toBe(false);
      expect(viewsOf(other.store)).toBe(viewsOf(worker.store));
      expect(other.store.meta().cursor).toBe(worker.store.meta().cursor);
      expect(await other.store.firstUnsent()).toBeNull();
    });

    it('[FOLD-5] [SNAP-8] come from the log where the server folds otherwise', async () => {
      const { office, worker, other } = await snapshotted();
      const line = office.transportOf(other.sample.identity.deviceId);
      const round = await syncRound({
        store: other.store,
        trips: new RoundTrips(office.clock),
        contextOf: office.contextOf,
        snapshots: office.snapshots,
        onSeen: () => undefined,
        transport: {
          ...line,
          snapshot: async (...place) => {
            const page = await line.snapshot(...place);
            return page.ok ? ok({ ...page.value, foldVersion: foldVersion + 1 }) : page;
          },
        },
      });
      expect(round.ok).toBe(true);
      await worker.sync();
      expect(viewsOf(other.store)).toBe(viewsOf(worker.store));
    });

    it('[FOLD-5] [PULL-5] still tell a server that went back in time', async () => {
      const { office, other } = await snapshotted();
      const line = office.transportOf(other.sample.identity.deviceId);
      const seen = other.store.meta().historyFrom;
      const round = await syncRound({
        store: other.store,
        trips: new RoundTrips(office.clock),
        contextOf: office.contextOf,
        snapshots: office.snapshots,
        onSeen: () => undefined,
        transport: {
          ...line,
          push: async (request) => {
            const answer = await line.push(request);
            return answer.ok ? ok({ ...answer.value, headSeq: seen - 1 }) : answer;
          },
        },
      });
      expect(round).toMatchObject({ ok: false, code: 'server-behind' });
    });
  });
});
