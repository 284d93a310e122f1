import { expect, type Page } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { sendAll } from '../support/send-all.ts';
import { test } from '../support/story.ts';

async function pause(page: Page, code: string, what: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('gridcell', { name: code }).dblclick();
  await page.getByRole('heading', { name: code }).waitFor();
  await page.keyboard.press('Alt+T');
  const dialog = page.getByRole('dialog', { name: 'Tạm dừng thời hạn' });
  await dialog.getByLabel('Chờ việc gì').fill(what);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}

test('two counters collide without a line: both acts are kept, and the supervisor sees them side by side and settles', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const first = await desk.openEnrolled('counter-1', 1);
  await first.signIn(people.officer, demoPassword);
  const code = await receiveDossier(first.page, {
    procedure: 'xac nhan tinh trang hon nhan',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  const second = await desk.openEnrolled('counter-2', 2);
  await second.signIn(people.supervisor, demoPassword);
  await second.page.keyboard.press('F3');
  await expect(second.page.getByRole('gridcell', { name: code })).toBeVisible();

  desk.line.cut();
  await pause(first.page, code, 'Chờ bản sao có chứng thực');
  await pause(second.page, code, 'Chờ giấy ủy quyền');
  desk.line.restore();
  await sendAll(first);
  await sendAll(second);
  const verdicts = await db.selectFrom('events').select(['verdict', 'reason']).orderBy('seq').execute();
  expect(verdicts).toEqual([
    { verdict: 'applied', reason: null },
    { verdict: 'applied', reason: null },
    { verdict: 'review', reason: 'dossier-paused-already' },
  ]);

  const { page } = second;
  // Who did what is in question, not who received the dossier.
  const row = page.getByRole('grid', { name: 'Cần xem lại' }).getByRole('row', { name: code });
  await expect(row).toContainText('Tạm dừng thời hạn');
  const { envelope } = await db
    .selectFrom('events')
    .select('envelope')
    .where('verdict', '=', 'review')
    .executeTakeFirstOrThrow();
  const users = await db.selectFrom('users').select(['user_id', 'full_name']).execute();
  const author = users.find(({ user_id }) => user_id === (envelope as { actorId: string }).actorId);
  await expect(row).toContainText(author?.full_name ?? 'nobody');
  await expect(page.getByRole('contentinfo').getByText('1 việc cần xem lại')).toBeVisible();
  await row.dblclick();
  const dialog = page.getByRole('dialog', { name: `Việc cần xem lại · ${code}` });
  await expect(dialog.getByRole('row', { name: /Chờ việc gì/ })).toContainText('Chờ giấy ủy quyền');
  await expect(dialog.getByRole('row', { name: /Chờ việc gì/ })).toContainText('Chờ bản sao có chứng thực');
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/^Ghi vài chữ/)).toBeVisible();
  await dialog.getByLabel('Ghi chú').fill('Chờ cả hai giấy tờ, tính từ lần tạm dừng đầu.');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Không có hồ sơ hay sự việc nào chờ xem')).toBeVisible();
  await sendAll(second);
  await sendAll(first);
  await expect(first.page.getByText('Không có hồ sơ hay sự việc nào chờ xem')).toBeVisible();
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
