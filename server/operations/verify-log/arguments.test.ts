import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

const office = '019abf2e-0000-7000-8000-000000000001';
const device = '019abf2e-0000-7000-8000-000000000002';
const hash = 'a'.repeat(64);

describe('readArguments', () => {
  it('reads what is to be verified, and knows what is left out', () => {
    expect(readArguments([])).toEqual({ officeId: null, deviceId: null, expected: null, json: null });
    expect(readArguments(['--office', office, '--expect', `12:${hash}`, '--json', '-'])).toEqual({
      officeId: office,
      deviceId: null,
      expected: { seq: 12, chainHash: hash },
      json: '-',
    });
    expect(readArguments(['--device', device])).toMatchObject({ officeId: null, deviceId: device });
  });

  it.each([
    ['an unknown word', ['--repair']],
    ['a word that belongs to nothing', ['all']],
    ['an office that is no id', ['--office', 'H26']],
    ['a hash without an office', ['--expect', `12:${hash}`]],
    ['a hash for one device', ['--office', office, '--device', device, '--expect', `12:${hash}`]],
    ['a hash without a place', ['--office', office, '--expect', hash]],
    ['place 0', ['--office', office, '--expect', `0:${hash}`]],
    ['no file', ['--json', '']],
  ])('refuses %s', (_what, words) => expect(readArguments(words)).toBeNull());
});
