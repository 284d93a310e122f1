import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import { fault } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { settlementType } from '#shared/log/settlement.ts';
import { type SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { applyPage } from './apply-page.ts';
import { recoverFromJournal } from './recover.ts';
import { RoundTrips } from './round-trips.ts';
import { type Transport, syncRound } from './sync-round.ts';

function codeOf(n: number): string {
  return `H26.001.01-261123-${String(n).padStart(4, '0')}`;
}

function open(devices = 2, seed = 1): { office: SmallOffice; a: SmallDevice; b: SmallDevice } {
  const office = new SmallOffice(seed, devices);
  const [a, b] = office.devices;
  return { office, a: a!, b: b ?? a! };
}

async function receive(device: SmallDevice, n: number): Promise<EventEnvelope> {
  const recorded = await device.record(device.sample.received(codeOf(n)));
  if (!recorded.ok) throw new Error(recorded.code);
  return recorded.value;
}

/** A round over a line that this test bends. */
function roundOver(
  office: SmallOffice,
  device: SmallDevice,
  change: Partial<Transport>,
): ReturnType<typeof syncRound> {
  return syncRound({
    store: device.store,
    transport: { ...office.transportOf(device.sample.identity.deviceId), ...change },
    trips: new RoundTrips(office.clock),
    contextOf: office.contextOf,
    snapshots: office.snapshots,
    onSeen: () => undefined,
  });
}

describe('outbox', () => {
  it('[OUT-2] marks an acknowledged event as sent and keeps it', async () => {
    const { office, a } = open();
    const event = await receive(a, 1);
    await roundOver(office, a, { pull: () => Promise.resolve(fault('server-unreachable')) });
    const [pending] = await a.store.pendingFrom(1, 10);
    expect(pending?.ack).toMatchObject({ seq: 1, verdict: 'applied' });
    expect(await a.store.view(event.entity)).toMatchObject({ sync: 'sent' });
  });

  it('[OUT-3] lets an event go when it is seen in the pulled log, and says so for the journal', async () => {
    const { a } = open();
    const event = await receive(a, 1);
    expect((await a.sync()).ok).toBe(true);
    expect(await a.store.pendingFrom(1, 10)).toEqual([]);
    expect(await a.store.view(event.entity)).toMatchObject({ sync: 'confirmed' });
    expect(a.seen).toEqual([event.id]);
  });

  it('[OUT-4] sends the same events again after a lost answer and doubles nothing', async () => {
    const { office, a } = open();
    await receive(a, 1);
    await receive(a, 2);
    office.faults = { lostRequests: 0, lostAnswers: 1 };
    expect(await a.sync()).toMatchObject({ ok: false, code: 'server-unreachable' });
    office.faults = { lostRequests: 0, lostAnswers: 0 };
    expect((await a.sync()).ok).toBe(true);
    expect((await office.log.read(office.officeId, 0, 100)).rows).toHaveLength(2);
    expect(await a.store.pendingFrom(1, 10)).toEqual([]);
  });

  it('[OUT-5] cuts a push that is too large until it passes', async () => {
    const { office, a } = open();
    for (let n = 1; n <= 9; n += 1) await receive(a, n);
    const line = office.transportOf(a.sample.identity.deviceId);
    const sizes: number[] = [];
    const result = await roundOver(office, a, {
      push: (request) => {
        sizes.push(request.events.length);
        return request.events.length > 4 ? Promise.resolve(fault('request-too-large')) : line.push(request);
      },
    });
    expect(result.ok).toBe(true);
    expect(Math.max(...sizes.slice(-3))).toBeLessThanOrEqual(4);
    expect((await office.log.read(office.officeId, 0, 100)).headSeq).toBe(9);
  });

  it('[PUSH-4] fills a gap that the server names from what is still pending', async () => {
    const { office, a } = open();
    await receive(a, 1);
    await receive(a, 2);
    const [first] = await a.store.pendingFrom(1, 1);
    // The device believes its first event answered, the server never had it: as after a server restored from a backup.
    const ack = { eventId: first!.event.id, deviceSeq: 1, seq: 1, verdict: 'applied', reason: null } as const;
    await a.store.transact((tx) => tx.savePending({ ...first!, ack }));
    expect((await a.sync()).ok).toBe(true);
    expect((await office.log.read(office.officeId, 0, 10)).rows.map(({ event }) => event.deviceSeq)).toEqual([
      1, 2,
    ]);
  });

  it('[PUSH-6] lets a poisoned event through as refused, with the ones after it applied and it still visible', async () => {
    const { office, a } = open();
    const poison = a.sample.received(codeOf(1));
    await receive(a, 2);
    // As an older version of the app might have recorded it: past this device's own judgement.
    const bad = a.sample.seal(
      'dossier.received',
      poison.entity,
      { ...poison.payload, sets: 0 },
      await nextPlace(a),
    );
    await a.store.transact((tx) => recoverFromJournal(tx, [bad], office.contextOf));
    await receive(a, 3);
    expect((await a.sync()).ok).toBe(true);
    const { rows } = await office.log.read(office.officeId, 0, 10);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['applied', 'rejected', 'applied']);
    expect(await a.store.pendingFrom(1, 10)).toEqual([]);
  });
});

