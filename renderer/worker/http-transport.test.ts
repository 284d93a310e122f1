import { describe, expect, it } from 'vitest';
import { HttpTransport } from './http-transport.ts';

function answering(status: number, body: object) {
  const asked: string[] = [];
  const transport = new HttpTransport({
    timeoutMs: 1000,
    fetch: (path) => {
      asked.push(path);
      return Promise.resolve(Response.json(body, { status }));
    },
  });
  return { asked, transport };
}

describe('the line to the server', () => {
  it('[VER-5] says its version with a pull, and hears that the software must be updated', async () => {
    const { asked, transport } = answering(426, { code: 'update-required', detail: { oldestProtocol: 2 } });
    expect(await transport.pull(7, 10, false)).toEqual({ ok: false, code: 'update-required' });
    expect(asked).toEqual(['/api/v1/sync/pull?after=7&limit=10&protocol=1']);
    await transport.pull(7, 10, true);
    expect(asked[1]).toBe('/api/v1/sync/pull?after=7&limit=10&protocol=1&own=brief');
  });

  it('tells refusals apart by what can be done about them', async () => {
    for (const [status, code, expected] of [
      [413, '', 'request-too-large'],
      [503, 'server-busy', 'server-busy'],
      [401, 'device-revoked', 'device-revoked'],
      [400, 'malformed-request', 'server-refused'],
    ] as const) {
      const { transport } = answering(status, { code });
      expect(await transport.pull(0, 1, true)).toMatchObject({ ok: false, code: expected });
    }
    expect(await answering(200, { rows: 'none' }).transport.pull(0, 1, true)).toMatchObject({
      code: 'server-refused',
    });
  });
});
