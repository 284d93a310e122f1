import { describe, expect, it, vi } from 'vitest';
import { fault } from '#shared/kernel/result.ts';
import { type PullAnswer, type PushAnswer, type PushRequest, pushLimits } from '../protocol.ts';
import { type SmallDevice, SmallOffice } from '../testing/small-office.ts';
import type { LocalStore } from './local-store.ts';
import { RoundTrips } from './round-trips.ts';
import { type Transport, syncRound } from './sync-round.ts';

const batches = 3;

async function longOutbox(): Promise<{ office: SmallOffice; device: SmallDevice; line: Transport }> {
  const office = new SmallOffice(71, 1);
  const device = office.devices[0]!;
  for (let n = 0; n < pushLimits.events * (batches - 1) + 1; n += 1) {
    const { id } = device.sample.received(`H26.001.01-261123-${n}`).entity;
    const recorded = await device.record(
      device.sample.seal('later.version', { kind: 'later', id }, { n, base: null }),
    );
    if (!recorded.ok) throw new Error(recorded.code);
  }
  return { office, device, line: office.transportOf(device.sample.identity.deviceId) };
}

function roundOver(office: SmallOffice, { store }: { readonly store: LocalStore }, transport: Transport) {
  const { contextOf, snapshots, clock } = office;
  return syncRound({
    store,
    transport,
    trips: new RoundTrips(clock),
    contextOf,
    snapshots,
    onSeen: () => undefined,
  });
}

describe('a long outbox', () => {
  /** That every event is in the log once and in order, and nothing is left here. */
  async function expectAllOnce(office: SmallOffice, device: SmallDevice): Promise<void> {
    expect((await device.sync()).ok).toBe(true);
    const { rows } = await office.log.read(office.officeId, 0, 10_000);
    expect(rows.map(({ event }) => event.deviceSeq)).toEqual(rows.map((_row, index) => index + 1));
    expect(rows).toHaveLength(pushLimits.events * (batches - 1) + 1);
    expect(await device.store.pendingFrom(1, 1)).toEqual([]);
  }

  it('[OUT-6] has two pushes under way at most, in order, and sends the third before the first answer is written down', async () => {
    const { office, device, line } = await longOutbox();
    let underWay = 0;
    const mostUnderWay: number[] = [];
    const sentWhenAskedAgain: number[] = [];
    const push: Transport['push'] = async (request) => {
      underWay += 1;
      mostUnderWay.push(underWay);
      const unsent = await device.store.firstUnsent();
      sentWhenAskedAgain.push((request.events[0]?.deviceSeq ?? 0) - (unsent ?? 0));
      const answer = await line.push(request);
      underWay -= 1;
      return answer;
    };
    expect(await roundOver(office, device, { ...line, push })).toMatchObject({ ok: true });
    expect(mostUnderWay).toEqual([1, 2, 2]);
    expect(sentWhenAskedAgain).toEqual([0, pushLimits.events, pushLimits.events * 2]);
    expect(await device.store.firstUnsent()).toBeNull();
  });

  it('[OUT-6] [OUT-4] sends nothing more when an answer is lost, and all of it again later', async () => {
    const { office, device, line } = await longOutbox();
    let pushes = 0;
    const push: Transport['push'] = async (request) => {
      pushes += 1;
      const isLost = pushes === 1;
      const answer = await line.push(request);
      return isLost ? fault('server-unreachable') : answer;
    };
    expect(await roundOver(office, device, { ...line, push })).toMatchObject({ code: 'server-unreachable' });
    expect(pushes).toBe(2);
    await expectAllOnce(office, device);
  });

  it('[OUT-6] [PUSH-4] changes nothing by a push whose predecessor never arrived', async () => {
    const { office, device, line } = await longOutbox();
    const problems: unknown[] = [];
    const push: Transport['push'] = async (request) => {
      if (request.events[0]?.deviceSeq === 1) return fault('server-unreachable');
      const answer = await line.push(request);
      if (answer.ok) problems.push(answer.value.problem);
      return answer;
    };
    expect(await roundOver(office, device, { ...line, push })).toMatchObject({ code: 'server-unreachable' });
    await vi.waitFor(() => expect(problems).toEqual([{ kind: 'gap', expected: 1 }]));
    expect((await office.log.read(office.officeId, 0, 1)).rows).toEqual([]);
    await expectAllOnce(office, device);
  });

  it('[OUT-6] [PUSH-4] sends again what overtook its predecessor on the line', async () => {
    const { office, device, line } = await longOutbox();
    let secondArrived = (): void => undefined;
    const second = new Promise<void>((resolve) => (secondArrived = resolve));
    let pushes = 0;
    const push: Transport['push'] = async (request) => {
      pushes += 1;
      const isSecond = pushes === 2;
      if (pushes === 1) await second;
      const answer = await line.push(request);
      if (isSecond) secondArrived();
      return answer;
    };
    expect(await roundOver(office, device, { ...line, push })).toMatchObject({ ok: true });
    expect(pushes).toBeGreaterThan(batches);
    await expectAllOnce(office, device);
  });
});

it('[OUT-6] [PUSH-4] ends a round in which the server lacks again what it was sent again', async () => {
  const { office, device, line } = await longOutbox();
  let pushes = 0;
  const push: Transport['push'] = async (request) => {
    pushes += 1;
    const answer = await line.push(request);
    if (!answer.ok || request.events[0]?.deviceSeq === 1) return answer;
    return { ...answer, value: { ...answer.value, acks: [], problem: { kind: 'gap', expected: 1 } } };
  };
  expect(await roundOver(office, device, { ...line, push })).toMatchObject({
    code: 'server-refused',
    detail: { deviceSeq: 1 },
  });
  expect(pushes).toBeLessThan(8);
  await device.sync();
  expect(await device.store.pendingFrom(1, 1)).toEqual([]);
});

