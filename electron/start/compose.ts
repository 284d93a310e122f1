import type * as Electron from 'electron';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AttachmentLine } from '#electron/attachments/attachment-line.ts';
import { AttachmentVault } from '#electron/attachments/attachment-vault.ts';
import { Attachments } from '#electron/attachments/attachments.ts';
import { VaultKeys, vaultKeysSchema } from '#electron/attachments/vault-keys.ts';
import { exportBundle } from '#electron/bundle/export-bundle.ts';
import { dialogChooser, folderChooser } from '#electron/bundle/file-chooser.ts';
import { saveTextFile } from '#electron/files/save-text-file.ts';
import { importBundle } from '#electron/bundle/import-bundle.ts';
import { freeBytesAt } from '#electron/disk/free-space.ts';
import { nodeDisk } from '#electron/disk/node-disk.ts';
import { DeviceFileStore } from '#electron/identity/device-file.ts';
import { Identity } from '#electron/identity/identity.ts';
import { ServerLine } from '#electron/identity/server-line.ts';
import { secretsSchema } from '#electron/identity/stored-identity.ts';
import { bridgeServices } from '#electron/ipc/bridge-services.ts';
import type { BridgeServices } from '#electron/ipc/bridge-handlers.ts';
import { FileJournal } from '#electron/journal/file-journal.ts';
import { errorFacts, type AppLog } from '#electron/log/app-log.ts';
import { printWindows } from '#electron/printing/print-window.ts';
import { SlipFiles } from '#electron/printing/slip-files.ts';
import { loadSlipFonts } from '#electron/printing/slip-markup.ts';
import { SlipPrinter } from '#electron/printing/slip-printer.ts';
import type { ListPrinters } from '#electron/printing/system-printers.ts';
import { SlipViewer } from '#electron/printing/slip-viewer.ts';
import { apiForward, type Fetch } from '#electron/protocol/api-forward.ts';
import { createSecretBox } from '#electron/secrets/secret-box.ts';
import { SecretFile } from '#electron/secrets/secret-file.ts';
import { openStore } from '#electron/settings/open-store.ts';
import { SettingsStore, type KeyValueStore } from '#electron/settings/settings-store.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { Switches } from './switches.ts';

/** Milliseconds until a silent server counts as unreachable; a citizen is waiting. */
const lineTimeout = 8000;
/** Milliseconds for one attachment: 20 MB on a line of one megabit a second, and some. */
const attachmentTimeout = 240_000;
/** Milliseconds for a whole bundle to go up and into the log; nobody at the counter waits for it. */
const bundleTimeout = 180_000;
/** Milliseconds for laying out a slip, and for the spooler. */
const printTimeout = 20_000;

