import { describe, expect, it } from 'vitest';
import {
  confineNavigation,
  openNothing,
  type NavigatingContents,
  type OpeningContents,
} from './navigation.ts';

function contentsThatTry() {
  const listeners = new Map<string, (details: never) => void>();
  let openHandler: (() => { action: 'deny' }) | null = null;
  const contents: NavigatingContents & OpeningContents = {
    on: (event: string, listener: (details: never) => void) => listeners.set(event, listener),
    setWindowOpenHandler: (handler) => void (openHandler = handler),
  };
  const goes = (event: string, url: string, isMainFrame = true): boolean => {
    let prevented = false;
    listeners.get(event)!({ url, isMainFrame, preventDefault: () => (prevented = true) } as never);
    return !prevented;
  };
  return { contents, goes, opens: () => openHandler!().action };
}

describe('navigation', () => {
  it('stays on the app’s own pages', () => {
    const { contents, goes } = contentsThatTry();
    confineNavigation(contents);
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
      expect(goes(event, 'app://counter/#/x')).toBe(true);
      expect(goes(event, 'https://example.com/')).toBe(false);
      expect(goes(event, 'app://counter.evil/')).toBe(false);
      expect(goes(event, 'file:///etc/passwd')).toBe(false);
      expect(goes(event, 'javascript:alert(1)')).toBe(false);
      expect(goes(event, 'app://counter/', false)).toBe(false);
    }
  });

  it('opens no windows and attaches no webviews', () => {
    const { contents, goes, opens } = contentsThatTry();
    openNothing(contents);
    expect(opens()).toBe('deny');
    expect(goes('will-attach-webview', '')).toBe(false);
  });

  it('takes another rule for windows that show one document', () => {
    const { contents, goes } = contentsThatTry();
    confineNavigation(contents, () => false);
    expect(goes('will-navigate', 'app://counter/')).toBe(false);
  });
});
