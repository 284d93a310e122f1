import { describe, expect, it } from 'vitest';
import { appProtocol } from './app-protocol.ts';
import { BuiltFiles } from './built-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function protocol() {
  let count = 0;
  const files = await BuiltFiles.open('/dist', async (path) => {
    if (path.endsWith('files.json')) return bytes('["assets/main.js","assets/a.woff2"]');
    return path.endsWith('index.html')
      ? bytes('<meta name="csp-nonce" content="__CSP_NONCE__">')
      : bytes('export {};');
  });
  const handle = appProtocol({
    files,
    api: async (request) => new Response(`api ${request.method}`),
    nonce: () => `nonce${(count += 1)}`,
  });
  return (address: string, init?: RequestInit) => handle(new Request(address, init));
}

describe('app://counter', () => {
  it('serves the page with a policy and a fresh nonce for each load', async () => {
    const ask = await protocol();
    const first = await ask('app://counter/');
    const second = await ask('app://counter/index.html');
    expect(await first.text()).toBe('<meta name="csp-nonce" content="nonce1">');
    expect(await second.text()).toBe('<meta name="csp-nonce" content="nonce2">');
    const policy = first.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-nonce1'");
    expect(policy).not.toMatch(/unsafe|\*|https?:/);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  it('serves scripts by the table of media types, under a policy too', async () => {
    const ask = await protocol();
    const script = await ask('app://counter/assets/main.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect((await ask('app://counter/assets/a.woff2')).headers.get('content-type')).toBe('font/woff2');
  });

  it('serves the recovery page without the build', async () => {
    const ask = await protocol();
    const text = await (await ask('app://counter/recovery.html')).text();
    expect(text).toContain('nonce="nonce1"');
    expect(text).not.toMatch(/__CSP_NONCE__|<script/);
  });

  it.each([
    ['app://counter/dossiers/1', 'GET', 404],
    ['app://counter/%2e%2e/package.json', 'GET', 404],
    ['app://counter/..%2f..%2fpackage.json', 'GET', 404],
    ['app://other/', 'GET', 404],
    ['app://counter.evil/', 'GET', 404],
    ['app://counter/', 'POST', 405],
    ['app://counter/', 'DELETE', 405],
  ])('%s %s -> %i', async (address, method, status) => {
    const ask = await protocol();
    expect((await ask(address, { method })).status).toBe(status);
  });

  it('hands what is below /api/ on', async () => {
    const ask = await protocol();
    expect(await (await ask('app://counter/api/v1/sync/push', { method: 'POST' })).text()).toBe('api POST');
  });
});
