import { expect } from '@playwright/test';
import type { CounterApp } from './counter-app.ts';

/** Sends by the button of the outbox, and waits until nothing of this counter's is unsent; the outbox stands open then. */
export async function sendAll({ page }: CounterApp): Promise<void> {
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
}
