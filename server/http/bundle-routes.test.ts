import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { bundleReportSchema } from '#shared/sync/bundle/report.ts';
import { BundleMaker, bent } from '#shared/sync/bundle/testing/bundle-maker.ts';
import { pullAnswerSchema } from '#shared/sync/protocol.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import type { StaffedOffice } from '../testing/staffed-office.ts';
import { type TestDevice, type TestServer, testServer } from '../testing/test-server.ts';

describe('the door for bundles', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase(null);
    server = await testServer(database, 801);
  });
  afterAll(async () => {
    await server.app.close();
    await database.close();
  });

  const bring = (device: TestDevice, file: Uint8Array, session?: string) =>
    server.app.inject({
      method: 'POST',
      url: '/v1/sync/bundle',
      headers: {
        ...device.headers,
        'content-type': 'application/octet-stream',
        ...(session === undefined ? {} : { 'x-session': session }),
      },
      payload: Buffer.from(file),
    });

  /** A machine without a line that has told its key, as one does that was enrolled before it had any, and another beside it. */
  async function twoCounters() {
    const [away, here] = [await server.enrolled(), await server.enrolled()];
    await away.signIn('officer');
    const maker = new BundleMaker();
    const told = await away.ask('GET', `/v1/profile?deviceKey=${maker.publicKey}`);
    expect(told.statusCode).toBe(200);
    return {
      away,
      here,
      make: (count: number) => maker.make(away.profile.bundleKey!, eventsOf(away, count)),
    };
  }

  let lastNumber = 1_000;
  const eventsOf = (device: TestDevice, count: number) =>
    Array.from({ length: count }, () => device.sample.received(`H26.999.01-261124-${(lastNumber += 1)}`));

  it('[BND-4] takes another machine’s bundle from a supervisor, and every counter can pull it', async () => {
    const { away, here, make } = await twoCounters();
    const file = make(3);
    const session = await here.sessionOf('supervisor');
    const first = bundleReportSchema.parse((await bring(here, file, session)).json());
    expect(first).toMatchObject({ count: 3, applied: 3, known: 0, problem: null });
    const again = bundleReportSchema.parse((await bring(here, file, session)).json());
    expect(again).toMatchObject({ count: 3, applied: 0, known: 3, problem: null });
    const { rows } = pullAnswerSchema.parse((await here.pull()).json());
    expect(rows.filter(({ event }) => event.deviceId === away.id)).toHaveLength(3);
  });

  it('opens for supervisor, head and admin, and for nobody else', async () => {
    const { here, make } = await twoCounters();
    const file = make(1);
    const roles: Parameters<StaffedOffice['nameOf']>[0][] = ['supervisor', 'head', 'admin'];
    for (const role of roles) {
      expect((await bring(here, file, await here.sessionOf(role))).statusCode, role).toBe(200);
    }
    const officer = await bring(here, file, await here.sessionOf('officer'));
    expect([officer.statusCode, officer.json()]).toEqual([403, { code: 'forbidden' }]);
    const nobody = await bring(here, file);
    expect([nobody.statusCode, nobody.json()]).toEqual([401, { code: 'not-signed-in' }]);
  });

  it('[BND-6] says by code what is wrong with a file', async () => {
    const { here, make } = await twoCounters();
    const session = await here.sessionOf('supervisor');
    const file = make(1);
    const refusals = [
      [bent(file, -1), 400, 'bundle-signature-wrong'],
      [new Uint8Array(10), 400, 'bundle-unknown'],
      [new Uint8Array(bundleLimits.fileBytes + 1), 413, 'request-too-large'],
    ] as const;
    for (const [bytes, status, code] of refusals) {
      const answer = await bring(here, bytes, session);
      expect([answer.statusCode, answer.json()]).toEqual([status, { code }]);
    }
    const asJson = await here.ask('POST', '/v1/sync/bundle', { file: 'x' }, { 'x-session': session });
    expect([asJson.statusCode, asJson.json()]).toEqual([400, { code: 'bundle-unknown' }]);
  });

  it('takes no bytes at any other door', async () => {
    const { here } = await twoCounters();
    const answer = await server.app.inject({
      method: 'POST',
      url: '/v1/sync/push',
      headers: { ...here.headers, 'content-type': 'application/octet-stream' },
      payload: Buffer.from('x'),
    });
    expect([answer.statusCode, answer.json()]).toEqual([400, { code: 'malformed-request' }]);
  });

  it('refuses a key that is none', async () => {
    const { here } = await twoCounters();
    expect((await here.ask('GET', '/v1/profile?deviceKey=short')).statusCode).toBe(400);
  });
});
