import { describe, expect, it } from 'vitest';
import { deviceIdSchema } from '#shared/kernel/ids.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore } from '#shared/sync/client-core/local-store.ts';
import { reStamp } from '#shared/sync/client-core/re-stamp.ts';
import { SmallOffice } from '#shared/sync/testing/small-office.ts';
import { JournalKeeper, type JournalPort } from './journal-keeper.ts';

function opened() {
  const office = new SmallOffice(91, 1);
  const device = office.devices[0]!;
  const { store } = device;
  let looks = 0;
  const watched: LocalStore = {
    transact: (work) => store.transact(work),
    firstUnsent: () => store.firstUnsent(),
    pendingFrom: (...query) => store.pendingFrom(...query),
    unjournaled: () => {
      looks += 1;
      return store.unjournaled();
    },
  };
  const record = async (n: number): Promise<EventEnvelope> => {
    const recorded = await device.record(device.sample.received(`H26.001.01-261123-000${n}`));
    if (!recorded.ok) throw new Error(recorded.code);
    return recorded.value;
  };
  const written: EventEnvelope[][] = [];
  const journal: JournalPort = {
    append: (events) => {
      written.push([...events]);
      return Promise.resolve(ok(null));
    },
    release: () => Promise.resolve(ok(null)),
  };
  return { office, store, watched, record, journal, written, looks: () => looks };
}

describe('the keeper of the journal', () => {
  it('[JRN-1] looks for what waits once, then takes what each act hands over', async () => {
    const { watched, record, journal, written, looks } = opened();
    const keeper = new JournalKeeper(watched, journal);
    const before = await record(1);
    const [first, second] = [await record(2), await record(3)];
    expect(await keeper.keep([first])).toMatchObject({ ok: true });
    expect(await keeper.keep([second])).toMatchObject({ ok: true });
    expect(written).toEqual([[before, first, second], [second]]);
    await keeper.idle();
    expect(await watched.unjournaled()).toEqual([]);
    // The last look is this test's own.
    expect(looks()).toBe(2);
  });

  it('[JRN-1] looks again after the disk refused', async () => {
    const { watched, record, journal, written } = opened();
    let isFull = false;
    const keeper = new JournalKeeper(watched, {
      ...journal,
      append: (events) => (isFull ? Promise.resolve(fault('journal-disk-full')) : journal.append(events)),
    });
    await keeper.keep([await record(1)]);
    isFull = true;
    const refused = await record(2);
    expect(await keeper.keep([refused])).toMatchObject({ code: 'journal-disk-full' });
    isFull = false;
    const next = await record(3);
    expect(await keeper.keep([next])).toMatchObject({ ok: true });
    expect(written.at(-1)).toEqual([refused, next]);
  });

  it('[FORK-2] does not take for kept what was stamped anew while the journal wrote it', async () => {
    const { office, watched, store, record, journal } = opened();
    const newId = deviceIdSchema.parse(office.ids.next());
    const keeper = new JournalKeeper(watched, {
      ...journal,
      append: async (events) => {
        await store.transact((tx) => reStamp(tx, newId, office.clock.now()));
        return journal.append(events);
      },
    });
    await keeper.keep([await record(1)]);
    await keeper.idle();
    expect((await store.unjournaled()).map(({ event }) => event.deviceId)).toEqual([newId]);
  });
});