async function nextPlace(device: SmallDevice): Promise<Partial<EventEnvelope>> {
  const meta = await device.store.transact((tx) => tx.meta());
  return { deviceSeq: meta.lastDeviceSeq + 1, prevHash: meta.lastHash };
}

describe('pull', () => {
  it('[PULL-2] refuses a page whose chain does not continue its own reckoning, and keeps nothing of it', async () => {
    const { office, a, b } = open();
    await receive(a, 1);
    await a.sync();
    const line = office.transportOf(b.sample.identity.deviceId);
    const result = await roundOver(office, b, {
      pull: async (...query) => {
        const answer = await line.pull(...query);
        if (!answer.ok) return answer;
        const rows = answer.value.rows.map((row) => ({ ...row, receivedAt: row.receivedAt + 1 }));
        return { ...answer, value: { ...answer.value, rows } };
      },
    });
    expect(result).toMatchObject({ ok: false, code: 'log-chain-broken' });
    expect((await b.store.transact((tx) => tx.meta())).cursor).toBe(0);
  });

  it('[PULL-5] says that a restored server is behind, and keeps what that has lost', async () => {
    const { office, a, b } = open();
    const events = [await receive(a, 1), await receive(a, 2)];
    await a.sync();
    await b.sync();
    // The same office as its backup has it: the second event is not there.
    const restored = open().office;
    const { officeId, deviceId } = a.sample.identity;
    const line = restored.transportOf(deviceId);
    await line.push({ protocol: 1, officeId, deviceId, events: events.slice(0, 1) });
    const unsent = await receive(a, 3);
    for (const device of [a, b, a]) {
      const result = await roundOver(office, device, line);
      expect(result).toEqual(fault('server-behind', { cursor: 2, headSeq: 1 }));
    }
    const pending = await a.store.pendingFrom(1, 10);
    expect(pending.map(({ event, ack }) => [event.id, ack])).toEqual([[unsent.id, null]]);
    for (const { id, entity } of events) {
      expect([...(await a.store.transact((tx) => tx.logged([id])))]).toEqual([id]);
      expect(await b.store.view(entity)).toMatchObject({ sync: 'confirmed' });
    }
    // Brought back to where it was, it is as if nothing had been.
    expect((await a.sync()).ok).toBe(true);
    expect(await a.store.pendingFrom(1, 10)).toEqual([]);
  });

  it('[PULL-4] passes over rows that are applied already', async () => {
    const { office, a } = open();
    await receive(a, 1);
    await a.sync();
    const { rows } = await office.log.read(office.officeId, 0, 10);
    const again = await a.store.transact((tx) => applyPage(tx, rows, office.contextOf));
    expect(again).toEqual({ ok: true, value: [] });
  });

  it('[VIEW-3] [FOLD-1] gives every device the same views in the end, whatever the line did', async () => {
    const { office, a, b } = open(2, 42);
    office.faults = { lostRequests: 0.3, lostAnswers: 0.3 };
    const events: EventEnvelope[] = [];
    for (let n = 1; n <= 20; n += 1) {
      const device = n % 2 === 0 ? a : b;
      // Both number from the same range, as after a restored disk image: some codes collide.
      events.push(await receive(device, Math.ceil(n / 2)));
      await device.sync();
      office.clock.advance(60_000);
    }
    office.faults = { lostRequests: 0, lostAnswers: 0 };
    for (const device of [a, b, a, b]) expect((await device.sync()).ok).toBe(true);
    const codes = new Set<unknown>();
    for (const { entity } of events) {
      const [viewA, viewB] = await Promise.all([a.store.view(entity), b.store.view(entity)]);
      expect(canonicalJson(viewA?.state ?? null)).toBe(canonicalJson(viewB?.state ?? null));
      codes.add((viewA?.state as { code?: string } | undefined)?.code);
    }
    expect(codes.size).toBe(20);
    const { rows } = await office.log.read(office.officeId, 0, 100);
    expect(rows.filter(({ event }) => event.type === 'dossier.recoded')).toHaveLength(10);
  });
});

