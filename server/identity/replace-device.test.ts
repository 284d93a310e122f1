import { expect, it } from 'vitest';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { pushAnswerSchema } from '#shared/sync/protocol.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { TestDevice, type TestServer, testServer } from '../testing/test-server.ts';
import { hashOfSecret } from './tokens.ts';

onEachDatabase('a device that goes on under another id', (database) => {
  let seed = 600;
  /** A machine at which the officer has signed in, and its server. */
  async function machine(): Promise<{ server: TestServer; device: TestDevice }> {
    const server = await testServer(database(), (seed += 1));
    const device = await server.enrolled();
    await device.signIn('officer');
    return { server, device };
  }
  const replaced = async (
    { server, device }: { server: TestServer; device: TestDevice },
    token: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<TestDevice> => {
    const body = { newTokenHash: hashOfSecret(token) };
    const answer = await device.ask('POST', '/v1/device/replace', body, headers);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    const { profile } = answer.json<{ profile: OfficeProfile }>();
    return new TestDevice(server.app, server.office, token, profile);
  };

  it('[FORK-4] has its counter, its lane with a higher fence, its people and their sessions', async () => {
    const { server, device } = await machine();
    const session = await device.sessionOf('supervisor');
    const next = await replaced({ server, device }, 'next-token', { 'x-session': session });
    expect(next.id).not.toBe(device.id);
    expect(next.profile.device).toMatchObject({
      name: device.profile.device.name,
      counterId: device.profile.device.counterId,
      lane: { ...device.profile.device.lane, fence: device.profile.device.lane.fence + 1 },
    });
    const answer = await next.push([next.sample.received('H26.999.01-261124-0001')]);
    expect(pushAnswerSchema.parse(answer.json()).acks).toMatchObject([{ verdict: 'applied' }]);
    const known = await server.ports.sessions.userOf(
      { officeId: next.profile.office.id, deviceId: next.id, isRetired: false },
      session,
    );
    expect(known).toMatchObject({ role: 'supervisor' });
    const { db } = database();
    const rows = await db
      .selectFrom('device_replacements')
      .selectAll()
      .where('device_id', '=', device.id)
      .execute();
    expect(rows).toEqual([
      {
        office_id: server.office.officeId,
        device_id: device.id,
        successor_id: next.id,
        user_id: known?.id,
        replaced_at: server.office.clock.now(),
      },
    ]);
    expect(server.logged()).toContain('device.replaced');
    expect(JSON.stringify(await db.selectFrom('devices').selectAll().execute())).not.toContain('next-token');
  });

  it('[FORK-4] is the same one when the answer was lost and the machine asks again, with who signed in meanwhile', async () => {
    const { server, device } = await machine();
    const once = await replaced({ server, device }, 'kept-token');
    await device.signIn('supervisor');
    const twice = await replaced({ server, device }, 'kept-token');
    expect(twice.profile).toEqual(once.profile);
    const signedIn = await database()
      .db.selectFrom('sign_ins')
      .select('user_id')
      .where('device_id', '=', once.id)
      .execute();
    expect(signedIn).toHaveLength(2);
  });

  it('[FORK-4] leaves the old id its reading, and takes nothing new under it', async () => {
    const { server, device } = await machine();
    const known = device.sample.received('H26.999.01-261124-0001');
    await device.push([known]);
    await replaced({ server, device }, 'other-token');
    const late = device.sample.received('H26.999.01-261124-0002');
    const answer = pushAnswerSchema.parse((await device.push([known, late])).json());
    expect(answer.acks).toMatchObject([{ eventId: known.id, verdict: 'applied' }]);
    expect(answer.problem).toEqual({ kind: 'forked', deviceSeq: 2 });
    expect((await device.pull()).statusCode).toBe(200);
    const profile = await device.ask('GET', '/v1/profile');
    expect([profile.statusCode, profile.json()]).toEqual([409, { code: 'device-replaced' }]);
  });

  it('[FORK-4] is another one for each copy of the disk, with a lane of its own', async () => {
    const { server, device } = await machine();
    const one = await replaced({ server, device }, 'copy-one');
    const two = await replaced({ server, device }, 'copy-two');
    expect(two.id).not.toBe(one.id);
    expect(two.profile.device.lane.number).not.toBe(one.profile.device.lane.number);
  });

  it('is refused to whoever has no token, and for a hash that is none', async () => {
    const { device, server } = await machine();
    const body = { newTokenHash: hashOfSecret('x') };
    const stranger = await server.app.inject({ method: 'POST', url: '/v1/device/replace', payload: body });
    expect(stranger.statusCode).toBe(401);
    const odd = await device.ask('POST', '/v1/device/replace', { newTokenHash: 'abc' });
    expect(odd.statusCode).toBe(400);
  });
});
