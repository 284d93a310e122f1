/** Command-line switches of the app; Chromium's own (`--user-data-dir`, `--no-sandbox`) are read where they are used. */
export interface Switches {
  /** Enrols the device before the window opens, on a first run. */
  readonly enrol: { readonly serverUrl: string; readonly code: string; readonly deviceName: string } | null;
  /** Puts the journal elsewhere: tests have it on a disk of their own. */
  readonly journalDir: string | null;
  /** Where bundles are saved and opened, instead of asking with the system's dialogs. */
  readonly bundleDir: string | null;
}

/**
 * @param valueOf gives a switch's value, empty when it is not there
 * @param isPackaged in what users get there are no such switches: nobody may enrol or move things by a changed shortcut
 * @param hostName what the device is called when nobody names it
 */
export function readSwitches(
  valueOf: (name: string) => string,
  isPackaged: boolean,
  hostName: string,
): Switches {
  if (isPackaged) return { enrol: null, journalDir: null, bundleDir: null };
  const serverUrl = valueOf('enrol-url');
  const code = valueOf('enrol-code');
  const deviceName = (valueOf('enrol-name') || hostName || 'counter').slice(0, 80);
  return {
    enrol: serverUrl === '' || code === '' ? null : { serverUrl, code, deviceName },
    journalDir: valueOf('journal-dir') || null,
    bundleDir: valueOf('bundle-dir') || null,
  };
}
