import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { EventEnvelope, RecordedEvent } from '#shared/log/envelope.ts';
import type { PushAnswer } from '#shared/sync/protocol.ts';
import type { OfficeLog } from '#shared/sync/server-core/office-log.ts';
import { boundLog } from '#shared/sync/testing/bound-log.ts';
import type { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { type TestDatabase, onEachDatabase, openTestDatabase } from '../testing/each-database.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { SampleOffice } from '../testing/sample-office.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';
import { Overtaken, retried } from './retried.ts';

const code = (device: number, number: number): string =>
  `H26.001.01-261123-${String(device * 900 + number).padStart(4, '0')}`;

describe('pushes through two server instances on PostgreSQL', () => {
  let cluster: PostgresCluster;
  let instances: readonly TestDatabase[];
  beforeAll(async () => {
    cluster = await startPostgresCluster();
    const url = await cluster.createDatabase();
    instances = [await openTestDatabase(url), await openTestDatabase(url)];
  }, 300_000);
  afterAll(async () => {
    await Promise.all(instances.map(({ close }) => close()));
    await cluster.stop();
  });

  it('[PUSH-1] [PULL-1] gives out seq without a hole, and a reader in their midst never misses a row', async () => {
    const pushesEach = 12;
    const office = new SampleOffice(1, 6);
    await office.addTo(instances[0]!.db);
    const wanted = office.devices.length * pushesEach * 2;
    let arePushing = true;
    const pushing = Promise.all(
      office.devices.map(async (device, index) => {
        for (let push = 0; push < pushesEach; push += 1) {
          const received = device.received(code(index, push + 1));
          await office.push(instances[index % 2]!.db, device, [received, device.printed(received)]);
        }
      }),
    ).finally(() => {
      arePushing = false;
    });
    const log = new KyselyOfficeLog(instances[1]!.db);
    const seen: RecordedEvent[] = [];
    let pages = 0;
    while (arePushing || seen.length < wanted) {
      // Asked before reading: a push may end between an empty page and the question.
      const wereDone = !arePushing;
      const page = await log.read(office.officeId, seen.length, 7);
      expect(page.headSeq).toBeGreaterThanOrEqual(page.rows.at(-1)?.seq ?? 0);
      seen.push(...page.rows);
      pages += 1;
      if (wereDone && page.rows.length === 0) break;
    }
    await pushing;
    expect(seen.map(({ seq }) => seq)).toEqual(Array.from({ length: wanted }, (_, index) => index + 1));
    expect(pages).toBeGreaterThan(wanted / 7);
    let chain = chainStart;
    for (const { chainHash, ...row } of seen) {
      chain = chainHashAfter(chain, row);
      expect(chainHash).toBe(chain);
    }
  });

  it('lets one office work while another one is locked', async () => {
    const [busy, free] = [new SampleOffice(2, 1), new SampleOffice(3, 1)];
    await busy.addTo(instances[0]!.db);
    await free.addTo(instances[0]!.db);
    const answer = await instances[0]!.db.transaction().execute(async (tx) => {
      await tx
        .selectFrom('office_counter')
        .select('seq')
        .where('office_id', '=', busy.officeId)
        .forUpdate()
        .execute();
      const device = free.devices[0]!;
      return free.push(instances[1]!.db, device, [device.received(code(0, 1))]);
    });
    expect(answer.headSeq).toBe(1);
  });
});

onEachDatabase('a push that is overtaken while it is judged', (database) => {
  /** Does something to the office when the event was judged but not written; gives the answer, and how often it was judged. */
  async function overtaken(
    device: SampleDevice,
    event: EventEnvelope,
    meanwhile: () => Promise<unknown>,
  ): Promise<{ answer: PushAnswer; judged: number }> {
    const log = new KyselyOfficeLog(database().db);
    let judged = 0;
    const slow: OfficeLog = {
      ...boundLog(log),
      transact: (officeId, work) =>
        log.transact(officeId, async (tx) => {
          const result = await work(tx);
          judged += 1;
          if (judged === 1) await meanwhile();
          return result;
        }),
    };
    return { answer: await office.pushTo(slow, device, [event]), judged };
  }

  let offices = 20;
  let office: SampleOffice;
  let a: SampleDevice;
  let b: SampleDevice;
  beforeEach(async () => {
    offices += 1;
    office = new SampleOffice(offices, 2);
    await office.addTo(database().db);
    [a, b] = [office.devices[0]!, office.devices[1]!];
  });
  const rowsOf = async (): Promise<readonly RecordedEvent[]> =>
    (await new KyselyOfficeLog(database().db).read(office.officeId, 0, 10)).rows;

  it('[PUSH-1] is judged again, by what came before it', async () => {
    const { answer, judged } = await overtaken(b, b.received(code(0, 1)), () =>
      office.push(database().db, a, [a.received(code(0, 1))]),
    );
    expect(judged).toBe(2);
    expect(answer.acks[0]).toMatchObject({ seq: 2, verdict: 'review', reason: 'code-collision' });
    const rows = await rowsOf();
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    let chain = chainStart;
    for (const { chainHash, ...row } of rows) {
      chain = chainHashAfter(chain, row);
      expect(chainHash).toBe(chain);
    }
  });

  it('[PUSH-1] [PUSH-2] is answered with what its own repetition wrote', async () => {
    const event = a.received(code(0, 1));
    const { answer, judged } = await overtaken(a, event, () => office.push(database().db, a, [event]));
    expect(judged).toBe(2);
    expect(answer.acks).toMatchObject([{ seq: 1, verdict: 'applied' }]);
    expect(await rowsOf()).toHaveLength(1);
  });

  it('[PUSH-1] [PUSH-3] is a fork when the device sent another event under that number, though the log did not grow', async () => {
    const known = a.received(code(0, 1));
    await office.push(database().db, a, [known]);
    const own = b.received(code(1, 1));
    b.lastDeviceSeq = 0;
    b.lastHash = chainStart;
    const restamped = b.seal(known.type, known.entity, known.payload, { id: known.id });
    const { answer, judged } = await overtaken(b, own, () => office.push(database().db, b, [restamped]));
    expect(judged).toBe(2);
    expect(answer).toMatchObject({ acks: [], problem: { kind: 'forked', deviceSeq: 1 } });
    expect(await rowsOf()).toHaveLength(1);
  });

  it('[PUSH-1] [FORK-4] is turned away when its machine has gone on under another id', async () => {
    const { answer } = await overtaken(a, a.received(code(0, 1)), () =>
      database()
        .db.updateTable('devices')
        .set({ retired_at: 1 })
        .where('device_id', '=', a.identity.deviceId)
        .execute(),
    );
    expect(answer).toMatchObject({ acks: [], problem: { kind: 'forked', deviceSeq: 1 } });
    expect(await rowsOf()).toEqual([]);
  });

  it('[PUSH-1] [FOLD-3] is judged again when the states were made anew by another fold', async () => {
    const { judged } = await overtaken(a, a.received(code(0, 1)), () =>
      database()
        .db.updateTable('office_counter')
        .set(({ eb }) => ({ fold_version: eb('fold_version', '-', 1) }))
        .where('office_id', '=', office.officeId)
        .execute(),
    );
    expect(judged).toBe(2);
    expect(await rowsOf()).toHaveLength(1);
  });
});

onEachDatabase('the office log', (database) => {
  it('[PUSH-6] keeps what no text column could, refused, and goes on', async () => {
    const office = new SampleOffice(11, 1);
    await office.addTo(database().db);
    const device = office.devices[0]!;
    const poisoned = [
      device.received(code(0, 1), { note: 'a\0b' }),
      device.received(code(0, 2), { note: 'Cảm ơn 😀'.slice(0, -1) }),
      device.seal('later.version', { kind: 'later', id: office.ids.next() }, { text: 'a\0\ud800' }),
    ];
    const { acks } = await office.push(database().db, device, [...poisoned, device.received(code(0, 3))]);
    expect(acks.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['rejected', 'payload-malformed'],
      ['rejected', 'payload-malformed'],
      ['review', 'event-unknown-type'],
      ['applied', null],
    ]);
    const { rows } = await new KyselyOfficeLog(database().db).read(office.officeId, 0, 10);
    expect(rows.slice(0, 3).map(({ event }) => event)).toEqual(poisoned);
  });

  it('[PUSH-7] goes on numbering past 9999 when a day has that many collisions', async () => {
    const office = new SampleOffice(12, 2);
    const { db } = database();
    await office.addTo(db);
    await db
      .insertInto('dossier_codes')
      .values(
        ['9998', '9999', '10000'].map((number) => ({
          office_id: office.officeId,
          code: `H26.001.01-261123-${number}`,
          dossier_id: office.ids.next(),
        })),
      )
      .execute();
    const [a, b] = [office.devices[0]!, office.devices[1]!];
    await office.push(db, a, [a.received(code(0, 1))]);
    await office.push(db, b, [b.received(code(0, 1)), b.received(code(0, 1))]);
    const { rows } = await new KyselyOfficeLog(db).read(office.officeId, 0, 10);
    expect(rows.flatMap(({ event }) => event.payload['to'] ?? [])).toEqual([
      'H26.001.01-261123-10001',
      'H26.001.01-261123-10002',
    ]);
  });
});

describe('retried', () => {
  it('runs what was overtaken again', async () => {
    const attempts: number[] = [];
    const work = (attempt: number): Promise<string> => {
      attempts.push(attempt);
      return attempt === 1 ? Promise.reject(new Overtaken()) : Promise.resolve('done');
    };
    expect(await retried(work)).toBe('done');
    expect(attempts).toEqual([1, 2]);
  });

  const failing = (state: string, times: number): (() => Promise<number>) => {
    let calls = 0;
    return () => {
      calls += 1;
      return calls <= times
        ? Promise.reject(Object.assign(new Error(state), { code: state }))
        : Promise.resolve(calls);
    };
  };

  it('runs a transaction again that the database gave up, five times at most', async () => {
    expect(await retried(failing('40001', 2))).toBe(3);
    expect(await retried(failing('40P01', 4))).toBe(5);
    await expect(retried(failing('40001', 5))).rejects.toThrow('40001');
  });

  it('leaves any other failure to the caller', async () => {
    await expect(retried(failing('23505', 1))).rejects.toThrow('23505');
  });
});
