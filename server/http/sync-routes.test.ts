import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type SnapshotAnswer,
  historyAnswerSchema,
  pullAnswerSchema,
  pushAnswerSchema,
  snapshotAnswerSchema,
} from '#shared/sync/protocol.ts';
import { revokeDevice } from '../identity/devices.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { type TestDevice, type TestServer, testServer } from '../testing/test-server.ts';

describe('the doors of sync', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase(null);
    server = await testServer(database, 401);
  });
  afterAll(async () => {
    await server.app.close();
    await database.close();
  });

  /** A machine at which the officer has signed in. */
  async function working(office?: StaffedOffice): Promise<TestDevice> {
    const device = await server.enrolled(office);
    await device.signIn('officer');
    return device;
  }

  it('takes a push, answers each event, and gives it to the other machines of the office', async () => {
    const office = await new StaffedOffice(database.db, 402).add();
    const [one, two] = [await working(office), await working(office)];
    const received = one.sample.received('H26.999.01-261124-0001');
    const answer = await one.push([received, one.sample.printed(received)]);
    const { acks, headSeq, problem, serverTime } = pushAnswerSchema.parse(answer.json());
    expect(acks.map(({ verdict, reason, seq }) => [verdict, reason, seq])).toEqual([
      ['applied', null, 1],
      ['applied', null, 2],
    ]);
    expect([headSeq, problem, serverTime]).toEqual([2, null, server.office.clock.now()]);
    const pulled = pullAnswerSchema.parse((await two.pull()).json());
    expect(pulled.rows[0]?.event).toEqual(received);
    expect(pulled.rows.map(({ seq }) => seq)).toEqual([1, 2]);
    const rest = pullAnswerSchema.parse((await two.pull(1, 1)).json());
    expect(rest.rows.map(({ seq }) => seq)).toEqual([2]);
  });

  it('packs a page for whoever can unpack it, and leaves small answers as they are', async () => {
    const device = await working(await new StaffedOffice(database.db, 406).add());
    const codes = Array.from({ length: 20 }, (_, n) => `H26.999.01-261124-${1000 + n}`);
    await device.push(codes.map((code) => device.sample.received(code)));
    const gzip = { 'accept-encoding': 'gzip' };
    const [packed, plain, small] = [
      await device.ask('GET', '/v1/sync/pull?after=0&limit=500', undefined, gzip),
      await device.pull(),
      await device.ask('GET', '/v1/sync/pull?after=20&limit=500', undefined, gzip),
    ];
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 5);
    expect([plain, small].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, undefined]);
  });

  it('[VER-4] [VER-5] takes what an old client brings, and tells it at a pull that it must be updated', async () => {
    const device = await working();
    const old = await testServer(database, 4031, { oldestProtocol: 2 });
    const [body, pull] = [
      device.pushBody([device.sample.received('H26.999.01-261124-0151')]),
      (query: string) =>
        old.app.inject({ method: 'GET', url: `/v1/sync/pull?after=0${query}`, headers: device.headers }),
    ];
    const pushed = await old.app.inject({
      method: 'POST',
      url: '/v1/sync/push',
      headers: device.headers,
      payload: body,
    });
    expect(pushAnswerSchema.parse(pushed.json()).acks).toMatchObject([{ verdict: 'applied' }]);
    for (const query of ['', '&protocol=1']) {
      const answer = await pull(query);
      expect([answer.statusCode, answer.json()]).toEqual([
        426,
        { code: 'update-required', detail: { protocol: 1, oldestProtocol: 2 } },
      ]);
    }
    expect((await pull('&protocol=2')).statusCode).toBe(200);
    await old.app.close();
  });

  it('[PUSH-2] answers a replayed push as before', async () => {
    const device = await working();
    const events = [device.sample.received('H26.999.01-261124-0101')];
    const [once, twice] = [await device.push(events), await device.push(events)];
    expect(twice.json()).toEqual(once.json());
  });

  it('[PUSH-8] refuses, on record, what somebody did who never signed in on that machine', async () => {
    const device = await server.enrolled();
    const answer = await device.push([device.sample.received('H26.999.01-261124-0201')]);
    expect(pushAnswerSchema.parse(answer.json()).acks).toMatchObject([
      { verdict: 'rejected', reason: 'author-unknown' },
    ]);
  });

  it('[PUSH-10] turns a push away that names another device or office, whole', async () => {
    const [one, two] = [await working(), await working()];
    const elsewhere = await working(await new StaffedOffice(database.db, 403).add());
    const own = one.sample.received('H26.999.01-261124-0301');
    const before = pullAnswerSchema.parse((await one.pull()).json()).headSeq;
    for (const body of [
      two.pushBody([two.sample.received('H26.999.01-261124-0302')]),
      elsewhere.pushBody([elsewhere.sample.received('H26.999.01-261124-0303')]),
      one.pushBody([own, two.sample.received('H26.999.01-261124-0304')]),
      { ...one.pushBody([own]), officeId: elsewhere.sample.identity.officeId },
    ]) {
      const answer = await one.ask('POST', '/v1/sync/push', body);
      expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'wrong-device' }]);
    }
    expect(pullAnswerSchema.parse((await one.pull()).json()).headSeq).toBe(before);
  });

  it('[SNAP-1] [SNAP-4] pages a snapshot from the first head on, and turns odd places away', async () => {
    const office = await new StaffedOffice(database.db, 421).add();
    const device = await working(office);
    const events = Array.from({ length: 5 }, (_, i) =>
      device.sample.received(`H26.999.01-261124-000${i + 1}`),
    );
    await device.push(events);
    const pages: SnapshotAnswer[] = [];
    let place: string | null = null;
    do {
      const from: string = place === null ? '' : `&place=${encodeURIComponent(place)}`;
      const answer = await device.ask('GET', `/v1/sync/snapshot?limit=2${from}`);
      const page = snapshotAnswerSchema.parse(answer.json());
      pages.push(page);
      place = page.next;
    } while (place !== null);
    const ids = pages.flatMap(({ entities }) => entities.map(({ ref }) => ref.id));
    expect(ids).toEqual(events.map(({ entity }) => entity.id).toSorted());
    const { rows } = pullAnswerSchema.parse((await device.pull()).json());
    expect(pages[0]?.head).toEqual({ seq: 5, chainHash: rows.at(-1)?.chainHash });
    for (const odd of ['entities', 'marked:x', 'entities:dossier/../x', 'rows:1']) {
      const answer = await device.ask('GET', `/v1/sync/snapshot?place=${encodeURIComponent(odd)}`);
      expect(answer.statusCode).toBe(400);
    }
    const other = await working(await new StaffedOffice(database.db, 422).add());
    const elsewhere = await other.ask('GET', '/v1/sync/snapshot?place=entities%3A');
    expect(snapshotAnswerSchema.parse(elsewhere.json()).entities).toEqual([]);
  });

  it('[SNAP-7] gives the history of one record, to its own office alone', async () => {
    const office = await new StaffedOffice(database.db, 423).add();
    const device = await working(office);
    const received = device.sample.received('H26.999.01-261124-0001');
    await device.push([
      received,
      device.sample.received('H26.999.01-261124-0002'),
      device.sample.printed(received),
    ]);
    const url = `/v1/sync/history?kind=dossier&id=${received.entity.id}`;
    const { rows } = historyAnswerSchema.parse((await device.ask('GET', url)).json());
    expect(rows.map(({ seq }) => seq)).toEqual([1, 3]);
    const other = await working(await new StaffedOffice(database.db, 424).add());
    expect(historyAnswerSchema.parse((await other.ask('GET', url)).json()).rows).toEqual([]);
  });

  it('[PULL-3] never shows an office the events of another one', async () => {
    const offices = [
      await new StaffedOffice(database.db, 404).add(),
      await new StaffedOffice(database.db, 405).add(),
    ];
    const [here, there] = [await working(offices[0]), await working(offices[1])];
    await here.push([here.sample.received('H26.999.01-261124-0401')]);
    await there.push([there.sample.received('H26.999.01-261124-0402')]);
    for (const device of [here, there]) {
      const { rows } = pullAnswerSchema.parse((await device.pull()).json());
      expect(rows.map(({ event }) => event.officeId)).toEqual([device.sample.identity.officeId]);
    }
    const answer = await there.ask('GET', `/v1/sync/pull?after=0&officeId=${offices[0]!.officeId}`);
    expect([answer.statusCode, answer.json()]).toMatchObject([400, { code: 'malformed-request' }]);
  });

  it('says to a revoked machine that it is one, at every door', async () => {
    const device = await working();
    await revokeDevice(server.office, server.office.officeId, device.id);
    for (const answer of [
      await device.push([device.sample.received('H26.999.01-261124-0501')]),
      await device.pull(),
      await device.ask('GET', '/v1/sync/poke'),
      await device.ask('GET', '/v1/profile'),
      await device.signIn('officer'),
    ]) {
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'device-revoked' }]);
    }
  });

  it('turns away cursors that are none', async () => {
    const device = await working();
    for (const query of [
      '',
      '?after=-1',
      '?after=x',
      '?after=0&limit=0',
      '?after=0&limit=501',
      '?after=1e99',
    ]) {
      expect((await device.ask('GET', `/v1/sync/pull${query}`)).statusCode, query).toBe(400);
    }
  });

  it('logs what happened and nothing of whom it happened to', async () => {
    const device = await working();
    const received = device.sample.received('H26.999.01-261124-0601', {
      request: 'Xin cấp bản sao trích lục',
      note: 'Nhà ở cạnh cây đa',
    });
    await device.push([received]);
    await device.pull();
    const twisted = {
      ...received,
      payload: { ...received.payload, applicant: 7 },
      deviceSeq: 'Nguyễn Văn Thử',
    };
    await device.ask('POST', '/v1/sync/push', { ...device.pushBody([]), events: [twisted] });
    await device.ask('GET', '/v1/sync/pull?after=Nguyen-Van-Thu');
    const text = server.logged();
    expect(text).toContain('"route":"/v1/sync/push","status":"200"');
    expect(text).toContain('"route":"/v1/sync/push","status":"400"');
    const secrets = [
      'Nguyễn Văn Thử',
      'Nguyen-Van-Thu',
      '000090004567',
      '+84912000001',
      'trích lục',
      'cây đa',
      'H26.999.01',
      device.token,
      server.office.officeId,
      server.office.nameOf('officer'),
    ];
    for (const secret of secrets) expect(text.includes(secret), secret).toBe(false);
  });

  it('counts verdicts, requests and listeners, naming nobody', async () => {
    const device = await working();
    await device.push([device.sample.received('H26.999.01-261124-0701')]);
    const { body, headers } = await server.app.inject({ method: 'GET', url: '/metrics' });
    expect(headers['content-type']).toContain('text/plain');
    expect(body).toMatch(/qmc_events_total\{verdict="applied"\} \d+/);
    expect(body).toMatch(/qmc_request_seconds_count\{route="\/v1\/sync\/push",status="200"\} \d+/);
    expect(body).toContain('qmc_poke_listeners 0');
    expect(body).not.toContain(server.office.officeId);
  });

  it('says that it is well', async () => {
    const answer = await server.app.inject({ method: 'GET', url: '/healthz' });
    expect(answer.json()).toEqual({ status: 'ok', serverTime: server.office.clock.now() });
  });
});
