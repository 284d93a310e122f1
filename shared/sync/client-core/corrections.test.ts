import { describe, expect, it } from 'vitest';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { fault } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { type SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { RoundTrips } from './round-trips.ts';
import { recoverFromJournal } from './recover.ts';
import { syncRound } from './sync-round.ts';

/** A dossier that both devices have, received at the first. */
async function known() {
  const office = new SmallOffice(71, 2, 'supervisor');
  const [a, b] = office.devices as [SmallDevice, SmallDevice];
  const recorded = await a.record(a.sample.received('H26.999.01-261123-0001'));
  if (!recorded.ok) throw new Error(recorded.code);
  await a.sync();
  await b.sync();
  return { office, a, b, received: recorded.value };
}

async function act(
  device: SmallDevice,
  entity: EventEnvelope['entity'],
  type: string,
  payload: Json,
  base: EventEnvelope['base'] = null,
): Promise<EventEnvelope> {
  const draft = { entity, type, v: 1, payload: payload as EventEnvelope['payload'], base };
  const done = await device.record({ ...draft, actorId: device.sample.identity.actorId });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

const rename = (device: SmallDevice, entity: EventEnvelope['entity'], name: string): Promise<EventEnvelope> =>
  act(
    device,
    entity,
    'dossier.corrected',
    { changes: { 'applicant.name': name }, promise: null, reason: 'Ghi nhầm' },
    { 'applicant.name': 'Nguyễn Văn Thử' },
  );

describe('corrections over a line', () => {
  it('[CFL-4] [VIEW-2b] end equal on both devices, wait for a supervisor, and no longer once one has chosen', async () => {
    const { a, b, received } = await known();
    const { entity } = received;
    await rename(a, entity, 'Nguyễn Văn Một');
    const second = await rename(b, entity, 'Nguyễn Văn Hai');
    expect((await b.store.view(entity))?.state).toMatchObject({ applicant: { name: 'Nguyễn Văn Hai' } });
    await a.sync();
    await b.sync();
    await a.sync();
    const views = await Promise.all([a.store.view(entity), b.store.view(entity)]);
    expect(views[1]).toEqual(views[0]);
    expect(views[0]).toMatchObject({
      sync: 'review',
      reason: 'correction-conflicts',
      state: { applicant: { name: 'Nguyễn Văn Một' } },
    });
    await act(a, entity, 'dossier.conflict-resolved', {
      choices: [{ field: 'applicant.name', chosen: second.id }],
      promise: null,
      reason: 'Theo căn cước',
      settles: [second.id],
    });
    await a.sync();
    await b.sync();
    for (const device of [a, b]) {
      expect(await device.store.view(entity)).toMatchObject({
        sync: 'confirmed',
        state: { applicant: { name: 'Nguyễn Văn Hai' }, conflicts: [] },
      });
    }
  });

  it('[VIEW-2b] a decision that was refused leaves the trouble where it was', async () => {
    const { office, a, b, received } = await known();
    const { entity } = received;
    const [, second] = [await rename(a, entity, 'Nguyễn Văn Một'), await rename(b, entity, 'Nguyễn Văn Hai')];
    await a.sync();
    await b.sync();
    const stranger = b.sample.seal(
      'dossier.conflict-resolved',
      entity,
      {
        choices: [{ field: 'applicant.name', chosen: second.id }],
        promise: null,
        reason: 'Theo căn cước',
        settles: [second.id],
      },
      { deviceSeq: 2, prevHash: second.hash, actorId: office.ids.next() as EventEnvelope['actorId'] },
    );
    await b.store.transact((tx) => recoverFromJournal(tx, [stranger], office.contextOf));
    await b.sync();
    await a.sync();
    expect(await a.store.view(entity)).toMatchObject({
      sync: 'refused',
      state: { conflicts: [{ field: 'applicant.name' }] },
    });
  });

  it('[VER-5] of a device whose pulls are refused still reach the office', async () => {
    const { office, a, b, received } = await known();
    await rename(b, received.entity, 'Nguyễn Văn Hai');
    const transport = {
      ...office.transportOf(b.sample.identity.deviceId),
      pull: () => Promise.resolve(fault('update-required')),
    };
    const ports = {
      store: b.store,
      trips: new RoundTrips(office.clock),
      contextOf: office.contextOf,
      snapshots: office.snapshots,
      onSeen: () => undefined,
    };
    expect(await syncRound({ ...ports, transport })).toMatchObject({ ok: false, code: 'update-required' });
    expect(await b.store.view(received.entity)).toMatchObject({ sync: 'sent' });
    await a.sync();
    expect((await a.store.view(received.entity))?.state).toMatchObject({
      applicant: { name: 'Nguyễn Văn Hai' },
    });
  });

  it('[JRN-3] the number of a slip that replaced another is not given again after the database was lost', async () => {
    const { office, a, received } = await known();
    const receipt = received.payload['receipt'] as { readonly slipId: string };
    const reissued = await act(a, received.entity, 'dossier.slip-reissued', {
      replaces: receipt.slipId,
      slip: { slipId: office.ids.next(), number: '01-0002/2026-TTPVHCC', book: 1, order: 2 },
      issuedOn: '2026-11-23',
      reason: 'Ghi nhầm',
    });
    const { a: wiped } = await known();
    await wiped.store.transact((tx) => recoverFromJournal(tx, [received, reissued], office.contextOf));
    const { numbering } = await wiped.store.transact((tx) => tx.meta());
    expect(numbering).toMatchObject({ lastOfDay: 1, lastOfSeries: { 'receipt/2026/01': 2 } });
  });
});
