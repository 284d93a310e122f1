import { expect, type Page } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { openDossier } from '../support/dossier-steps.ts';
import { scan } from '../support/scan.ts';
import { sendAll } from '../support/send-all.ts';
import { test } from '../support/story.ts';

/** Opens the dossier and corrects the applicant's name, by keyboard once it is open. */
async function rename(page: Page, code: string, name: string, effect: RegExp): Promise<void> {
  await openDossier(page, code);
  await page.keyboard.press('Alt+E');
  const dialog = page.getByRole('dialog', { name: 'Sửa thông tin' });
  await dialog.locator('#name').fill(name);
  await expect(dialog.getByRole('row', { name: /Tên chủ hồ sơ/ })).toContainText(name);
  await expect(dialog.getByText(effect)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Ghi lý do sửa, ít nhất 3 chữ.')).toBeVisible();
  await dialog.getByLabel('Lý do sửa').fill('Ghi nhầm tên so với căn cước');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
}

test('two counters correct one name offline: the supervisor sees both, chooses, and the new slip names the old one', async ({
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
  await openDossier(first.page, code);
  await first.page.keyboard.press('F9');
  await expect(first.page.getByText(/^Đã in giấy tiếp nhận số /)).toBeVisible();
  const old = await first.page.getByText(/^Đã in giấy tiếp nhận số /).innerText();
  const oldNumber = /\d{2}-\d{4}\/\d{4}-\S+/.exec(old)?.[0] ?? '';
  await expect(first.page.getByText('Không có việc chờ gửi')).toBeVisible();

  const second = await desk.openEnrolled('counter-2', 2);
  await second.signIn(people.otherOfficer, demoPassword);
  await second.page.keyboard.press('F3');
  await expect(second.page.getByRole('gridcell', { name: code })).toBeVisible();

  desk.line.cut();
  const asked = /cần phụ trách duyệt/;
  await rename(first.page, code, 'Trần Thị Thử Một', asked);
  await rename(second.page, code, 'Trần Thị Thử Hai', asked);
  await expect(second.page.getByText('Có đề nghị sửa chờ phụ trách duyệt')).toBeVisible();
  desk.line.restore();
  await sendAll(first);
  await sendAll(second);

  await second.page.keyboard.press('F10');
  await second.signIn(people.supervisor, demoPassword);
  const { page } = second;
  await page.keyboard.press('F8');
  await page.getByRole('grid', { name: 'Cần xem lại' }).getByRole('gridcell', { name: code }).dblclick();
  const dialog = page.getByRole('dialog', { name: 'Việc cần xem lại' });
  const names = dialog.getByRole('row', { name: /Tên chủ hồ sơ/ });
  for (const name of ['TRẦN THỊ THỬ', 'Trần Thị Thử Một', 'Trần Thị Thử Hai']) {
    await expect(names.getByRole('cell', { name, exact: true })).toBeVisible();
  }
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Chọn một trong các nội dung trên.')).toBeVisible();
  await dialog.getByRole('radio', { name: /^Duyệt đề nghị 2/ }).check();
  await dialog.getByLabel('Lý do quyết định').fill('Đã đối chiếu căn cước');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Không có hồ sơ hay sự việc nào chờ xem')).toBeVisible();

  await openDossier(page, code);
  await expect(page.getByText(`thay giấy số ${oldNumber}`)).toBeVisible();
  await page.keyboard.press('F9');
  await expect(page.getByText(/^Đã in giấy tiếp nhận số /)).toBeVisible();
  await sendAll(second);
  await sendAll(first);
  const kinds = await db
    .selectFrom('events')
    .select(['type', 'verdict', 'reason'])
    .where('type', 'like', 'dossier.correct%')
    .orderBy('seq')
    .execute();
  expect(kinds).toEqual([
    { type: 'dossier.corrected', verdict: 'review', reason: 'correction-awaits-approval' },
    { type: 'dossier.corrected', verdict: 'review', reason: 'correction-awaits-approval' },
    { type: 'dossier.correction-approved', verdict: 'applied', reason: null },
    { type: 'dossier.correction-declined', verdict: 'applied', reason: null },
  ]);

  // Without a line, the counter that printed the first slip knows it when it sees it again.
  desk.line.cut();
  await first.page.keyboard.press('F7');
  await scan(first.page, code);
  await expect(first.page.getByText(`Giấy số ${oldNumber} đã hết hiệu lực`)).toBeVisible();
  await expect(first.page.getByText('Trần Thị Thử Hai').first()).toBeVisible();
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
