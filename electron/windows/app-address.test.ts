import { describe, expect, it } from 'vitest';
import { isAppAddress, isPageAddress } from './app-address.ts';

describe('the app’s own addresses', () => {
  it.each([
    ['app://counter/', true],
    ['app://counter/#/dossiers/1', true],
    ['app://counter/assets/a.js?x=1', true],
    ['app://counter.evil/', false],
    ['app://counter@evil/', false],
    ['app://user@counter/', false],
    ['app://counter:80/', false],
    ['app://other/', false],
    ['app:counter', false],
    ['https://counter/', false],
    ['file:///counter/', false],
    ['about:blank', false],
    ['', false],
  ])('%s -> %s', (address, expected) => {
    expect(isAppAddress(address)).toBe(expected);
  });

  it('lets the window go to its pages only', () => {
    expect(isPageAddress('app://counter/#/intake')).toBe(true);
    expect(isPageAddress('app://counter/recovery.html')).toBe(true);
    expect(isPageAddress('app://counter/api/v1/sync/pull')).toBe(false);
    expect(isPageAddress('app://counter/assets/a.js')).toBe(false);
    expect(isPageAddress('https://example.com/')).toBe(false);
  });
});
