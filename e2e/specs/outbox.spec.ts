import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { MoodyServer } from '../support/moody-server.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';
import { offlineIntakes } from '../tour/intakes.ts';

test('the outbox says of each act why it waits, whatever is wrong with the line', async ({ desk }) => {
  const server = await MoodyServer.before(desk.line.url);
  try {
    const code = await desk.server.createEnrolmentCode(1);
    const counter = await desk.open('counter-1', { enrol: { url: server.url, code } });
    const { page } = counter;
    await counter.signIn(people.officer, desk.server.demoPassword);
    const look = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
    const tryNow = () => page.getByRole('button', { name: 'Gửi ngay' }).click();
    const waiting = page.getByRole('grid', { name: 'Chưa vào sổ chung' });
    await page.keyboard.press('F8');
    await expect(page.getByText('Không có việc nào chờ gửi.')).toBeVisible();
    await look('nothing');

    desk.line.cut();
    server.mood = { status: 503, path: '/' };
    for (const intake of offlineIntakes) await receiveDossier(page, intake);
    await page.keyboard.press('F8');
    await tryNow();
    await expect(waiting.getByText(/^Máy chủ đang quá tải\./).first()).toBeVisible();
    await look('busy');

    server.mood = { status: 413, path: '/v1/sync/push' };
    await tryNow();
    await expect(waiting.getByText(/^Một bản ghi quá lớn/).first()).toBeVisible();

    server.mood = null;
    await server.close();
    await tryNow();
    await expect(waiting.getByText('Chờ có mạng, sẽ tự gửi').first()).toBeVisible();
    await expect(page.getByText(/3 việc chờ gửi, lâu nhất/)).toBeVisible();
    await look('offline');
    await page.emulateMedia({ colorScheme: 'dark' });
    await look('offline-dark');
  } finally {
    await server.close().catch(() => undefined);
  }
});

test('a machine that was shut out keeps its work and says so', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await desk.server.db
    .updateTable('devices')
    .set({ revoked_at: 1 })
    .where('counter_id', 'is not', null)
    .execute();
  const [intake] = offlineIntakes as [(typeof offlineIntakes)[number]];
  await receiveDossier(page, intake);
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  const waiting = page.getByRole('grid', { name: 'Chưa vào sổ chung' });
  await expect(waiting.getByText(/^Máy này đã bị thu hồi quyền/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('revoked.png') });
});
