import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonBody } from './json-body.ts';

const malformed = (reason: string) => ({ ok: false, code: 'malformed-request', detail: { reason } });

describe('parseJsonBody', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, isSpaced) => {
        const text = JSON.stringify(value, null, isSpaced ? 1 : 0);
        fc.pre(!text.includes('__proto__'));
        expect(parseJsonBody(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    '\\u005f_proto__',
    'construct\\u006fr',
    '__pr\\u006fto__',
  ])('refuses the key %s wherever it stands', (key) => {
    for (const text of [`{"${key}":1}`, `{"a":[{"${key}" : {}}]}`, `[0,{"b":"c","${key}":null}]`])
      expect(parseJsonBody(text)).toEqual(malformed('json'));
    expect(parseJsonBody(`{"a":"${key}"}`)).toMatchObject({ ok: true });
  });

  it('counts brackets outside of texts alone, whatever the texts end with', () => {
    const deep = '['.repeat(41);
    for (const before of ['', '["\\\\",', '["\\"",', '["\\\\\\"",', '["a[b",'])
      expect(parseJsonBody(before + deep)).toEqual(malformed('depth'));
    for (const text of ['\\', '"', '\\"', '\\\\"', 'a\\'])
      expect(parseJsonBody(JSON.stringify([text + deep]))).toEqual({ ok: true, value: [text + deep] });
    expect(parseJsonBody(`["${'\\'.repeat(200_000)}`)).toEqual(malformed('json'));
  });
});
