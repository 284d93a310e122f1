import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { revokeDevice } from '../identity/devices.ts';
import { attemptsBeforeLock } from '../identity/sessions.ts';
import { verifyOffice } from '../operations/verify-log/verify-office.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { HttpDevice } from '../testing/http-device.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

describe('three server instances on one PostgreSQL', () => {
  let cluster: PostgresCluster;
  let databases: readonly TestDatabase[];
  let servers: readonly TestServer[];
  let urls: readonly string[];
  beforeAll(async () => {
    cluster = await startPostgresCluster();
    const url = await cluster.createDatabase();
    databases = [await openTestDatabase(url), await openTestDatabase(url), await openTestDatabase(url)];
    servers = await Promise.all(databases.map((database, index) => testServer(database, 1_000 + index)));
    urls = await Promise.all(servers.map(({ app }) => app.listen({ port: 0, host: '127.0.0.1' })));
  }, 300_000);
  afterAll(async () => {
    await Promise.all(servers.map(({ app }) => app.close()));
    await Promise.all(databases.map(({ close }) => close()));
    await cluster.stop();
  });

  const at = (index: number): string => urls[index % urls.length]!;
  const enrolled = (index: number): Promise<HttpDevice> => HttpDevice.enrolled(at(index), servers[0]!.office);

  async function logThrough(index: number, device: HttpDevice): Promise<readonly RecordedEvent[]> {
    const rows: RecordedEvent[] = [];
    for (;;) {
      const page = await device.pull(at(index), rows.length, 17);
      if (!page.ok) throw new Error(page.code);
      rows.push(...page.value.rows);
      if (page.value.rows.length === 0) return rows;
    }
  }

  it('[PUSH-1] [PULL-1] take pushes of one office at once, and give every device the same log', async () => {
    const devices = await Promise.all([0, 1, 2, 3, 4].map(enrolled));
    const pushesEach = 6;
    const before = (await logThrough(0, devices[0]!)).length;
    await Promise.all(
      devices.map(async (device, index) => {
        for (let push = 0; push < pushesEach; push += 1) {
          const received = device.sample.received(`H26.999.01-261124-${(index + 1) * 900 + push}`);
          const body = device.pushBody([received, device.sample.printed(received)]);
          // Each push through another instance, and once more through a third, as after a lost answer.
          const answers = [
            await device.push(at(index + push), body),
            await device.push(at(index + push + 1), body),
          ];
          for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { problem: null } });
        }
      }),
    );
    const logs = await Promise.all(devices.map((device, index) => logThrough(index, device)));
    const [log] = logs;
    for (const other of logs) expect(other).toEqual(log);
    const rows = log!.slice(before);
    expect(rows).toHaveLength(devices.length * pushesEach * 2);
    expect(new Set(rows.map(({ event }) => event.id)).size).toBe(rows.length);
    let chain = chainStart;
    for (const { chainHash, ...row } of log!) {
      chain = chainHashAfter(chain, row);
      expect(chainHash).toBe(chain);
    }
    const { officeId } = devices[0]!.sample.identity;
    expect((await verifyOffice(databases[2]!.db, officeId, null, null)).findings).toEqual([]);
  });

  it('[PACE-2] poke a listener on another instance without NOTIFY', async () => {
    const [listener, sender] = [await enrolled(0), await enrolled(1)];
    const pokes = listener.pokes(at(0));
    const head = (await pokes.next()).value as number;
    const answer = await sender.push(
      at(1),
      sender.pushBody([sender.sample.received('H26.999.01-261124-7001')]),
    );
    const since = performance.now();
    expect(answer).toMatchObject({ ok: true, value: { headSeq: head + 1 } });
    expect((await pokes.next()).value).toBe(head + 1);
    // Heads are read once a second; the rest is for a busy machine.
    expect(performance.now() - since).toBeLessThan(5_000);
    await pokes.return(undefined);
  });

  it('know each other’s sessions, wrong passwords and revoked devices', async () => {
    const device = await enrolled(0);
    const counterId = servers[0]!.office.counterId();
    const session = { 'x-session': await device.sessionOf(at(1), 'admin') };
    const codeFrom = (index: number) =>
      device.ask(at(index), 'POST', '/v1/enrolment-codes', { counterId }, session);
    expect((await codeFrom(2)).status).toBe(200);
    await device.ask(at(2), 'DELETE', '/v1/session', undefined, session);
    for (const index of [0, 1, 2]) expect((await codeFrom(index)).body).toEqual({ code: 'not-signed-in' });
    const wrong = { signInName: servers[0]!.office.nameOf('inspector'), password: 'sai' };
    for (let attempt = 1; attempt <= attemptsBeforeLock; attempt += 1) {
      const answer = await device.ask(at(attempt), 'POST', '/v1/session', wrong);
      expect(answer.status).toBe(attempt < attemptsBeforeLock ? 401 : 429);
    }
    for (const index of [0, 1, 2]) {
      expect((await device.ask(at(index), 'POST', '/v1/session', wrong)).body).toMatchObject({
        code: 'sign-in-locked',
      });
    }
    await revokeDevice(servers[1]!.ports, device.sample.identity.officeId, device.id);
    for (const index of [0, 1, 2]) {
      const answer = await device.ask(at(index), 'GET', '/v1/sync/pull?after=0');
      expect(answer.body).toEqual({ code: 'device-revoked' });
    }
  });

  it('give devices that enrol at the same moment lanes of their own', async () => {
    const { office } = servers[1]!;
    const devices = await Promise.all([0, 1, 2, 3].map((index) => HttpDevice.enrolled(at(index), office)));
    expect(devices.map(({ profile }) => profile.device.lane.number).toSorted((a, b) => a - b)).toEqual([
      1, 2, 3, 4,
    ]);
  });
});
