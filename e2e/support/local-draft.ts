import { expect, type Page } from '@playwright/test';

/** Waits until what is being typed is in the local database, as far as the address. */
export async function draftKept(page: Page, address: string): Promise<void> {
  await expect.poll(() => page.evaluate(addressInDraft)).toContain(address);
}

/** Runs in the page. */
function addressInDraft(): Promise<string> {
  return new Promise((resolve) => {
    const open = indexedDB.open('counter');
    open.addEventListener('success', () => {
      const rows = open.result.transaction('drafts').objectStore('drafts').getAll();
      rows.addEventListener('success', () => {
        open.result.close();
        resolve((rows.result[0] as { value?: { address?: string } } | undefined)?.value?.address ?? '');
      });
    });
  });
}
