import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fault, ok } from '#shared/kernel/result.ts';
import { apiForward, type ApiForwardPorts } from './api-forward.ts';

let server: Server | null = null;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === null ? resolve(null) : server.close(resolve)));
  server = null;
});

async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<string> {
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function forwardTo(serverUrl: string, ports: Partial<ApiForwardPorts> = {}) {
  const forward = apiForward({
    fetch,
    credentials: () => ok({ serverUrl, deviceToken: 'device-secret', sessionToken: 'session-secret' }),
    later: () => () => undefined,
    onServerTime: () => undefined,
    ...ports,
  });
  return (path: string, init?: RequestInit & { duplex?: 'half' }) =>
    forward(new Request(`app://counter/api${path}`, init));
}

/** As Electron's: leaving the body tells nobody, only the signal ends the request. */
const fetchThatForgets: ApiForwardPorts['fetch'] = async (address, init) => {
  const answer = await fetch(address, init);
  const reader = answer.body!.getReader();
  const body = new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => undefined,
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
};

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('the way to the server', () => {
  it('adds the tokens and passes neither cookies nor foreign authorisation', async () => {
    let seen: IncomingMessage['headers'] = {};
    let path = '';
    let serverTime = 0;
    const url = await listen((request, response) => {
      seen = request.headers;
      path = request.url ?? '';
      response.setHeader('set-cookie', 'a=b');
      response.setHeader('content-type', 'application/json');
      response.end('{"headSeq":3}');
    });
    const ask = forwardTo(url, { onServerTime: (ms) => void (serverTime = ms) });
    const answer = await ask('/v1/sync/pull?after=2&limit=5', {
      headers: { authorization: 'Bearer forged', cookie: 'c=d', 'x-session': 'forged', 'x-other': '1' },
    });
    expect(path).toBe('/v1/sync/pull?after=2&limit=5');
    expect(seen.authorization).toBe('Bearer device-secret');
    expect(seen['x-session']).toBe('session-secret');
    expect([seen.cookie, seen['x-other']]).toEqual([undefined, undefined]);
    expect(await answer.json()).toEqual({ headSeq: 3 });
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(Math.abs(serverTime - Date.now())).toBeLessThan(60_000);
  });

  it('sends no session where nobody is signed in', async () => {
    let seen: IncomingMessage['headers'] = {};
    const url = await listen((request, response) => {
      seen = request.headers;
      response.end('{}');
    });
    const ask = forwardTo(url, {
      credentials: () => ok({ serverUrl: url, deviceToken: 'device-secret', sessionToken: null }),
    });
    await ask('/v1/sync/pull');
    expect('x-session' in seen).toBe(false);
  });

  it('streams a packed upload as it is', async () => {
    let encoding: string | undefined;
    let text = '';
    const url = await listen(async (request, response) => {
      encoding = request.headers['content-encoding'];
      text = gunzipSync(await bodyOf(request)).toString();
      response.end('{}');
    });
    const packed = gzipSync('{"events":[]}');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(packed.subarray(0, 5));
        controller.enqueue(packed.subarray(5));
        controller.close();
      },
    });
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await forwardTo(url)('/v1/sync/push', { method: 'POST', headers, body, duplex: 'half' });
    expect([answer.status, encoding, text]).toEqual([200, 'gzip', '{"events":[]}']);
  });

  it('streams events while the server keeps the line open', async () => {
    const url = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: {"headSeq":7}\n\n');
    });
    const answer = await forwardTo(url)('/v1/sync/poke');
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('"headSeq":7');
    await reader.cancel();
  });

  it('closes the line when the page leaves a stream', async () => {
    let left = false;
    const closed = new Promise<void>((resolve) => {
      void listen((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: 1\n\n');
        response.on('close', () => {
          left = true;
          resolve();
        });
      }).then(async (url) => {
        const answer = await forwardTo(url, { fetch: fetchThatForgets })('/v1/sync/poke');
        const reader = answer.body!.getReader();
        await reader.read();
        return reader.cancel();
      });
    });
    await closed;
    expect(left).toBe(true);
  });

  it('gives up on a server that does not begin to answer', async () => {
    const url = await listen(() => undefined);
    const ask = forwardTo(url, {
      later: (act) => {
        queueMicrotask(act);
        return () => undefined;
      },
    });
    expect((await ask('/v1/sync/pull')).status).toBe(503);
  });

  it('gives the server’s refusals back as they are', async () => {
    const url = await listen((_request, response) => {
      response.writeHead(403, { 'content-type': 'application/json', 'retry-after': '5' });
      response.end('{"code":"device-revoked"}');
    });
    const answer = await forwardTo(url)('/v1/sync/pull');
    expect([answer.status, await answer.json()]).toEqual([403, { code: 'device-revoked' }]);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('answers 503 when the line is down, and follows no redirect', async () => {
    const down = await forwardTo('http://127.0.0.1:1')('/v1/sync/pull');
    expect([down.status, await down.json()]).toEqual([503, { code: 'server-unreachable' }]);

    const url = await listen((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/steal' });
      response.end();
    });
    expect((await forwardTo(url)('/v1/sync/pull')).status).toBe(503);
  });

  it('answers 409 on a device that is not enrolled', async () => {
    const ask = forwardTo('http://127.0.0.1:1', { credentials: () => fault('not-enrolled') });
    const answer = await ask('/v1/sync/pull');
    expect([answer.status, await answer.json()]).toEqual([409, { code: 'not-enrolled' }]);
  });

  it.each([
    ['/v1/session', 'POST', 404],
    ['/v1/enrol', 'POST', 404],
    ['/v1/sync/../session', 'POST', 404],
    ['/v1/sync/%2e%2e/session', 'POST', 404],
    ['/v1/sync/..%2fsession', 'POST', 404],
    ['/v1/syncing', 'GET', 404],
    ['/', 'GET', 404],
    ['/v1/sync/pull', 'DELETE', 405],
    ['/v1/sync/pull', 'PUT', 405],
  ])('%s %s -> %i without asking the server', async (path, method, status) => {
    const ask = forwardTo('http://unused', {
      fetch: () => Promise.reject(new Error('asked')),
    });
    expect((await ask(path, { method })).status).toBe(status);
  });
});
