import { expect } from '@playwright/test';
import { type Desk, people } from '../support/desk.ts';
import { test } from '../support/story.ts';

test('the page is walled in: no Node, one frozen bridge, a strict policy, no way out', async ({ desk }) => {
  const { electron, page } = await desk.openEnrolled('counter-1', 1);
  await page.getByLabel('Tên đăng nhập').waitFor();

  const inside = await page.evaluate(() => ({
    keys: Object.keys((window as unknown as { counter: object }).counter),
    isFrozen: Object.isFrozen((window as unknown as { counter: object }).counter),
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    origin: location.href.split('#')[0],
  }));
  expect(inside).toEqual({ keys: ['invoke'], isFrozen: true, node: [], origin: 'app://counter/' });

  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window');
    const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    const settings = contents.getLastWebPreferences();
    const { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity } = settings;
    return { sandbox, contextIsolation, nodeIntegration, webviewTag, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  });

  const tried = await page.evaluate(async () => {
    const status = async (path: string): Promise<number> => (await fetch(path)).status;
    const refused = (work: Promise<unknown>): Promise<boolean> =>
      work.then(
        () => false,
        () => true,
      );
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.head.append(inline);
    return {
      traversal: await status('/..%2f..%2fpackage.json'),
      unlisted: await status('/package.json'),
      identity: await status('/api/v1/session'),
      foreignFetch: await refused(fetch('https://example.invalid/')),
      inlineRan: 'inlineRan' in window,
      opened: window.open('https://example.invalid/') !== null,
      policy: (await fetch('/')).headers.get('content-security-policy') ?? '',
    };
  });
  expect(tried).toMatchObject({ foreignFetch: true, inlineRan: false, opened: false });
  expect(tried.traversal).toBeGreaterThanOrEqual(400);
  expect(tried.unlisted).toBe(404);
  expect(tried.identity).toBeGreaterThanOrEqual(400);
  expect(tried.policy).toContain("default-src 'none'");
  expect(tried.policy).toContain("connect-src 'self'");
  expect(tried.policy).not.toContain('unsafe');

  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  expect(page.url()).toContain('app://counter/');
});

test('the device token and the session token never reach the page', async ({ desk }) => {
  const { page, signIn } = await bound(desk);
  await signIn();
  const held = await page.evaluate(async () => {
    const names = ['profile.read', 'session.read', 'app.info', 'settings.read'];
    const bridge = (window as unknown as { counter: { invoke(name: string): Promise<unknown> } }).counter;
    const answers = await Promise.all(names.map((name) => bridge.invoke(name)));
    return JSON.stringify([answers, { ...localStorage }, document.cookie]);
  });
  expect(held).toContain('Cửa Nam');
  expect(held).not.toMatch(/token/i);
  const refused = await page.evaluate(() =>
    (window as unknown as { counter: { invoke(name: string): Promise<unknown> } }).counter.invoke('fs.read'),
  );
  expect(refused).toMatchObject({ ok: false, code: 'bridge-refused' });
});

async function bound(desk: Desk) {
  const counter = await desk.openEnrolled('counter-1', 1);
  return { page: counter.page, signIn: () => counter.signIn(people.officer, desk.server.demoPassword) };
}