describe('view', () => {
  it('[REC-4] refuses what the state does not allow, with the reason, and uses no place in the chain', async () => {
    const { a } = open();
    const event = a.sample.received(codeOf(1));
    const print = a.sample.printed(event);
    expect(await a.record(print)).toMatchObject({
      ok: false,
      code: 'act-refused',
      detail: { reason: 'dossier-unknown' },
    });
    expect((await a.store.transact((tx) => tx.meta())).lastDeviceSeq).toBe(0);
  });

  it('[VIEW-1] marks a pending event that no longer stands on the confirmed state', async () => {
    const { office, a, b } = open();
    const event = await receive(a, 1);
    await a.sync();
    // The same entity opened a second time on a device that had not pulled yet.
    const again = b.sample.seal(event.type, event.entity, event.payload);
    await b.record(again);
    const answer = await office.transportOf(b.sample.identity.deviceId).pull(0, 10, false);
    if (!answer.ok) throw new Error(answer.code);
    await b.store.transact((tx) => applyPage(tx, answer.value.rows, office.contextOf));
    const [pending] = await b.store.pendingFrom(1, 10);
    expect(pending?.doubt).toBe('dossier-exists');
    expect(await b.store.view(event.entity)).toMatchObject({ sync: 'refused', reason: 'dossier-exists' });
  });

  it('[VIEW-2] keeps a refused record visible with what was typed', async () => {
    const { office, a } = open();
    const event = a.sample.received(codeOf(1));
    const stranger = a.sample.seal(event.type, event.entity, event.payload, {
      deviceSeq: 1,
      prevHash: '0'.repeat(64),
      actorId: office.ids.next() as EventEnvelope['actorId'],
    });
    await a.store.transact((tx) => recoverFromJournal(tx, [stranger], office.contextOf));
    expect((await a.sync()).ok).toBe(true);
    const view = await a.store.view(event.entity);
    expect(view).toMatchObject({ sync: 'refused', reason: 'author-unknown' });
    expect(view?.state).toMatchObject({ code: codeOf(1), applicant: { name: 'Nguyễn Văn Thử' } });
  });

  it('[VIEW-2a] no longer shows as trouble what a supervisor has settled, and keeps the record as it is', async () => {
    const office = new SmallOffice(31, 2, 'supervisor');
    const [a, b] = office.devices as [SmallDevice, SmallDevice];
    const event = a.sample.received(codeOf(1));
    const stranger = a.sample.seal(event.type, event.entity, event.payload, {
      deviceSeq: 1,
      prevHash: '0'.repeat(64),
      actorId: office.ids.next() as EventEnvelope['actorId'],
    });
    await a.store.transact((tx) => recoverFromJournal(tx, [stranger], office.contextOf));
    await a.sync();
    await b.sync();
    const settlement = {
      entity: event.entity,
      type: settlementType('dossier'),
      v: 1,
      payload: { eventIds: [stranger.id], decision: 'redone', note: 'Đã tiếp nhận lại' },
      base: null,
      actorId: b.sample.identity.actorId,
    };
    expect(await b.record({ ...settlement, payload: { ...settlement.payload, eventIds: [] } })).toMatchObject(
      {
        code: 'act-refused',
      },
    );
    expect((await b.record(settlement)).ok).toBe(true);
    await b.sync();
    await a.sync();
    for (const device of [a, b]) {
      expect(await device.store.view(event.entity)).toMatchObject({
        sync: 'confirmed',
        reason: null,
        state: { code: codeOf(1) },
      });
    }
  });

  it('[FOLD-2] keeps an event of an unknown type raw and makes its entity read-only', async () => {
    const { office, a, b } = open();
    const event = await receive(a, 1);
    const newer = a.sample.seal('dossier.teleported', event.entity, { to: 'x' }, await nextPlace(a));
    await a.store.transact((tx) => recoverFromJournal(tx, [newer], office.contextOf));
    await a.sync();
    expect((await b.sync()).ok).toBe(true);
    expect(await b.store.view(event.entity)).toMatchObject({ readOnly: true, state: { code: codeOf(1) } });
    expect(await b.record(b.sample.printed(event))).toMatchObject({ ok: false, code: 'entity-read-only' });
  });
});

describe('journal', () => {
  it('[JRN-3] returns to the outbox what the journal has and the database has not, once', async () => {
    const { office, a } = open();
    const events = [await receive(a, 1), await receive(a, 2)];
    const { a: wiped } = open();
    expect(await wiped.store.transact((tx) => recoverFromJournal(tx, events, office.contextOf))).toBe(2);
    expect(await wiped.store.transact((tx) => recoverFromJournal(tx, events, office.contextOf))).toBe(0);
    const meta = await wiped.store.transact((tx) => tx.meta());
    expect(meta).toMatchObject({ lastDeviceSeq: 2, lastHash: events[1]?.hash, numbering: { lastOfDay: 2 } });
    expect(await wiped.store.view(events[0]!.entity)).toMatchObject({ sync: 'saved' });
  });
});
