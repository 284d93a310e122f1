import { describe, expect, it } from 'vitest';
import { installPermissions, mayUse, refuseAllPermissions, type PermissionSession } from './permissions.ts';

const own = 'app://counter/';

/** Keeps the handlers that were installed, and asks them. */
function sessionThatRemembers() {
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const session: PermissionSession = {
    setPermissionRequestHandler: (handler) => void (handlers['request'] = handler as never),
    setPermissionCheckHandler: (handler) => void (handlers['check'] = handler as never),
    setDevicePermissionHandler: (handler) => void (handlers['device'] = handler as never),
  };
  const ask = (...args: unknown[]): boolean => {
    let answer = false;
    handlers['request']!(...([null, args[0], (given: boolean) => (answer = given), args[1]] as never[]));
    return answer;
  };
  const check = (...args: unknown[]) => handlers['check']!(...([null, ...args] as never[]));
  return { session, ask, check, device: () => handlers['device']!() };
}

describe('permissions', () => {
  it.each([
    ['clipboard-sanitized-write', true],
    ['fullscreen', true],
    ['persistent-storage', true],
    ['clipboard-read', false],
    ['media', false],
    ['geolocation', false],
    ['notifications', false],
    ['usb', false],
    ['serial', false],
    ['hid', false],
    ['openExternal', false],
    ['display-capture', false],
    ['something-new', false],
  ])('%s -> %s for our own page', (permission, expected) => {
    expect(mayUse(permission, own)).toBe(expected);
  });

  it('gives nothing to another origin, nor to one that is not told', () => {
    expect(mayUse('fullscreen', 'https://example.com/')).toBe(false);
    expect(mayUse('fullscreen', 'app://counter.evil/')).toBe(false);
    expect(mayUse('fullscreen', '')).toBe(false);
    expect(mayUse('fullscreen', undefined)).toBe(false);
  });

  it('answers questions, silent checks and device requests by the same table', () => {
    const { session, ask, check, device } = sessionThatRemembers();
    installPermissions(session);
    expect(ask('persistent-storage', { requestingUrl: own })).toBe(true);
    expect(ask('media', { requestingUrl: own })).toBe(false);
    expect(check('fullscreen', 'app://counter')).toBe(true);
    expect(check('fullscreen', 'https://example.com')).toBe(false);
    expect(device()).toBe(false);
  });

  it('refuses everything where only documents are shown', () => {
    const { session, ask, check, device } = sessionThatRemembers();
    refuseAllPermissions(session);
    expect([ask('fullscreen', { requestingUrl: own }), check('fullscreen', own), device()]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
