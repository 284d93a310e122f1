import type {
  BrowserWindow,
  BrowserWindowConstructorOptions,
  Session,
  WebContentsPrintOptions,
} from 'electron';
import { appScheme } from '#electron/windows/app-address.ts';
import { confineNavigation } from '#electron/windows/navigation.ts';
import { refuseAllPermissions } from '#electron/windows/permissions.ts';
import { securePreferences } from '#electron/windows/window-options.ts';
import { sheets, type PaperSize } from '#shared/dossier/slips/page-setup.ts';
import type { LayOut } from './print-port.ts';

/** Each page is handed out once, under an address that nobody else knows. */
const printHost = 'slip-page';

/** No script, no network: what the document needs is inside it. `style-src` must allow the document's own sheet. */
const printPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

const micronsOfMillimetre = 1000;

const pageSizes: Readonly<Record<PaperSize, NonNullable<WebContentsPrintOptions['pageSize']>>> = {
  a4: 'A4',
  a5: 'A5',
  'roll-80': {
    width: sheets['roll-80'].width * micronsOfMillimetre,
    height: sheets['roll-80'].height * micronsOfMillimetre,
  },
};

export interface PrintWindowPorts {
  /** A session in memory that is used for nothing else. */
  readonly session: Session;
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly freshId: () => string;
}

/** Lays pages out in a hidden window without scripts. */
export function printWindows({ session, createWindow, freshId }: PrintWindowPorts): LayOut {
  const pages = new Map<string, string>();
  refuseAllPermissions(session);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !url.startsWith(`${appScheme}://${printHost}/`) && !url.startsWith('data:') });
  });
  session.protocol.handle(appScheme, (request) => {
    const markup = pages.get(request.url);
    pages.delete(request.url);
    return new Response(markup ?? null, {
      status: markup === undefined ? 404 : 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': printPolicy,
        'x-content-type-options': 'nosniff',
      },
    });
  });

  return async (markup) => {
    const address = `${appScheme}://${printHost}/${freshId()}`;
    const window = createWindow({
      show: false,
      width: 794,
      height: 1123,
      webPreferences: { ...securePreferences, javascript: false, session, devTools: false },
    });
    confineNavigation(window.webContents, () => false);
    pages.set(address, markup);
    try {
      await window.loadURL(address);
    } catch (error) {
      window.destroy();
      throw error;
    } finally {
      pages.delete(address);
    }
    return {
      // The document's own @page rule says which sheet it is.
      pdf: () => window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true }),
      toPrinter: ({ printerName: deviceName, size, isLandscape, copies }) =>
        new Promise((resolve) => {
          window.webContents.print(
            {
              silent: true,
              deviceName,
              printBackground: true,
              pageSize: pageSizes[size],
              landscape: isLandscape,
              copies,
              margins: { marginType: 'none' },
            },
            (wasTaken, reason) => resolve(wasTaken ? null : reason),
          );
        }),
      close: () => window.destroy(),
    };
  };
}
