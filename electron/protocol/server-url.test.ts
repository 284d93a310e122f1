import { describe, expect, it } from 'vitest';
import { parseServerUrl } from './server-url.ts';

describe('addresses of servers', () => {
  it.each([
    ['https://motcua.example.vn', 'https://motcua.example.vn'],
    [' https://motcua.example.vn/ ', 'https://motcua.example.vn'],
    ['https://example.vn:8443/motcua/', 'https://example.vn:8443/motcua'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('%s -> %s', (text, expected) => {
    expect(parseServerUrl(text)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['http://motcua.example.vn', 'server-url-insecure'],
    ['http://127.0.0.1.example.vn', 'server-url-insecure'],
    ['http://localhost.example.vn', 'server-url-insecure'],
    ['http://10.0.0.1', 'server-url-insecure'],
    ['ftp://127.0.0.1', 'server-url-invalid'],
    ['file:///etc', 'server-url-invalid'],
    ['https://user:secret@example.vn', 'server-url-invalid'],
    ['https://example.vn/?a=1', 'server-url-invalid'],
    ['motcua', 'server-url-invalid'],
    ['', 'server-url-invalid'],
  ])('%s is refused: %s', (text, code) => {
    expect(parseServerUrl(text)).toEqual({ ok: false, code });
  });
});
