import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyOffice } from '../operations/verify-log/verify-office.ts';
import { startChildServer } from '../testing/child-server.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { HttpDevice } from '../testing/http-device.ts';
import { type SyncModel, syncCommands } from '../testing/model/commands.ts';
import { Counter } from '../testing/model/counter.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { testServer } from '../testing/test-server.ts';

/** A server that can be ended without warning and started again. */
interface Restartable {
  readonly url: () => string;
  readonly restart: () => Promise<void>;
}

/** Two counters of one office and one of another. */
const officeOf = [0, 0, 1] as const;

/** Whatever the line, the disks and the server do, in the end the logs hold what was recorded: invariants I1 to I4 and I6. */
async function keepsInvariants(
  database: TestDatabase,
  server: Restartable,
  seed: number,
  runs: number,
): Promise<void> {
  let offices = seed;
  const happened = { recorded: 0, perhaps: 0, forks: 0, recodes: 0, restarts: 0 };
  await fc.assert(
    fc.asyncProperty(syncCommands(officeOf.length), async (commands) => {
      const pair = await Promise.all(
        [0, 1].map((index) => new StaffedOffice(database.db, offices + index).add()),
      );
      offices += 2;
      for (const { clock } of pair) clock.advance(Date.now() - clock.now());
      const counters: Counter[] = [];
      for (const index of officeOf) counters.push(await Counter.enrolled(pair[index]!, server.url));
      const model: SyncModel = {
        recorded: new Map(officeOf.map((_office, index) => [index, new Set()])),
        perhaps: new Set(),
        restores: 0,
        restarts: 0,
      };
      await fc.asyncModelRun(() => ({ model, real: { counters, restart: server.restart } }), commands);
      happened.recodes += await expectSettled(database, server, pair, counters, model);
      for (const ids of model.recorded.values()) happened.recorded += ids.size;
      happened.perhaps += model.perhaps.size;
      happened.restarts += model.restarts;
      for (const { forks } of counters) happened.forks += forks;
    }),
    { seed, numRuns: runs },
  );
  // A run in which nothing went wrong proves nothing.
  for (const [what, times] of Object.entries(happened)) expect(times, what).toBeGreaterThan(0);
}

/** @returns how many dossiers got another code */
async function expectSettled(
  database: TestDatabase,
  server: Restartable,
  offices: readonly StaffedOffice[],
  counters: readonly Counter[],
  model: SyncModel,
): Promise<number> {
  let recodes = 0;
  for (let round = 0; round < 2; round += 1) {
    for (const counter of counters) expect(await counter.sync('good')).toMatchObject({ ok: true });
  }
  for (const [index, office] of offices.entries()) {
    const own = counters.filter((_counter, counter) => officeOf[counter] === index);
    const reader = await HttpDevice.enrolled(server.url(), office);
    const page = await reader.pull(server.url(), 0);
    if (!page.ok) throw new Error(page.code);
    const { rows } = page.value;
    // I1: what was saved is there once, and nothing else but what the server wrote itself.
    const recorded = new Set(
      counters.flatMap((_counter, counter) =>
        officeOf[counter] === index ? [...model.recorded.get(counter)!] : [],
      ),
    );
    const ids = rows.filter(({ event }) => event.type !== 'dossier.recoded').map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...recorded].filter((id) => !new Set<string>(ids).has(id))).toEqual([]);
    expect(ids.filter((id) => !recorded.has(id) && !model.perhaps.has(id))).toEqual([]);
    for (const counter of own) expect(await counter.pending()).toEqual([]);
    // I2: all hold the same log to the same place.
    const ends = await Promise.all(own.map(({ store }) => store.transact((tx) => tx.meta())));
    const end = rows.at(-1);
    for (const { cursor, chainHash } of ends) {
      expect([cursor, chainHash]).toEqual([end?.seq ?? 0, end?.chainHash ?? '0'.repeat(64)]);
    }
    // I3, I4, I6.
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1));
    const { findings, codes, entities } = await verifyOffice(database.db, office.file.office.id, null, null);
    expect(findings).toEqual([]);
    const recoded = rows.filter(({ event }) => event.type === 'dossier.recoded').length;
    expect(codes).toBe(entities);
    expect(recoded).toBe(rows.filter(({ reason }) => reason === 'code-collision').length);
    recodes += recoded;
    expect(rows.every(({ event }) => event.officeId === office.officeId)).toBe(true);
  }
  return recodes;
}

describe('whatever happens to counters and server', () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startPostgresCluster();
  }, 300_000);
  afterAll(() => cluster.stop());

  it('the logs hold what was recorded, on PGlite', { timeout: 120_000 }, async () => {
    const database = await openTestDatabase(null);
    let seed = 2_000;
    const start = async (): Promise<{ url: string; close: () => Promise<void> }> => {
      seed += 1;
      const { app } = await testServer(database, seed);
      return { url: await app.listen({ port: 0, host: '127.0.0.1' }), close: () => app.close() };
    };
    let running = await start();
    const restart = async (): Promise<void> => {
      await running.close();
      running = await start();
    };
    const server = { url: () => running.url, restart };
    await keepsInvariants(database, server, 3_000, 4);
    await running.close();
    await database.close();
  });

  it('the logs hold what was recorded, on PostgreSQL with SIGKILL', { timeout: 120_000 }, async () => {
    const url = await cluster.createDatabase();
    const database = await openTestDatabase(url);
    let running = await startChildServer(url);
    const restart = async (): Promise<void> => {
      await running.kill();
      running = await startChildServer(url);
    };
    const server = { url: () => running.url, restart };
    await keepsInvariants(database, server, 4_000, 3);
    await running.kill();
    await database.close();
  });
});
