import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { userIdSchema } from '#shared/kernel/ids.ts';
import { sealEvent } from '#shared/log/chain.ts';
import { type PushRequest, pushLimits } from '#shared/sync/protocol.ts';
import { revokeDevice } from '../identity/devices.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { type HttpAnswer, HttpDevice, ask } from '../testing/http-device.ts';
import { sendRaw } from '../testing/raw-http.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { streamsOfDevice } from './poke-hub.ts';

onEachDatabase('a server under attack', (database) => {
  let server: TestServer;
  let url: string;
  let device: HttpDevice;
  let codes = 0;
  beforeAll(async () => {
    server = await testServer(database(), 801, { requestTimeoutMs: 400 });
    url = await server.app.listen({ port: 0, host: '127.0.0.1' });
    device = await HttpDevice.enrolled(url, server.office);
  });
  afterAll(() => server.app.close());

  const nextCode = (): string => {
    codes += 1;
    return `H26.999.01-261124-${String(codes).padStart(4, '0')}`;
  };

  /** What a next push of the device would be; it does not count as made, so that the following one takes its place. */
  function draft(): PushRequest {
    const { lastDeviceSeq, lastHash } = device.sample;
    const body = device.pushBody([device.sample.received(nextCode())]);
    Object.assign(device.sample, { lastDeviceSeq, lastHash });
    return body;
  }

  async function rowsStored(): Promise<unknown> {
    const tables = [
      'events',
      'entities',
      'dossier_codes',
      'devices',
      'sessions',
      'users',
      'offices',
      'sign_ins',
    ];
    const counts = tables.map((table) => sql`(select count(*) from ${sql.table(table)})`);
    const { rows } = await sql`select array[${sql.join(counts)}]::int[] as counts`.execute(database().db);
    return rows[0];
  }

  /** Sends something bad: it is refused in so many words, nothing of it is kept, and the server goes on taking what is good. */
  async function expectRefused(send: () => Promise<HttpAnswer>, status: number, code: string): Promise<void> {
    const before = await rowsStored();
    const answer = await send();
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
    expect(await rowsStored()).toEqual(before);
    const good = await device.push(url, device.pushBody([device.sample.received(nextCode())]));
    expect(good).toMatchObject({ ok: true, value: { problem: null, acks: [{ verdict: 'applied' }] } });
  }

  const push =
    (
      body: string | object | Uint8Array<ArrayBuffer>,
      headers: Readonly<Record<string, string>> = {},
    ): (() => Promise<HttpAnswer>) =>
    () =>
      device.ask(url, 'POST', '/v1/sync/push', body, headers);
  const gzipped = { 'content-encoding': 'gzip' };

  it.each([
    ['plain', () => push(`{"a":"${'x'.repeat(pushLimits.bytes * 2)}"}`)],
    ['packed', () => push(new Uint8Array(gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '))), gzipped)],
    ['packed and long', () => push(new Uint8Array(pushLimits.bytes + 1), gzipped)],
  ])('refuses a body that is too large: %s', async (_how, send) => {
    await expectRefused(send(), 413, 'request-too-large');
  });

  it.each([
    ['a half', gzipSync('{}').subarray(0, 12)],
    ['nonsense', Buffer.from('this is no gzip')],
    ['gzip of nonsense', gzipSync('{"protocol":')],
  ])('refuses a packed body that is none: %s', async (_what, bytes) => {
    await expectRefused(push(new Uint8Array(bytes), gzipped), 400, 'malformed-request');
  });

  it.each([
    ['cut short', '{"protocol":1,'],
    ['empty', ''],
    ['no object', '[]'],
    ['a million deep', '['.repeat(1_000_000)],
    ['a million deep in an object', `{"events":${'{"a":'.repeat(190_000)}`],
    ['of bytes that are no text', '\u0000\u0001'],
  ])('refuses JSON that is none, or a trap: %s', async (_what, text) => {
    await expectRefused(push(text), 400, 'malformed-request');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('refuses a body of the kind %s', async (kind) => {
    await expectRefused(push(JSON.stringify(draft()), { 'content-type': kind }), 400, 'malformed-request');
  });

  it.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])(
    'refuses the key %s wherever it stands',
    async (key) => {
      const text = JSON.stringify(draft());
      const evil = `"${key}":{"isAdmin":true}`;
      for (const twisted of [
        text.replace('{', `{${evil},`),
        text.replace('"payload":{', `"payload":{${evil},`),
        text.replace('"base":null', `"base":{${evil}}`),
        text.replace('"entity":{', `"entity":{${evil},`),
      ]) {
        expect(twisted).not.toBe(text);
        await expectRefused(push(twisted), 400, 'malformed-request');
      }
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    },
  );

  it.each([
    ['deviceSeq', '-1'],
    ['deviceSeq', '0'],
    ['deviceSeq', '1.5'],
    ['deviceSeq', '1e400'],
    ['deviceSeq', '9007199254740993'],
    ['occurredAt', '1e300'],
    ['occurredAt', '-5'],
    ['v', '100000'],
    ['type', '"a\\u0000b"'],
    ['hash', '"short"'],
    ['id', '"../../etc/passwd"'],
    ['unknown', '1'],
  ])('refuses an event whose %s is %s', async (field, value) => {
    const [event] = draft().events;
    const text = JSON.stringify({ ...event, [field]: '@' }).replace('"@"', value);
    const { officeId, deviceId } = device.sample.identity;
    const body = `{"protocol":1,"officeId":"${officeId}","deviceId":"${deviceId}","events":[${text}]}`;
    await expectRefused(push(body), 400, 'malformed-request');
  });

  it('refuses ten thousand events at once, and none', async () => {
    const body = draft();
    const many = JSON.stringify({ ...body, events: Array.from({ length: 10_000 }, () => ({})) });
    await expectRefused(push(many), 400, 'malformed-request');
    await expectRefused(push({ ...body, events: [] }), 400, 'malformed-request');
  });

  it('refuses a payload of a number beyond all numbers, and keeps a huge one as it came', async () => {
    const body = JSON.stringify(draft());
    await expectRefused(push(body.replace('"payload":{', '"payload":{"n":1e999,')), 400, 'malformed-request');
    const event = device.sample.seal(
      'later.version',
      { kind: 'later', id: server.office.ids.next() },
      { n: 1e300 },
    );
    const answer = await device.push(url, device.pushBody([event]));
    expect(answer).toMatchObject({ ok: true, value: { acks: [{ verdict: 'review' }] } });
  });

  it('refuses what another device or office signed for, whole', async () => {
    const other = await HttpDevice.enrolled(url, server.office);
    const body = draft();
    const asOther = (): Promise<HttpAnswer> => other.ask(url, 'POST', '/v1/sync/push', body);
    await expectRefused(asOther, 403, 'wrong-device');
    const officeId = server.office.ids.next();
    await expectRefused(push({ ...body, officeId }), 403, 'wrong-device');
    const [event] = body.events;
    const forged = sealEvent({ ...event!, deviceId: other.id });
    await expectRefused(push({ ...body, events: [event, forged] }), 403, 'wrong-device');
  });

  it('refuses devices that are unknown or revoked, and tokens of all shapes', async () => {
    const body = draft();
    const revoked = await HttpDevice.enrolled(url, server.office);
    await revokeDevice(server.office, server.office.officeId, revoked.id);
    const asRevoked = (): Promise<HttpAnswer> =>
      revoked.ask(url, 'POST', '/v1/sync/push', revoked.pushBody([revoked.sample.received(nextCode())]));
    await expectRefused(asRevoked, 401, 'device-revoked');
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${'x'.repeat(8_000)}`,
      `Basic ${device.token}`,
      "Bearer ' or 1=1 --",
    ]) {
      await expectRefused(push(body, { authorization }), 401, 'device-unknown');
    }
  });

  it('refuses an ended session, and that of another device', async () => {
    const other = await HttpDevice.enrolled(url, server.office);
    const [session, foreign] = [await device.sessionOf(url, 'admin'), await other.sessionOf(url, 'admin')];
    await device.ask(url, 'DELETE', '/v1/session', undefined, { 'x-session': session });
    const body = { counterId: server.office.counterId() };
    for (const token of [session, foreign, 'made-up', '']) {
      const asking = (): Promise<HttpAnswer> =>
        device.ask(url, 'POST', '/v1/enrolment-codes', body, { 'x-session': token });
      await expectRefused(asking, 401, 'not-signed-in');
    }
  });

  it('[PUSH-8] keeps a forged author and a far clock on record, and lets neither act', async () => {
    const supervisor = server.office.file.staff.find(({ role }) => role === 'supervisor')!;
    const forged = device.sample.received(nextCode());
    Object.assign(device.sample, { lastDeviceSeq: forged.deviceSeq - 1, lastHash: forged.prevHash });
    const { hash: _hash, ...open } = forged;
    const event = sealEvent({ ...open, actorId: userIdSchema.parse(supervisor.id) });
    Object.assign(device.sample, { lastDeviceSeq: event.deviceSeq, lastHash: event.hash });
    const entity = { kind: 'dossier', id: server.office.ids.next() };
    const far = [0, 8.64e15].map((occurredAt) =>
      device.sample.seal('dossier.slip-printed', entity, { slipId: 'x' }, { occurredAt }),
    );
    const answer = await device.push(url, device.pushBody([event, ...far]));
    expect(answer).toMatchObject({
      ok: true,
      value: {
        acks: [
          { verdict: 'rejected', reason: 'author-unknown' },
          { verdict: 'rejected', reason: 'payload-malformed' },
          { verdict: 'rejected', reason: 'payload-malformed' },
        ],
      },
    });
    const stored = await database()
      .db.selectFrom('entities')
      .select('id')
      .where('id', 'in', [event.entity.id, entity.id])
      .execute();
    expect(stored).toEqual([]);
  });

  it.each([
    '?after=0&limit=1e9',
    '?after=0&limit=501',
    '?after=-1',
    '?after=1.5',
    '?after=0&after=1',
    '?after[]=0',
    '?after=0&officeId=x',
    '?after=0;drop table events',
    '?after=0x10000000000000000',
    '?after=9e15&limit=',
    '?__proto__[limit]=9&after=x',
  ])('refuses the cursor %s', async (query) => {
    const asking = (): Promise<HttpAnswer> => device.ask(url, 'GET', `/v1/sync/pull${query}`);
    await expectRefused(asking, 400, 'malformed-request');
  });

  it.each([
    ['GET', '/v1/sync/push', 404, 'not-found'],
    ['POST', '/v1/sync/pull', 404, 'not-found'],
    ['GET', '/v1/sync/pull%2f?after=0', 404, 'not-found'],
    ['GET', '/v1//sync/pull?after=0', 404, 'not-found'],
    ['GET', '/.git/config', 404, 'not-found'],
    ['GET', '/v2/anything', 404, 'not-found'],
    ['GET', '/%zz', 400, 'malformed-request'],
  ] as const)('knows no %s %s', async (method, path, status, code) => {
    const body = method === 'POST' ? {} : undefined;
    await expectRefused(() => device.ask(url, method, path, body), status, code);
  });

  it.each([
    [
      'half a body',
      'POST /v1/sync/push HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 999\r\n\r\n{"a":',
      408,
      'request-timed-out',
    ],
    ['half a head', 'GET /v1/profile HTTP/1.1\r\nhost: x\r\nx-slow: ', 408, 'request-timed-out'],
    [
      'an endless head',
      `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'y'.repeat(40_000)}\r\n\r\n`,
      413,
      'request-too-large',
    ],
    ['no HTTP', 'HELO there\r\n\r\n', 400, 'malformed-request'],
    [
      'two lengths',
      'POST /v1/enrol HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
      400,
      'malformed-request',
    ],
  ])('hangs up on %s', async (_what, text, status, code) => {
    const send = async (): Promise<HttpAnswer> => {
      const answer = await sendRaw(url, text);
      const shown = /^HTTP\/1\.1 (?<status>\d+)[^]*\r\n\r\n(?<body>\{.*\})$/.exec(answer)?.groups;
      return { status: Number(shown?.['status']), body: JSON.parse(shown?.['body'] ?? 'null') };
    };
    await expectRefused(send, status, code);
  });

  it('holds no more poke streams of a device than it may have, and ends the oldest', async () => {
    const streams = Array.from({ length: streamsOfDevice + 2 }, () => device.pokes(url));
    for (const stream of streams) expect((await stream.next()).done).toBe(false);
    for (const oldest of streams.slice(0, 2)) expect(await oldest.next()).toMatchObject({ done: true });
    const { body } = await server.app.inject({ method: 'GET', url: '/metrics' });
    expect(body).toContain(`qmc_poke_listeners ${streamsOfDevice}`);
    for (const stream of streams) await stream.return(undefined);
  });

  it('refuses to guess on: a body to a door that takes none, and a door without one', async () => {
    await expectRefused(() => ask(url, 'POST', '/v1/enrol', {}), 400, 'malformed-request');
    await expectRefused(() => ask(url, 'POST', '/v1/enrol', {}, { code: 5 }), 400, 'malformed-request');
    await expectRefused(() => ask(url, 'POST', '/v1/session', {}, {}), 400, 'malformed-request');
  });
});
