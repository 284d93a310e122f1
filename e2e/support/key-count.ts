import type { Page } from '@playwright/test';

/** Counts every key that goes down in the page from now on, modifiers too. Text that is put in without keys does not count. */
export async function countKeys(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(listen);
  return () => page.evaluate(() => (globalThis as unknown as { pressedKeys: string[] }).pressedKeys);
}

/** Runs in the page. */
function listen(): void {
  const pressedKeys: string[] = [];
  Object.assign(globalThis, { pressedKeys });
  addEventListener('keydown', ({ key }) => pressedKeys.push(key), { capture: true });
}
