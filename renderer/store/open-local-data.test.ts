import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import { applyPage } from '#shared/sync/client-core/apply-page.ts';
import { refoldPortion } from '#shared/sync/client-core/refold.ts';
import { foldVersion } from '#shared/sync/fold.ts';
import { recordEvent } from '#shared/sync/client-core/record.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar, haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { CounterDb, localDataVersion } from './counter-db.ts';
import { type OpenedData, openLocalData } from './open-local-data.ts';
import { demoProfile } from './testing/demo-profile.ts';

const installId = '01990000-0000-7000-8000-0000000000e1';
const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
const ids = new SeededIds(31, clock);

function open(
  name: string,
  profile: OfficeProfile = demoProfile(),
  journal: readonly EventEnvelope[] = [],
): ReturnType<typeof openLocalData> {
  return openLocalData(new CounterDb(name), profile, installId, journal, haNoiContext(), clock);
}

async function opened(...where: Parameters<typeof open>): Promise<OpenedData> {
  const result = await open(...where);
  if (!result.ok) throw new Error(result.code);
  return result.value;
}

/** The same machine after the server gave it another device id. */
function replacedProfile(): OfficeProfile {
  const profile = demoProfile();
  return { ...profile, device: { ...profile.device, id: deviceIdSchema.parse(ids.next()) } };
}

function receive({ store }: OpenedData, code: string): Promise<EventEnvelope> {
  const { office, device, users } = demoProfile();
  const sample = new SampleDevice(
    {
      officeId: office.id,
      deviceId: device.id,
      actorId: userIdSchema.parse(users[0]!.id),
      counterId: device.counterId,
    },
    { clock, ids, calendar: haNoiCalendar() },
  );
  return store.transact(async (tx) => {
    const { entity, type, v, payload, base, actorId } = sample.received(code);
    const draft = { entity, type, v, payload, base, actorId };
    const recorded = await recordEvent(tx, { clock, ids, contextOf: haNoiContext() }, draft);
    if (!recorded.ok) throw new Error(recorded.code);
    return recorded.value;
  });
}

