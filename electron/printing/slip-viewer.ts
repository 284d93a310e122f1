import type { BrowserWindow, BrowserWindowConstructorOptions, Session } from 'electron';
import { basename } from 'node:path';
import { appScheme } from '#electron/windows/app-address.ts';
import { confineNavigation } from '#electron/windows/navigation.ts';
import { refuseAllPermissions } from '#electron/windows/permissions.ts';
import { securePreferences } from '#electron/windows/window-options.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import type { SlipFiles } from './slip-files.ts';

const slipHost = 'slip-file';
/** Chromium's own PDF viewer is an extension with parts of these schemes. */
const viewerSchemes = ['chrome-extension:', 'chrome:', 'blob:', 'data:', 'about:'];

export interface SlipViewerPorts {
  /** A session that is used for nothing else, and not one in memory: Chromium's PDF viewer is missing there. */
  readonly session: Session;
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly files: SlipFiles;
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly freshId: () => string;
}

/** Shows kept slips in Chromium's PDF viewer, in a window that reaches that one file and nothing else. */
export class SlipViewer {
  private readonly ports: SlipViewerPorts;
  /** What each address shows, for as long as its window stands. */
  private readonly shown = new Map<string, () => Promise<Uint8Array<ArrayBuffer>>>();
  private window: BrowserWindow | null = null;

  constructor(ports: SlipViewerPorts) {
    this.ports = ports;
    const { session } = ports;
    refuseAllPermissions(session);
    session.webRequest.onBeforeRequest(({ url }, answer) => {
      answer({ cancel: !this.shown.has(url) && !viewerSchemes.includes(new URL(url).protocol) });
    });
    session.protocol.handle(appScheme, (request) => this.serve(request.url));
  }

  /** A kept slip. */
  async show(path: string): Promise<Result<undefined, Fault<'slip-not-found' | 'slip-not-shown'>>> {
    const found = await this.ports.files.find(path);
    if (!found.ok) return found;
    return this.open(basename(found.value), () => this.ports.read(found.value));
  }

  /** A PDF that is in no file of its own. It is gone from memory when its window is closed. */
  showContent(
    name: string,
    pdf: Uint8Array<ArrayBuffer>,
  ): Promise<Result<undefined, Fault<'slip-not-shown'>>> {
    return this.open(name, () => Promise.resolve(pdf));
  }

  private async open(
    name: string,
    content: () => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<Result<undefined, Fault<'slip-not-shown'>>> {
    const address = `${appScheme}://${slipHost}/${this.ports.freshId()}/${encodeURIComponent(name)}`;
    const window = this.ports.createWindow({
      width: 900,
      height: 760,
      title: basename(name, '.pdf'),
      autoHideMenuBar: true,
      webPreferences: { ...securePreferences, plugins: true, session: this.ports.session, devTools: false },
    });
    confineNavigation(window.webContents, (_address, isMainFrame) => !isMainFrame);
    window.on('page-title-updated', (event) => event.preventDefault());
    this.shown.set(address, content);
    // One viewer at a time: a day's slips would else pile up behind the counter's window.
    this.window?.close();
    this.window = window;
    window.once('closed', () => {
      this.shown.delete(address);
      if (this.window === window) this.window = null;
    });
    try {
      await window.loadURL(address);
      return ok(undefined);
    } catch {
      window.destroy();
      return fault('slip-not-shown');
    }
  }

  private async serve(address: string): Promise<Response> {
    const content = this.shown.get(address);
    if (content === undefined) return new Response(null, { status: 404 });
    const headers = { 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' };
    return new Response(await content(), { headers });
  }
}
