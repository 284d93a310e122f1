import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';

/** What every page of ours runs under. Stated in full, also where it is Electron's default today. */
export const securePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences;

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** The counters' usual screen, and the smallest window in which every page still fits (device-independent pixels). */
const usualExtent: Extent = { width: 1366, height: 768 };
const smallestExtent: Extent = { width: 1024, height: 640 };

/** Shown until the page has drawn, so that a dark desk does not flash white. */
function backgroundFor(isDark: boolean): string {
  return isDark ? '#1a1b1e' : '#ffffff';
}

export interface AppWindowWishes {
  readonly preload: string;
  readonly isDark: boolean;
  readonly hasDevTools: boolean;
  /** The screen without its task bar. */
  readonly workArea: Extent;
}

/** Options of the app's window. */
export function appWindowOptions(wishes: AppWindowWishes): BrowserWindowConstructorOptions {
  return {
    width: Math.min(usualExtent.width, wishes.workArea.width),
    height: Math.min(usualExtent.height, wishes.workArea.height),
    minWidth: smallestExtent.width,
    minHeight: smallestExtent.height,
    title: 'Quầy Một Cửa',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: backgroundFor(wishes.isDark),
    webPreferences: { ...securePreferences, preload: wishes.preload, devTools: wishes.hasDevTools },
  };
}

/** A window that would not fit beside the task bar is better maximised than cut. */
export function shouldMaximise(workArea: Extent): boolean {
  return workArea.width < usualExtent.width || workArea.height < usualExtent.height;
}
