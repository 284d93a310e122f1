import { describe, expect, it } from 'vitest';
import { SmallOffice } from '../testing/small-office.ts';
import { readFrame } from './frame.ts';
import { bundleLimits } from './header.ts';
import { BundleMaker, BundleOpener, withHeader } from './testing/bundle-maker.ts';

const device = new SmallOffice(1, 1).devices[0]!.sample;
const events = [device.received('H26.001.01-261123-0001'), device.received('H26.001.01-261123-0002')];
const opener = new BundleOpener();
const file = new BundleMaker().make(opener.key, events);

describe('the file of a bundle', () => {
  it('[BND-2] tells in the clear whose it is and how much it holds, and nothing of anybody', () => {
    const frame = readFrame(file);
    expect(frame).toMatchObject({
      value: {
        header: {
          officeId: device.identity.officeId,
          deviceId: device.identity.deviceId,
          count: 2,
          firstDeviceSeq: 1,
          lastDeviceSeq: 2,
          serverKeyId: opener.key.id,
        },
      },
    });
    const bytes = Buffer.from(file);
    for (const word of ['Nguyễn', '000090004567', 'H26.001', device.identity.actorId]) {
      expect(bytes.includes(word), word).toBe(false);
    }
  });

  it('[BND-6] knows a file that is something else', () => {
    const others = ['', '\n', 'Xin chào\n', '{}\n', '[1]\n', '{"format":"other"}\n', '%PDF-1.7\n{}', '{'];
    for (const text of others) {
      expect(readFrame(Buffer.from(text)), text).toEqual({ ok: false, code: 'bundle-unknown' });
    }
    expect(readFrame(new Uint8Array(5_000).fill(0x7b))).toMatchObject({ code: 'bundle-unknown' });
  });

  it('[BND-6] knows a copy that broke off, wherever it did', () => {
    for (const length of [
      200,
      file.indexOf(0x0a),
      file.indexOf(0x0a) + 1,
      file.length - 200,
      file.length - 1,
    ]) {
      expect(readFrame(file.subarray(0, length)), String(length)).toMatchObject({ code: 'bundle-truncated' });
    }
  });

  it('[BND-6] knows one that was made by a newer app, and says so before anything else', () => {
    const newer = withHeader(file, /\{.*\}/, '{"format":"qmc-bundle","version":2,"other":true}');
    expect(readFrame(newer)).toEqual({ ok: false, code: 'bundle-newer', detail: { version: 2, known: 1 } });
  });

  it('[BND-6] refuses a header that says what cannot be, and bytes after the end', () => {
    const badHeaders: readonly (readonly [string | RegExp, string])[] = [
      ['"version":1', '"version":0'],
      ['"count":2', '"count":0'],
      ['"count":2', '"count":50001'],
      ['"count":2', '"count":2,"extra":1'],
      [/"sealedBytes":\d+/, '"sealedBytes":-5'],
      [/"ephemeralKey":"[^"]+"/, '"ephemeralKey":"AAAA"'],
    ];
    for (const [from, to] of badHeaders) {
      expect(readFrame(withHeader(file, from, to)), to).toMatchObject({ code: 'bundle-damaged' });
    }
    expect(readFrame(Buffer.concat([file, Buffer.from('x')]))).toMatchObject({ code: 'bundle-damaged' });
  });

  it('[BND-6] takes nothing larger than a bundle may be', () => {
    expect(readFrame(new Uint8Array(bundleLimits.fileBytes + 1))).toEqual({
      ok: false,
      code: 'bundle-too-large',
      detail: { limit: 32 },
    });
  });
});
