import * as electron from 'electron';
import Store from 'electron-store';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { installBridge, servicesOnce } from './ipc/bridge-handlers.ts';
import { errorFacts } from './log/app-log.ts';
import { appProtocol } from './protocol/app-protocol.ts';
import { BuiltFiles } from './protocol/built-files.ts';
import { compose } from './start/compose.ts';
import { prepareApp } from './start/prepare.ts';
import { readSwitches } from './start/switches.ts';
import { appOrigin, appScheme } from './windows/app-address.ts';
import { bringForward, openAppWindow } from './windows/app-window.ts';
import { menuTemplate } from './windows/menu.ts';
import { installPermissions } from './windows/permissions.ts';

const { app, BrowserWindow, ipcMain, Menu, nativeTheme, protocol, screen, session } = electron;
const appFolder = resolve(import.meta.dirname, '../..');
const clock = { now: () => Date.now(), monotonic: () => performance.now() };
const log = prepareApp(electron);

if (app.requestSingleInstanceLock()) {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
  void app.whenReady().then(start);
} else {
  app.exit(0);
}

async function start(): Promise<void> {
  const template = menuTemplate(process.platform);
  Menu.setApplicationMenu(template === null ? null : Menu.buildFromTemplate(template));
  const switches = readSwitches((name) => app.commandLine.getSwitchValue(name), app.isPackaged, hostname());
  const resources = join(appFolder, 'resources');
  // The window's process starts meanwhile, and what its page asks waits for this. The theme is applied before the first pause in it.
  const composed = compose({ electron, openSettings, resources, switches, clock, later, log });
  const services = composed.then(async (parts) => {
    await parts.enrolBySwitch();
    return parts.services;
  });

  const opened = BuiltFiles.open(join(appFolder, 'dist/renderer'), readFile);
  const files = { find: async (path: string) => (await opened).find(path) };
  const api = async (request: Request): Promise<Response> => (await composed).api(request);
  protocol.handle(appScheme, appProtocol({ files, api, nonce }));
  installPermissions(session.defaultSession);
  session.defaultSession.on('will-download', (event) => event.preventDefault());

  let desk: electron.BrowserWindow | null = null;
  installBridge(ipcMain, {
    origin: appOrigin,
    ownContents: () => desk?.webContents ?? null,
    services: servicesOnce(services),
    report: (channel, code, { at = [], error }) => {
      log.warn('bridge.refused', { channel, code, at, ...(error === undefined ? {} : errorFacts(error)) });
    },
  });
  const window = openAppWindow(
    {
      preload: join(appFolder, 'dist/electron/preload.cjs'),
      isDark: nativeTheme.shouldUseDarkColors,
      hasDevTools: !app.isPackaged,
      workArea: screen.getPrimaryDisplay().workAreaSize,
    },
    {
      createWindow: (options) => new BrowserWindow(options),
      crash: { clock, later, report: (event, reason) => log.error(`window.${event}`, { reason }) },
      onLoadFailed: (code) => log.error('window.load-failed', { code }),
    },
  );
  desk = window;
  window.once('closed', () => {
    desk = null;
    void composed.then((parts) => parts.close()).finally(() => app.quit());
  });
  app.on('second-instance', () => bringForward(window));
  await services;
  log.info('app.started', { version: app.getVersion(), electron: process.versions.electron });
}

function openSettings(): Store {
  return new Store({ name: 'settings', clearInvalidConfig: false });
}

function nonce(): string {
  return randomBytes(16).toString('base64');
}

function later(act: () => void, ms: number): () => void {
  const timer = setTimeout(act, ms);
  return () => clearTimeout(timer);
}
