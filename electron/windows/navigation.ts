import { isPageAddress } from './app-address.ts';

interface NavigationDetails {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

/** The part of Electron's `WebContents` that new contents come from. */
export interface OpeningContents {
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
}

/** The part that moving away goes through. */
export interface NavigatingContents {
  on(event: 'will-navigate', listener: (details: NavigationDetails) => void): unknown;
  on(event: 'will-redirect', listener: (details: NavigationDetails) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: NavigationDetails) => void): unknown;
}

/** The main frame may go to the app's own pages; there are no other frames. */
function mayNavigate(address: string, isMainFrame: boolean): boolean {
  return isMainFrame && isPageAddress(address);
}

/** No windows opened by pages, no webviews. For every contents there is, also those that should never come to be. */
export function openNothing(contents: OpeningContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/**
 * Keeps a window where it is.
 *
 * @param isAllowed decides; a window that shows one document allows nothing
 */
export function confineNavigation(
  contents: NavigatingContents,
  isAllowed: (address: string, isMainFrame: boolean) => boolean = mayNavigate,
): void {
  const decide = (details: NavigationDetails): void => {
    if (!isAllowed(details.url, details.isMainFrame)) details.preventDefault();
  };
  contents.on('will-navigate', decide);
  contents.on('will-redirect', decide);
  contents.on('will-frame-navigate', decide);
}