export interface ComposeInput {
  readonly electron: Pick<
    typeof Electron,
    'app' | 'BrowserWindow' | 'dialog' | 'nativeTheme' | 'net' | 'safeStorage' | 'session'
  >;
  /** Opens `settings.json` in userData. */
  readonly openSettings: () => KeyValueStore;
  readonly resources: string;
  readonly switches: Switches;
  readonly clock: Clock;
  /** Runs `act` after a time (milliseconds); gives what cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
  readonly log: AppLog;
}

export interface Composed {
  readonly services: BridgeServices;
  /** Answers `app://counter/api/...`. */
  readonly api: (request: Request) => Promise<Response>;
  /** Enrols as the command line asks, when the device is not enrolled yet. A failure is logged; the window then asks for a code. */
  readonly enrolBySwitch: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Puts the parts of the main process together. After Electron's `ready`. */
export async function compose({
  electron: { app, BrowserWindow, dialog, nativeTheme, net, safeStorage, session },
  openSettings,
  resources,
  switches,
  clock,
  later,
  log,
}: ComposeInput): Promise<Composed> {
  const userData = app.getPath('userData');
  const fetch: Fetch = (address, init) => net.fetch(address, init);

  const settingsPath = join(userData, 'settings.json');
  const settings = new SettingsStore({
    store: openStore(settingsPath, openSettings, () => log.warn('settings.set-aside')),
    freshId: randomUUID,
    report: (key) => log.warn('settings.unusable', { key }),
  });
  const applyTheme = (theme: Electron.NativeTheme['themeSource']): void => {
    nativeTheme.themeSource = theme;
  };
  applyTheme(settings.read().theme);

  const box = await createSecretBox(safeStorage, process.platform);
  const onServerTime = (epochMs: number): void => identity.noteServerTime(epochMs);
  const identity: Identity = await Identity.open({
    line: new ServerLine({ fetch, timeoutMs: lineTimeout, onServerTime }),
    device: new DeviceFileStore(nodeDisk, join(userData, 'device.json')),
    secrets: new SecretFile({
      disk: nodeDisk,
      path: join(userData, 'secrets.bin'),
      box,
      schema: secretsSchema,
    }),
    clock,
    randomBytes,
    report: (event) => log.warn(`identity.${event}`),
  });

  const journal = new FileJournal({
    disk: nodeDisk,
    folder: switches.journalDir ?? join(userData, 'journal'),
    onDamage: ({ kind, segment, at, bytes }) => log.warn('journal.damaged', { kind, segment, at, bytes }),
  });

  const attachments = new Attachments({
    vault: new AttachmentVault({
      disk: nodeDisk,
      folder: join(userData, 'attachments'),
      keys: new VaultKeys(
        new SecretFile({
          disk: nodeDisk,
          path: join(userData, 'attachment-keys.bin'),
          box,
          schema: vaultKeysSchema,
        }),
        randomBytes,
      ),
      randomBytes,
    }),
    line: new AttachmentLine({
      fetch,
      credentials: () => identity.credentials(),
      timeoutMs: attachmentTimeout,
    }),
    later,
    report: (code) => log.warn('attachment.not-sent', { code }),
  });
  attachments.sendWaiting();

  const createWindow = (options: Electron.BrowserWindowConstructorOptions): Electron.BrowserWindow =>
    new BrowserWindow(options);
  const files = new SlipFiles(nodeDisk, join(userData, 'slips'));
  // Any window will do: the list is the system's.
  const printers: ListPrinters = async () =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.getPrintersAsync()) ?? [];
  const printer = new SlipPrinter({
    layOut: printWindows({ session: session.fromPartition('slip-print'), createWindow, freshId: randomUUID }),
    files,
    fonts: onceLoaded(() => loadSlipFonts(join(resources, 'fonts'), readFile)),
    timeoutMs: printTimeout,
    printers,
    platform: process.platform,
    report: (event, error) => log.warn(`slip.${event}`, error === undefined ? {} : errorFacts(error)),
  });
  const viewer = new SlipViewer({
    // Chromium's PDF viewer does not exist in sessions that are kept in memory only.
    session: session.fromPartition('persist:slip-view', { cache: false }),
    createWindow,
    files,
    read: readFile,
    freshId: randomUUID,
  });

  const chooser =
    switches.bundleDir === null
      ? dialogChooser(dialog, () => BrowserWindow.getFocusedWindow(), app.getPath('documents'))
      : folderChooser(switches.bundleDir);
  const bundleLine = new ServerLine({ fetch, timeoutMs: bundleTimeout, onServerTime });

  return {
    services: bridgeServices({
      versions: { app: app.getVersion(), electron: process.versions.electron ?? '' },
      isSecretsGuarded: box.isGuarded,
      identity,
      journal,
      printer,
      printers,
      viewer,
      attachments,
      settings,
      exportBundle: (events) => exportBundle({ identity, chooser, disk: nodeDisk, clock }, events),
      importBundle: () => importBundle({ identity, chooser, line: bundleLine }),
      saveText: (name, text) => saveTextFile({ chooser, disk: nodeDisk }, name, text),
      freeBytes: () => freeBytesAt(userData),
      applyTheme,
      onDeviceReplaced: (from, to) => log.warn('identity.device-replaced', { from, to }),
      report: (operation, code) => log.warn('bridge.fault', { operation, code }),
    }),
    api: apiForward({ fetch, later, credentials: () => identity.credentials(), onServerTime }),
    enrolBySwitch: async () => {
      if (switches.enrol === null || identity.profile !== null) return;
      const { serverUrl, code, deviceName } = switches.enrol;
      const enrolled = await identity.enrol(serverUrl, code, deviceName);
      if (!enrolled.ok) log.warn('start.not-enrolled', { code: enrolled.code });
    },
    close: async () => {
      await attachments.close();
      await journal.close();
    },
  };
}

/** Loads at the first call and keeps the value; a failed load is tried again. */
function onceLoaded<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | null = null;
  return () => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null;
      throw error;
    });
    return loaded;
  };
}
