/**
 * The one origin of the app. It owns the IndexedDB with everybody's work: changing scheme or host after a release would lose it all.
 */
export const appScheme = 'app';
export const appHost = 'counter';
export const appOrigin = `${appScheme}://${appHost}`;

/** The page that the window shows; the renderer routes by hash, so there is no other. */
export const startAddress = `${appOrigin}/`;
export const recoveryPath = '/recovery.html';
export const recoveryAddress = `${appOrigin}${recoveryPath}`;

/**
 * Whether an address belongs to the app's own origin. Scheme and authority are compared whole, never by prefix: Node's `URL.origin` is
 * the text `null` for schemes of our own, and a prefix would let `app://counter.evil/` in.
 */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === appHost && username === '' && password === '';
}

/** Whether the window may be taken there: only the pages themselves, not the API and not a file of the build. */
export function isPageAddress(address: string): boolean {
  if (!isAppAddress(address)) return false;
  const { pathname } = new URL(address);
  return ['', '/', '/index.html', recoveryPath].includes(pathname);
}
