import { describe, expect, it } from 'vitest';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { SmallOffice } from '../testing/small-office.ts';
import { bundleOf, eventsToBundle } from './batches.ts';
import { receiveBundle } from './receive-bundle.ts';

/** An office whose first device works without a line, and the way of a bundle past it. */
function offline(seed: number) {
  const office = new SmallOffice(seed, 2);
  const [device, other] = [office.devices[0]!, office.devices[1]!];
  const receive = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const seq = String((await device.store.transact((tx) => tx.meta())).lastDeviceSeq + 1).padStart(4, '0');
      const recorded = await device.record(device.sample.received(`H26.001.01-261123-${seq}`));
      if (!recorded.ok) throw new Error(recorded.code);
    }
  };
  const events = async (): Promise<readonly EventEnvelope[]> => {
    const found = await eventsToBundle(device.store);
    if (!found.ok) throw new Error(found.code);
    return found.value;
  };
  const bring = async (brought: readonly EventEnvelope[]) => {
    const bundle = bundleOf(brought, 0);
    if (!bundle.ok) throw new Error(bundle.code);
    const ports = { log: office.log, clock: office.clock, ids: office.ids, contextOf: office.contextOf };
    const { officeId, deviceId } = bundle.value.facts;
    const outcome = await receiveBundle(ports, { officeId, deviceId }, bundle.value.batches);
    if (!outcome.ok) throw new Error(outcome.code);
    return outcome.value;
  };
  const logged = () => office.log.contentOf(office.officeId).rows.map(({ event }) => event.id);
  return { office, device, other, receive, events, bring, logged };
}

describe('a bundle at the server', () => {
  it('[BND-4] is the pushes that it holds; brought twice it changes nothing', async () => {
    const { receive, events, bring, logged } = offline(11);
    await receive(250);
    const brought = await events();
    expect(await bring(brought)).toEqual({
      applied: 250,
      review: 0,
      rejected: 0,
      known: 0,
      problem: null,
      headSeq: 250,
    });
    expect(logged()).toEqual(brought.map(({ id }) => id));
    expect(await bring(brought)).toMatchObject({ applied: 0, known: 250, problem: null, headSeq: 250 });
    expect(logged()).toHaveLength(250);
  });

  it('[BND-7] empties the outbox of its device when that sees the events in the log, and not before', async () => {
    const { device, other, receive, events, bring, logged } = offline(12);
    await receive(3);
    await bring(await events());
    expect(await device.store.pendingFrom(0, 10)).toHaveLength(3);
    await other.sync();
    await device.sync();
    expect(await device.store.pendingFrom(0, 10)).toEqual([]);
    expect(device.seen).toEqual(logged());
    expect(logged()).toHaveLength(3);
  });

  it('[BND-4] and the line of its device may come in any order, also half of it', async () => {
    const { device, receive, events, bring, logged } = offline(13);
    await receive(2);
    const early = await events();
    await receive(2);
    const late = await events();
    expect(await bring(late)).toMatchObject({ applied: 4, known: 0, problem: null });
    expect(await bring(early)).toMatchObject({ applied: 0, known: 2, problem: null });
    await receive(1);
    await device.sync();
    expect(await bring(late)).toMatchObject({ applied: 0, known: 4, problem: null });
    expect(logged()).toHaveLength(5);
  });

  it('[BND-5] that begins beyond what the server has is a gap, and nothing of it is taken', async () => {
    const { receive, events, bring, logged } = offline(14);
    await receive(4);
    const all = await events();
    expect(await bring(all.slice(2))).toMatchObject({ applied: 0, problem: { kind: 'gap', expected: 1 } });
    expect(logged()).toEqual([]);
    await bring(all.slice(0, 2));
    expect(await bring(all.slice(2))).toMatchObject({ applied: 2, problem: null });
  });

  it('[BND-5] of a restored machine stops at the fork; what stands before it stays', async () => {
    const { device, receive, events, bring, logged } = offline(15);
    await receive(2);
    await device.sync();
    await receive(1);
    const twin = device.sample;
    const [first] = await events();
    twin.lastDeviceSeq = 2;
    twin.lastHash = first!.prevHash;
    const forked = [twin.received('H26.001.01-261123-0077'), twin.received('H26.001.01-261123-0078')];
    await bring([first!]);
    expect(await bring(forked)).toMatchObject({ applied: 0, problem: { kind: 'forked', deviceSeq: 3 } });
    expect(logged()).toHaveLength(3);
  });
});