async function received(device: SmallDevice, n: number): Promise<void> {
  const recorded = await device.record(device.sample.received(`H26.001.01-261123-${1000 + n}`));
  if (!recorded.ok) throw new Error(recorded.code);
}

describe('a power cut', () => {
  it('[JRN-6] that takes back what a round wrote loses nothing and doubles nothing, at whatever write it was', async () => {
    const office = new SmallOffice(74, 2);
    const [one, two] = office.devices as [SmallDevice, SmallDevice];
    await received(two, 1);
    await two.sync();
    await received(one, 2);
    await received(one, 3);
    const before: SmallDevice['store'][] = [];
    const { store } = one;
    const line = office.transportOf(one.sample.identity.deviceId);
    const watched = {
      transact: <T>(work: Parameters<typeof store.transact<T>>[0]): Promise<T> => {
        before.push(store.copy());
        return store.transact(work);
      },
      firstUnsent: () => store.firstUnsent(),
      pendingFrom: (...query: Parameters<typeof store.pendingFrom>) => store.pendingFrom(...query),
      unjournaled: () => store.unjournaled(),
    };
    expect((await roundOver(office, { store: watched }, line)).ok).toBe(true);
    expect(before.length).toBeGreaterThan(3);
    const ends = store.views();
    for (const cut of before) {
      expect((await roundOver(office, { store: cut }, line)).ok).toBe(true);
      expect(cut.views()).toEqual(ends);
      expect(cut.meta()).toMatchObject({ cursor: 3, chainHash: store.meta().chainHash, lastDeviceSeq: 2 });
      expect(await cut.pendingFrom(1, 10)).toEqual([]);
    }
    expect((await office.log.read(office.officeId, 0, 10)).rows).toHaveLength(3);
  });
});

describe('own rows', () => {
  async function asked(
    office: SmallOffice,
    device: SmallDevice,
  ): Promise<{ readonly answers: PullAnswer[]; readonly result: Awaited<ReturnType<typeof syncRound>> }> {
    const line = office.transportOf(device.sample.identity.deviceId);
    const answers: PullAnswer[] = [];
    const result = await roundOver(office, device, {
      ...line,
      pull: async (...query) => {
        const answer = await line.pull(...query);
        if (answer.ok) answers.push(answer.value);
        return answer;
      },
    });
    return { answers, result };
  }

  it('[PULL-6] come without their events, and the device puts those in from its outbox', async () => {
    const office = new SmallOffice(72, 2);
    const [one, two] = office.devices as [SmallDevice, SmallDevice];
    await received(two, 1);
    await two.sync();
    await received(one, 2);
    await received(one, 3);
    const { answers, result } = await asked(office, one);
    expect(result.ok).toBe(true);
    expect(answers.map(({ rows, own }) => [rows.length, own?.length])).toEqual([[1, 2]]);
    await two.sync();
    expect(one.store.meta().chainHash).toBe(two.store.meta().chainHash);
    expect(one.store.views().map(({ sync }) => sync)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  it('[PULL-6] are asked for whole where the outbox does not have them, or has another event under that id', async () => {
    for (const bend of ['missing', 'another'] as const) {
      const office = new SmallOffice(73, 1);
      const device = office.devices[0]!;
      await received(device, 1);
      await received(device, 2);
      const early = device.store.copy();
      await device.sync();
      // The disk as it was before anything was answered, but for one event that is gone or says something else.
      const restored = Object.assign(Object.create(Object.getPrototypeOf(device)) as SmallDevice, device, {
        store: early,
      });
      const [first] = await early.pendingFrom(1, 1);
      await early.transact((tx) =>
        bend === 'missing'
          ? tx.removePending(first!.event.id)
          : tx.savePending({ ...first!, event: { ...first!.event, hash: 'f'.repeat(64) } }),
      );
      const line = office.transportOf(device.sample.identity.deviceId);
      const pull = await line.pull(0, 10, true);
      expect(pull.ok && pull.value.own?.length).toBe(2);
      const seen: boolean[] = [];
      const result = await roundOver(office, restored, {
        ...line,
        push: () => Promise.resolve(fault('server-busy')),
        pull: (after, limit, areOwnBrief) => {
          seen.push(areOwnBrief);
          return line.pull(after, limit, areOwnBrief);
        },
      });
      expect(result).toMatchObject({ code: 'server-busy' });
      await early.transact(async (tx) => {
        for (const entry of await tx.allPending())
          await tx.savePending({ ...entry, ack: ackOf(entry.event) });
      });
      expect(
        await roundOver(office, restored, {
          ...line,
          pull: (after, limit, areOwnBrief) => {
            seen.push(areOwnBrief);
            return line.pull(after, limit, areOwnBrief);
          },
        }),
      ).toMatchObject({ ok: true });
      expect(seen).toEqual([true, false]);
      expect(early.meta().chainHash).toBe(device.store.meta().chainHash);
      expect(await early.pendingFrom(1, 10)).toEqual([]);
    }
  });
});

function ackOf({ id, deviceSeq }: PushRequest['events'][number]): PushAnswer['acks'][number] {
  return { eventId: id, deviceSeq, seq: deviceSeq, verdict: 'applied', reason: null };
}
