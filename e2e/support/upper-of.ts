import type { Locator } from '@playwright/test';

/** Which of two elements is seen, and answers to the mouse, where both of them are; `apart` when there is no such place. */
export async function upperOf(first: Locator, second: Locator): Promise<'first' | 'second' | 'apart'> {
  const other = await second.elementHandle();
  return first.evaluate((one, two) => {
    const [a, b] = [one.getBoundingClientRect(), two?.getBoundingClientRect()];
    if (b === undefined) return 'apart';
    const [left, right] = [Math.max(a.left, b.left), Math.min(a.right, b.right)];
    const [top, bottom] = [Math.max(a.top, b.top), Math.min(a.bottom, b.bottom)];
    if (left >= right || top >= bottom) return 'apart';
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return one.contains(seen) ? 'first' : 'second';
  }, other);
}
