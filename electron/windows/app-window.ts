import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { startAddress } from './app-address.ts';
import { mendCrashes, type CrashPorts } from './crash-recovery.ts';
import { confineNavigation } from './navigation.ts';
import { appWindowOptions, shouldMaximise, type AppWindowWishes } from './window-options.ts';

export interface AppWindowPorts {
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly crash: CrashPorts;
  /** Told when the page does not load at all; Chromium's code, no address. */
  readonly onLoadFailed: (code: number) => void;
}

/** The desk: the one window with the app's page and the bridge. */
export function openAppWindow(wishes: AppWindowWishes, ports: AppWindowPorts): BrowserWindow {
  const window = ports.createWindow(appWindowOptions(wishes));
  const { webContents: contents } = window;
  confineNavigation(contents);
  const load = (address: string): void => {
    // A failed load is told by the event below; an aborted one was overtaken by another.
    window.loadURL(address).catch(() => undefined);
  };
  contents.on('did-fail-load', (_event, code, _description, _address, isMainFrame) => {
    if (isMainFrame) ports.onLoadFailed(code);
  });
  mendCrashes(
    {
      onGone: (listener) => void contents.on('render-process-gone', (_event, { reason }) => listener(reason)),
      onUnresponsive: (listener) => void window.on('unresponsive', listener),
      onResponsive: (listener) => void window.on('responsive', listener),
      show: load,
      endPage: () => contents.forcefullyCrashRenderer(),
    },
    ports.crash,
  );
  window.once('ready-to-show', () => {
    if (shouldMaximise(wishes.workArea)) window.maximize();
    window.show();
  });
  load(startAddress);
  return window;
}

/** Brings a window before the person, also one that was minimised. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