describe('local data', () => {
  it('[JRN-5] of a newer app are not touched by an older one', async () => {
    const first = await open('newer');
    expect(first).toMatchObject({ ok: true, value: { found: 'first-run' } });
    const newer = new Dexie('newer');
    newer.version(localDataVersion + 1).stores({ meta: 'key', dossiers: 'id, brandNew' });
    await newer.open();
    newer.close();

    expect(await open('newer')).toEqual({
      ok: false,
      code: 'local-data-newer',
      detail: { found: localDataVersion + 1, known: localDataVersion },
    });
    const after = await new Dexie('newer').open();
    expect(after.backendDB().version).toBe((localDataVersion + 1) * 10);
    expect(after.table('dossiers').schema.idxByName).toHaveProperty('brandNew');
    after.close();
  });

  it('are kept from one start to the next', async () => {
    await open('same');
    expect(await open('same')).toMatchObject({ ok: true, value: { found: 'kept', returned: 0 } });
  });

  it('[FORK-5] follow the machine’s new device id at the next start: cursor and outbox stay, the chain begins anew', async () => {
    const before = await opened('forked');
    const events = [
      await receive(before, 'H26.999.01-261123-0001'),
      await receive(before, 'H26.999.01-261123-0002'),
    ];
    await before.store.transact(async (tx) => tx.saveMeta({ ...(await tx.meta()), cursor: 7 }));
    const next = replacedProfile();
    const lost = await receive(await opened('elsewhere'), 'H26.999.01-261123-0003');
    const after = await opened('forked', next, [lost]);
    expect(after).toMatchObject({ found: 'forked', returned: 1 });
    const pending = await after.store.pendingFrom(1, 10);
    expect(pending.map(({ event }) => [event.id, event.deviceSeq, event.deviceId])).toEqual(
      [...events, lost].map(({ id }, index) => [id, index + 1, next.device.id]),
    );
    expect(pending[0]?.event.prevHash).toBe(chainStart);
    expect(await after.store.transact((tx) => tx.meta())).toMatchObject({
      deviceId: next.device.id,
      earlierIds: [demoProfile().device.id],
      forkedAt: clock.now(),
      cursor: 7,
      lastDeviceSeq: 3,
    });
    expect(await opened('forked', next, [lost])).toMatchObject({ found: 'kept', returned: 0 });
  });

  it('of another office stay where they are while something of them is unsent, and go when nothing is', async () => {
    const profile = demoProfile();
    const elsewhere = { ...profile, office: { ...profile.office, id: officeIdSchema.parse(ids.next()) } };
    const here = await opened('moved');
    const { id } = await receive(here, 'H26.999.01-261123-0001');
    expect(await open('moved', elsewhere)).toEqual({
      ok: false,
      code: 'local-data-other-office',
      detail: { waiting: 1 },
    });
    await here.store.transact((tx) => tx.removePending(id));
    expect(await opened('moved', elsewhere)).toMatchObject({ found: 'first-run' });
    const db = new CounterDb('moved');
    expect([await db.dossiers.count(), await db.meta.get('device')]).toMatchObject([
      0,
      { officeId: elsewhere.office.id },
    ]);
  });

  it('of the version before are brought to this one', async () => {
    const profile = demoProfile();
    const older = new Dexie('older');
    older.version(1).stores({ meta: 'key', log: 'seq, entity, row.event.id', pending: 'id, deviceSeq' });
    const { event } = { event: await receive(await opened('source'), 'H26.999.01-261123-0001') };
    const row = { event, seq: 4, receivedAt: 0, verdict: 'review', reason: 'x', chainHash: chainStart };
    await older.table('log').put({ seq: 4, entity: `dossier/${event.entity.id}`, row });
    await older
      .table('meta')
      .put({ key: 'device', officeId: profile.office.id, deviceId: profile.device.id, cursor: 4 });
    older.close();
    const data = await opened('older');
    expect(data.found).toBe('kept');
    expect(await data.store.transact((tx) => tx.meta())).toMatchObject({
      cursor: 4,
      earlierIds: [],
      snapshot: null,
      historyFrom: 0,
    });
    expect(await data.store.transact((tx) => tx.markedLog([event.entity]))).toEqual([row]);
  });

  it('[FOLD-4] are made anew after an update with another fold, also when killed in the middle', async () => {
    const first = await opened('refold');
    for (const n of [1, 2, 3]) {
      const event = await receive(first, `H26.001.01-261123-000${n}`);
      await first.store.transact((tx) =>
        applyPage(tx, [rowAfter(n, event, hashes.at(-1) ?? chainStart)], haNoiContext()),
      );
    }
    const db = new CounterDb('refold');
    const shown = (): Promise<unknown> => db.dossiers.orderBy('id').toArray();
    const before = await shown();
    const { refold: _refold, ...meta } = await first.store.transact((tx) => tx.meta());
    await first.store.transact((tx) => tx.saveMeta({ ...meta, foldVersion: foldVersion - 1 }));
    await db.confirmed.toCollection().modify({ state: { shape: 'of an older fold' } });
    await db.dossiers.toCollection().modify({ search: '' });

    await first.store.transact((tx) => refoldPortion(tx, haNoiContext(), 2));
    const told: number[] = [];
    const again = await openLocalData(
      new CounterDb('refold'),
      demoProfile(),
      installId,
      [],
      haNoiContext(),
      clock,
      (count) => told.push(count),
    );
    expect(again).toMatchObject({ ok: true, value: { found: 'kept', isAwaitingServer: false } });
    expect(told).toEqual([1]);
    expect(await shown()).toEqual(before);
    expect(await db.meta.get('device')).toMatchObject({ foldVersion, refold: null, cursor: 3 });
  });

  it('[FOLD-5] show read-only what a snapshot brought and another fold made, until the server gives it anew', async () => {
    const first = await opened('lacking');
    const event = await receive(first, 'H26.001.01-261123-0007');
    await first.store.transact((tx) => applyPage(tx, [rowAfter(1, event, chainStart)], haNoiContext()));
    const db = new CounterDb('lacking');
    await db.log.clear();
    const meta = await first.store.transact((tx) => tx.meta());
    await first.store.transact((tx) =>
      tx.saveMeta({ ...meta, foldVersion: foldVersion - 1, historyFrom: 1 }),
    );
    expect(await opened('lacking')).toMatchObject({ isAwaitingServer: true });
    expect(await db.dossiers.get(event.entity.id)).toMatchObject({
      readOnly: true,
      codes: ['H26.001.01-261123-0007'],
    });
    expect(await db.meta.get('device')).toMatchObject({ cursor: 0, historyFrom: 1, chainHash: chainStart });
  });
});

/** Chain hashes of the office's log, row by row. */
const hashes: string[] = [];

function rowAfter(seq: number, event: EventEnvelope, before: string): RecordedEvent {
  const row = { event, seq, receivedAt: clock.now(), verdict: 'applied', reason: null } as const;
  const chainHash = chainHashAfter(before, row);
  hashes.push(chainHash);
  return { ...row, chainHash };
}
