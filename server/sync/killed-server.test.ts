import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { verifyOffice } from '../operations/verify-log/verify-office.ts';
import { type ChildServer, startChildServer } from '../testing/child-server.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { HttpDevice } from '../testing/http-device.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';

describe('a server process on PostgreSQL that ends in the middle of a push', () => {
  let cluster: PostgresCluster;
  let url: string;
  let database: TestDatabase;
  /** Holds what a push must wait for. */
  let blocker: Client;
  let server: ChildServer;
  let device: HttpDevice;
  let offices = 0;
  beforeAll(async () => {
    cluster = await startPostgresCluster();
    url = await cluster.createDatabase();
    database = await openTestDatabase(url);
    blocker = new Client({ connectionString: url });
    await blocker.connect();
  }, 300_000);
  afterAll(async () => {
    await blocker.end();
    await database.close();
    await cluster.stop();
  });
  beforeEach(async () => {
    offices += 1;
    server = await startChildServer(url);
    const office = await new StaffedOffice(database.db, 900 + offices).add();
    // The process goes by the clock of this machine, and codes of enrolment run out.
    office.clock.advance(Date.now() - office.clock.now());
    device = await HttpDevice.enrolled(server.url, office);
  });
  afterEach(() => server.kill());

  /** An intake and its slip, and a transaction of somebody else that the push will run into when its rows are written but not committed. */
  async function blockedPush(): Promise<{ events: EventEnvelope[]; answer: Promise<unknown> }> {
    const received = device.sample.received('H26.999.01-261124-0001');
    const events = [received, device.sample.printed(received)];
    await blocker.query('begin');
    await blocker.query(`insert into entities values ($1, 'dossier', $2, null, 0, false)`, [
      received.officeId,
      received.entity.id,
    ]);
    const answer = device.push(server.url, device.pushBody(events)).catch(() => 'no answer');
    await vi.waitFor(async () => expect(await waiting()).toHaveLength(1), { timeout: 15_000 });
    return { events, answer };
  }

  /** Statements of the server that stand in a transaction and wait for a lock, at the moment. */
  async function waiting(): Promise<readonly unknown[]> {
    return database.asOwner(
      `select pid from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and xact_start is not null`,
    );
  }

  it('[PUSH-9] [OUT-4] keeps nothing of it after a SIGKILL within its transaction, and the same push again gives every event once', async () => {
    const { officeId } = device.sample.identity;
    // States of an older fold are made anew with the office locked, and the push goes on in that transaction.
    await database.asOwner(
      `update office_counter set fold_version = fold_version - 1 where office_id = '${officeId}'`,
    );
    const { events, answer } = await blockedPush();
    await server.kill();
    expect(await answer).toBe('no answer');
    await blocker.query('rollback');
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 15_000 });
    const log = new KyselyOfficeLog(database.db);
    server = await startChildServer(url);
    expect(await log.read(officeId, 0, 10)).toEqual({ rows: [], own: [], headSeq: 0 });
    for (const table of ['entities', 'dossier_codes']) {
      expect(await database.asOwner(`select 1 from ${table} where office_id = '${officeId}'`)).toEqual([]);
    }
    await expectOnce(events);
  });

  it('[PUSH-9] [OUT-4] has all of it when its one statement was under way, and the same push again gives every event once', async () => {
    const { events, answer } = await blockedPush();
    await server.kill();
    expect(await answer).toBe('no answer');
    await blocker.query('rollback');
    await vi.waitFor(async () => expect(await waiting()).toEqual([]), { timeout: 15_000 });
    const { rows } = await new KyselyOfficeLog(database.db).read(device.sample.identity.officeId, 0, 10);
    expect(rows).toHaveLength(events.length);
    server = await startChildServer(url);
    await expectOnce(events);
  });

  async function expectOnce(events: EventEnvelope[]): Promise<void> {
    const { officeId } = device.sample.identity;
    for (let time = 0; time < 2; time += 1) {
      const again = await device.push(server.url, device.pushBody(events));
      expect(again).toMatchObject({ ok: true, value: { headSeq: 2, acks: [{ seq: 1 }, { seq: 2 }] } });
    }
    const { rows } = await new KyselyOfficeLog(database.db).read(officeId, 0, 10);
    expect(rows.map(({ event }) => event)).toEqual(events);
    expect(await verifyOffice(database.db, officeId, null, null)).toMatchObject({ events: 2, findings: [] });
  }

  it('[OUT-4] answers the same when it was killed after the commit and before the answer was read', async () => {
    const received = device.sample.received('H26.999.01-261124-0002');
    const body = device.pushBody([received]);
    const first = await device.push(server.url, body);
    await server.kill();
    server = await startChildServer(url);
    const second = await device.push(server.url, body);
    expect(first.ok && second.ok && second.value.acks).toEqual(first.ok && first.value.acks);
  });

  it('answers what it serves before it ends on SIGTERM', async () => {
    const { answer } = await blockedPush();
    const pokes = device.pokes(server.url);
    expect((await pokes.next()).value).toBe(0);
    const exitCode = server.terminate();
    // Poke streams end first: that is when it is known to be on its way out.
    expect((await pokes.next()).done).toBe(true);
    await blocker.query('rollback');
    expect(await answer).toMatchObject({ ok: true, value: { headSeq: 2 } });
    expect(await exitCode).toBe(0);
  });
});
