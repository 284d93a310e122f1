import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';

test('an admin sees what a closure moves before saving it, and every counter reckons by it afterwards', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, demoPassword);
  const intake = {
    procedure: 'xac nhan tinh trang hon nhan',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  };
  const code = await receiveDossier(counter.page, intake);
  await counter.page.keyboard.press('F9');
  await expect(counter.page.getByText(/^Đã in giấy tiếp nhận số /)).toBeVisible();
  await expect(counter.page.getByRole('button', { name: 'Lịch làm việc' })).toHaveCount(0);
  await expect(counter.page.getByText('Không có việc chờ gửi')).toBeVisible();
  const received = await db.selectFrom('events').select('envelope').executeTakeFirstOrThrow();
  const { due } = (received.envelope as { payload: { promise: { due: string } } }).payload.promise;
  const dueDate = due.slice(0, 10).split('-').toReversed().join('/');

  const admin = await desk.openEnrolled('counter-2', 2);
  const { page } = admin;
  await admin.signIn(people.admin, demoPassword);
  await page.keyboard.press('F3');
  await expect(page.getByRole('gridcell', { name: code })).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByRole('table', { name: 'Tháng 12' })).toBeVisible();
  await page.keyboard.press('Alt+t');
  const dialog = page.getByRole('dialog', { name: 'Thêm điều chỉnh lịch' });
  await dialog.getByLabel('Từ ngày').fill(dueDate);
  await expect(dialog.getByText('Nhập đủ các mục bên trên')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/^Đặt tên để/)).toBeVisible();
  await dialog.getByLabel('Tên gọi').fill('Bão số 9');
  await dialog.getByLabel('Căn cứ, lý do').fill('Công điện số 01');
  await expect(dialog.getByText('1 hồ sơ bị dời hẹn, 0 hồ sơ giữ nguyên ngày.')).toBeVisible();
  await expect(dialog.getByText('1 giấy tiếp nhận đã in sẽ ghi sai ngày hẹn.')).toBeVisible();
  await expect(dialog.getByRole('gridcell', { name: code })).toBeVisible();
  expect(
    await db.selectFrom('events').where('type', 'like', 'office-calendar%').select('seq').execute(),
  ).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Đã dời 1 hẹn.')).toBeVisible();
  await page.keyboard.press('F9');
  await expect.poll(() => pdfsIn(join(desk.folder, 'counter-2', 'slips'))).toBe(1);
  await page.keyboard.press('Alt+h');
  await expect(page.getByText('Bão số 9')).toBeVisible();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();

  await counter.page.keyboard.press('F3');
  await counter.page.getByRole('gridcell', { name: code }).dblclick();
  await expect(
    counter.page.getByText(/^Giấy tiếp nhận số .* đã in ghi hẹn .*, khác với ngày hẹn hiện nay/),
  ).toBeVisible();
  await expect(counter.page.getByText(/Bão số 9/)).toBeVisible();
  // The other counter promises by the changed calendar without having been told anything else.
  await receiveDossier(counter.page, { ...intake, procedure: '1.004873' });
  await expect(counter.page.getByText('Không có việc chờ gửi')).toBeVisible();
  const rows = await db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  expect(rows.slice(2)).toEqual(
    ['office-calendar.override-entered', 'dossier.promise-moved', 'dossier.received'].map((type) => ({
      type,
      verdict: 'applied',
    })),
  );
  expect([...counter.complaints, ...admin.complaints]).toEqual([]);
});

/** Papers that are kept below a folder. */
function pdfsIn(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.pdf'))
    .length;
}
