import { describe, expect, it } from 'vitest';
import { deviceIdSchema } from '#shared/kernel/ids.ts';
import { reStamp } from '../client-core/re-stamp.ts';
import { pushLimits, pushRequestSchema } from '../protocol.ts';
import { SmallOffice } from '../testing/small-office.ts';
import { bundleOf, eventsToBundle } from './batches.ts';

describe('what goes into a bundle', () => {
  it('[BND-1] is all that was not seen in the log, answered or not, and the outbox stays as it is', async () => {
    const office = new SmallOffice(3, 1);
    const device = office.devices[0]!;
    expect(await eventsToBundle(device.store)).toEqual({ ok: false, code: 'bundle-nothing' });
    const seen = await device.record(device.sample.received('H26.001.01-261123-0001'));
    await device.sync();
    const answered = await device.record(device.sample.received('H26.001.01-261123-0002'));
    if (!seen.ok || !answered.ok) throw new Error('refused');
    const { officeId, deviceId } = device.sample.identity;
    await office.transportOf(deviceId).push({ protocol: 1, officeId, deviceId, events: [answered.value] });
    const unsent = await device.record(device.sample.received('H26.001.01-261123-0003'));
    if (!unsent.ok) throw new Error(unsent.code);
    const before = await device.store.pendingFrom(0, 10);
    expect(await eventsToBundle(device.store)).toEqual({ ok: true, value: [answered.value, unsent.value] });
    expect(await device.store.pendingFrom(0, 10)).toEqual(before);
  });

  it('[BND-1] speaks for one device: after a fork for the new one', async () => {
    const office = new SmallOffice(4, 1);
    const { store, sample, record } = office.devices[0]!;
    const recordHere = record.bind(office.devices[0]);
    const answered = await recordHere(sample.received('H26.001.01-261123-0001'));
    if (!answered.ok) throw new Error(answered.code);
    await store.transact(async (tx) => {
      const [pending] = await tx.pendingAmong([answered.value.id]);
      const { id: eventId, deviceSeq } = answered.value;
      await tx.savePending({
        ...pending!,
        ack: { eventId, deviceSeq, seq: 1, verdict: 'applied', reason: null },
      });
    });
    await recordHere(sample.received('H26.001.01-261123-0002'));
    const newId = deviceIdSchema.parse(office.ids.next());
    await store.transact((tx) => reStamp(tx, newId, office.clock.now()));
    const events = await eventsToBundle(store);
    expect(events.ok && events.value.map(({ deviceId, deviceSeq }) => [deviceId, deviceSeq])).toEqual([
      [newId, 1],
    ]);
  });

  it('[BND-1] is cut into pushes that the server would take, by number and by size', () => {
    const { sample } = new SmallOffice(5, 1).devices[0]!;
    const small = Array.from({ length: 401 }, (_, index) =>
      sample.received(`H26.001.01-261123-${String(index + 1).padStart(4, '0')}`),
    );
    const large = sample.received('H26.001.01-261123-9000', { note: 'x'.repeat(300_000) });
    const events = [...small, large, sample.received('H26.001.01-261123-9001')];
    const bundle = bundleOf(events, 7);
    if (!bundle.ok) throw new Error(bundle.code);
    const { batches, facts } = bundle.value;
    expect(batches.flatMap((batch) => batch.events)).toEqual(events);
    for (const batch of batches) {
      expect(pushRequestSchema.safeParse(batch).success).toBe(true);
      const isSmall = JSON.stringify(batch.events).length * 2 <= pushLimits.bytes * 1.01;
      expect(isSmall || batch.events.length === 1).toBe(true);
    }
    expect(facts).toMatchObject({ createdAt: 7, count: 403, firstDeviceSeq: 1, lastDeviceSeq: 403 });
  });
});
