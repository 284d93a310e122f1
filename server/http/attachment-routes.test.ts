import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { revokeDevice } from '../identity/devices.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { StaffedOffice } from '../testing/staffed-office.ts';
import { type TestDevice, type TestServer, testServer } from '../testing/test-server.ts';

const content = Buffer.from('%PDF-1.7\nbản quét thử \u0000\u00ff');
const sha256 = createHash('sha256').update(content).digest('hex');

onEachDatabase('the files of an office', (database) => {
  const open = async (seed: number): Promise<{ server: TestServer; device: TestDevice }> => {
    const server = await testServer(database(), seed);
    return { server, device: await server.enrolled() };
  };
  const put = ({ app }: TestServer, device: TestDevice, name: string, payload: Buffer) =>
    app.inject({
      method: 'PUT',
      url: `/v1/attachments/${name}`,
      headers: { ...device.headers, 'content-type': 'application/octet-stream' },
      payload,
    });

  it('come back byte for byte to every machine of the office, and again changes nothing', async () => {
    const { server, device } = await open(901);
    expect((await put(server, device, sha256, content)).statusCode).toBe(204);
    expect((await put(server, device, sha256, content)).statusCode).toBe(204);
    const other = await server.enrolled();
    const answer = await other.ask('GET', `/v1/attachments/${sha256}`);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/octet-stream']);
    expect(answer.rawPayload.equals(content)).toBe(true);
  });

  it('are nobody else’s', async () => {
    const { server, device } = await open(902);
    await put(server, device, sha256, content);
    const stranger = await server.enrolled(await new StaffedOffice(database().db, 903).add());
    expect((await stranger.ask('GET', `/v1/attachments/${sha256}`)).json()).toEqual({ code: 'not-found' });
    const { app } = server;
    expect((await app.inject({ url: `/v1/attachments/${sha256}` })).statusCode).toBe(401);
    await revokeDevice(server.ports, device.sample.identity.officeId, device.id);
    expect((await device.ask('GET', `/v1/attachments/${sha256}`)).json()).toEqual({ code: 'device-revoked' });
  });

  it('are refused with a reason when they are not what they say', async () => {
    const { server, device } = await open(904);
    const program = Buffer.from('MZ program');
    const large = Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-');
    const refused = [
      await put(server, device, 'a'.repeat(64), content),
      await put(server, device, createHash('sha256').update(program).digest('hex'), program),
      await put(server, device, sha256, Buffer.alloc(0)),
      await put(server, device, sha256, large),
      await put(server, device, '../../etc/passwd', content),
      await device.ask('GET', '/v1/attachments/x'),
    ];
    expect(refused.map((answer) => [answer.statusCode, answer.json<{ code: string }>().code])).toEqual([
      [422, 'attachment-hash-differs'],
      [415, 'attachment-type-unknown'],
      [400, 'attachment-empty'],
      [413, 'request-too-large'],
      [404, 'not-found'],
      [400, 'malformed-request'],
    ]);
    const rows = await database()
      .db.selectFrom('attachments')
      .select('sha256')
      .where('office_id', '=', device.sample.identity.officeId)
      .execute();
    expect(rows).toEqual([]);
  });
});
