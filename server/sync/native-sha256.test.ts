import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256Hex } from '#shared/kernel/sha256.ts';
import { nativeSha256 } from './native-sha256.ts';

it('gives the hash that the devices give, of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(nativeSha256(text)).toBe(sha256Hex(text));
    }),
  );
  // Half of a character: both write the same mark in its place.
  expect(nativeSha256('a\ud83db')).toBe(sha256Hex('a\ud83db'));
});
