import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import { enrolAnswerSchema, enrolmentCodeSchema, signInAnswerSchema } from '#shared/identity/wire.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';

describe('the doors of identity', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase(null);
    server = await testServer(database, 301);
  });
  afterAll(async () => {
    await server.app.close();
    await database.close();
  });

  it('lets an admin make a code, and a new machine use it once', async () => {
    const device = await server.enrolled();
    const session = { 'x-session': await device.sessionOf('admin') };
    const counterId = server.office.counterId(1);
    const made = await device.ask('POST', '/v1/enrolment-codes', { counterId }, session);
    const { code } = enrolmentCodeSchema.parse(made.json());
    const payload = { code, deviceName: 'Máy quầy 2' };
    const first = await server.app.inject({ method: 'POST', url: '/v1/enrol', payload });
    expect(enrolAnswerSchema.parse(first.json()).profile.device.counterId).toBe(counterId);
    const second = await server.app.inject({ method: 'POST', url: '/v1/enrol', payload });
    expect([second.statusCode, second.json()]).toEqual([410, { code: 'enrolment-code-used' }]);
  });

  it('makes codes for admins alone, and for counters of their office', async () => {
    const device = await server.enrolled();
    const counterId = server.office.counterId();
    const ask = (session: string, wanted = counterId) =>
      device.ask('POST', '/v1/enrolment-codes', { counterId: wanted }, { 'x-session': session });
    expect((await device.ask('POST', '/v1/enrolment-codes', { counterId })).json()).toEqual({
      code: 'not-signed-in',
    });
    const officer = await ask(await device.sessionOf('officer'));
    expect([officer.statusCode, officer.json()]).toEqual([403, { code: 'forbidden' }]);
    const stranger = await ask(await device.sessionOf('admin'), server.office.ids.next());
    expect([stranger.statusCode, stranger.json()]).toEqual([404, { code: 'counter-unknown' }]);
  });

  it('refuses codes with a status and a code of its own', async () => {
    const payload = { code: 'AAAAA-AAAAA', deviceName: 'Máy' };
    const answer = await server.app.inject({ method: 'POST', url: '/v1/enrol', payload });
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'enrolment-code-unknown' }]);
  });

  it('gives the profile to whoever has a device token, and tells others why not', async () => {
    const device = await server.enrolled();
    const answer = await device.ask('GET', '/v1/profile');
    expect(officeProfileSchema.parse(answer.json())).toEqual(device.profile);
    for (const authorization of [undefined, 'Bearer made-up', 'Basic eDp5', `Bearer  ${device.token}`]) {
      const headers = authorization === undefined ? {} : { authorization };
      const refused = await server.app.inject({ method: 'GET', url: '/v1/profile', headers });
      expect([refused.statusCode, refused.json()]).toEqual([401, { code: 'device-unknown' }]);
    }
  });

  it('signs people in and out', async () => {
    const device = await server.enrolled();
    const answer = await device.signIn('supervisor');
    const { user, sessionToken } = signInAnswerSchema.parse(answer.json());
    expect(user.role).toBe('supervisor');
    const headers = { 'x-session': sessionToken };
    expect((await device.ask('DELETE', '/v1/session', undefined, headers)).statusCode).toBe(204);
    expect((await device.ask('DELETE', '/v1/session', undefined, headers)).statusCode).toBe(204);
    const refused = await device.ask(
      'POST',
      '/v1/enrolment-codes',
      { counterId: server.office.counterId() },
      headers,
    );
    expect(refused.statusCode).toBe(401);
  });

  it('refuses wrong passwords, then rests the account', async () => {
    const device = await server.enrolled();
    for (let i = 1; i < 5; i += 1) {
      const answer = await device.signIn('inspector', 'sai');
      expect([answer.statusCode, answer.json()]).toEqual([401, { code: 'sign-in-failed' }]);
    }
    const locked = await device.signIn('inspector', 'sai');
    expect([locked.statusCode, locked.json()]).toEqual([
      429,
      { code: 'sign-in-locked', detail: { minutes: 5 } },
    ]);
  });

  it('turns away who tries too often: by address at enrolment, by device at sign-in', async () => {
    const fresh = await testServer(database, 302);
    const [busy, other] = [await fresh.enrolled(), await fresh.enrolled()];
    const payload = { code: 'AAAAA-AAAAA', deviceName: 'Máy' };
    const enrol = () => fresh.app.inject({ method: 'POST', url: '/v1/enrol', payload });
    const statuses: number[] = [];
    for (let i = 0; i < 19; i += 1) statuses.push((await enrol()).statusCode);
    expect([statuses[0], statuses.at(-1)]).toEqual([404, 429]);
    expect((await enrol()).json()).toEqual({ code: 'too-many-requests' });
    const signIn = (device: typeof busy) =>
      device.ask('POST', '/v1/session', { signInName: 'khong.ai', password: 'x' });
    for (let i = 0; i < 20; i += 1) expect((await signIn(busy)).statusCode).toBe(401);
    expect((await signIn(busy)).statusCode).toBe(429);
    expect((await signIn(other)).statusCode).toBe(401);
    await fresh.app.close();
  });

  it('knows what it does not know', async () => {
    const answer = await server.app.inject({ method: 'GET', url: '/v2/anything' });
    expect([answer.statusCode, answer.json()]).toEqual([404, { code: 'not-found' }]);
  });
});
