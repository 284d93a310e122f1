import type { Page } from '@playwright/test';

/** Seconds from one key to the next; scanners take 1 to 20 ms. */
const gap = 0.005;

/**
 * What a scanner types: a text and Enter, each key with the time at which a scanner would have sent it. On a busy machine the keys of a
 * test arrive slower than that, and would be taken for a hand's.
 */
export async function scan(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...text].map((key) => ({ key, text: key }));
  let timestamp = Date.now() / 1000 - (keys.length + 1) * gap;
  for (const key of [...keys, { key: 'Enter', code: 'Enter', text: '\r', windowsVirtualKeyCode: 13 }]) {
    timestamp += gap;
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key, text: '', timestamp });
  }
  await session.detach();
}
