import type { Session } from 'electron';
import { isAppAddress } from './app-address.ts';

/**
 * What a page may ask of the machine. Everything that is not in the table is refused: camera, microphone, place, USB, serial, HID,
 * notifications, reading the clipboard. `persistent-storage` protects the IndexedDB from being evicted (not in Electron's documentation).
 */
const granted: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
  'persistent-storage',
]);

/** @param address of the page that asks, as Chromium gives it: an address or an origin */
export function mayUse(permission: string, address: string | undefined): boolean {
  return granted.has(permission) && address !== undefined && isAppAddress(address);
}

export type PermissionSession = Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
>;

/** Both handlers are needed: one answers questions, the other silent checks. */
export function installPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(mayUse(permission, requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    mayUse(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
}

/** For sessions that show documents and nothing else: the printing window and the slip viewer. */
export function refuseAllPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
}
