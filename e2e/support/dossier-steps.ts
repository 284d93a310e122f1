import { type Page, expect } from '@playwright/test';

/**
 * Opens a dossier's page from the list.
 *
 * @param filter of the list under which it stands
 */
export async function openDossier(page: Page, code: string, filter = 'Đang mở'): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('radio', { name: new RegExp(`^${filter}`) }).check();
  await page.getByRole('gridcell', { name: code }).dblclick();
  await page.getByRole('heading', { name: code }).waitFor();
}

/** Waits until the dossier's page offers a step: it knows of the one before as soon as that is saved, which is after its dialog has gone. */
export async function offered(page: Page, step: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: step, exact: true }).first().waitFor();
}

/**
 * Takes a step by keyboard, once it is offered.
 *
 * @param name of its dialog
 * @param button what its button says where that is not the same
 */
export async function takeStep(
  page: Page,
  key: string,
  name: string,
  fill: () => Promise<void>,
  button = name,
): Promise<void> {
  await offered(page, button);
  await page.keyboard.press(key);
  const dialog = page.getByRole('dialog', { name, exact: true });
  await dialog.waitFor();
  await fill();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}
