import { describe, expect, it } from 'vitest';
import { SmallOffice } from '../testing/small-office.ts';
import { readFrame } from './frame.ts';
import { openBundle } from './sealing.ts';
import { BundleMaker, BundleOpener, bent, withHeader } from './testing/bundle-maker.ts';

const device = new SmallOffice(2, 1).devices[0]!.sample;
const events = [device.received('H26.001.01-261123-0001')];
const maker = new BundleMaker();
const opener = new BundleOpener();
const file = maker.make(opener.key, events);

function opened(bytes: Uint8Array, { signer = maker.publicKey, by = opener } = {}): string {
  const frame = readFrame(bytes);
  if (!frame.ok) return frame.code;
  const content = openBundle(by.crypto, by.key, signer, frame.value);
  return content.ok ? 'opened' : content.code;
}

describe('sealing', () => {
  it('[BND-2] is undone by the server alone', () => {
    expect(opener.eventsIn(file, maker.publicKey)).toEqual(events);
    expect(opened(file, { by: new BundleOpener() })).toBe('bundle-damaged');
  });

  it('[BND-2] uses a key of its own for each bundle', () => {
    const frames = [file, maker.make(opener.key, events)].map(readFrame);
    const keys = frames.map((frame) => (frame.ok ? frame.value.header.ephemeralKey : ''));
    expect(new Set(keys).size).toBe(2);
  });

  it('[BND-3] shows every change of header, signature and content', () => {
    const end = file.indexOf(0x0a);
    for (const at of [end + 1, end + 64, end + 65, -17, -1]) {
      expect(opened(bent(file, at)), String(at)).toBe('bundle-signature-wrong');
    }
    const other = device.identity.deviceId.replace(/^.{8}/, '01234567');
    for (const [from, to] of [
      ['"count":1', '"count":7'],
      [device.identity.deviceId, other],
      [/"createdAt":\d/, '"createdAt":2'],
    ] as const) {
      expect(opened(withHeader(file, from, to)), to).toBe('bundle-signature-wrong');
    }
  });

  it('[BND-3] cannot be claimed by another machine that signs the same content anew', () => {
    const thief = new BundleMaker();
    expect(opened(file, { signer: thief.publicKey })).toBe('bundle-signature-wrong');
    const frame = readFrame(file);
    if (!frame.ok) throw new Error(frame.code);
    const text = Buffer.from(frame.value.headerLine).toString('latin1');
    const stolenLine = Buffer.from(
      text.replace(device.identity.deviceId, device.identity.officeId),
      'latin1',
    );
    const stolen = { ...frame.value, headerLine: stolenLine };
    const signature = thief.crypto.sign(
      Buffer.concat([Buffer.from('qmc-bundle signed\n'), stolenLine, Buffer.from('\n'), stolen.sealed]),
    );
    expect(openBundle(opener.crypto, opener.key, thief.publicKey, { ...stolen, signature })).toEqual({
      ok: false,
      code: 'bundle-damaged',
    });
  });
});
