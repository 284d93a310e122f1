import { describe, expect, it } from 'vitest';
import { appWindowOptions, shouldMaximise } from './window-options.ts';

const wishes = {
  preload: '/app/preload.cjs',
  isDark: false,
  hasDevTools: false,
  workArea: { width: 1920, height: 1040 },
};

describe('options of the app’s window', () => {
  it('runs the page sandboxed, isolated and without Node', () => {
    expect(appWindowOptions(wishes).webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('opens at the usual size, or at what the screen gives', () => {
    expect(appWindowOptions(wishes)).toMatchObject({
      width: 1366,
      height: 768,
      minWidth: 1024,
      minHeight: 640,
    });
    const small = { width: 1366, height: 728 };
    expect(appWindowOptions({ ...wishes, workArea: small })).toMatchObject(small);
    expect(shouldMaximise(small)).toBe(true);
    expect(shouldMaximise({ width: 1366, height: 768 })).toBe(false);
  });

  it('does not flash white in the dark', () => {
    expect(appWindowOptions({ ...wishes, isDark: true }).backgroundColor).not.toBe(
      appWindowOptions(wishes).backgroundColor,
    );
  });
});
