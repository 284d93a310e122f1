import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { offered, openDossier } from '../support/dossier-steps.ts';
import { see } from '../support/pictures.ts';
import { sendAll } from '../support/send-all.ts';
import { test } from '../support/story.ts';

test('a dossier is void while another counter hands it over: the step is refused, both versions are shown, and it leaves the counts', async ({
  desk,
}) => {
  const { demoPassword } = desk.server;
  const first = await desk.openEnrolled('counter-1', 1);
  await first.signIn(people.officer, demoPassword);
  const intake = {
    procedure: 'xac nhan tinh trang hon nhan',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  };
  const code = await receiveDossier(first.page, intake);
  await receiveDossier(first.page, intake);
  await sendAll(first);
  // Straight to the server, so that it goes on while the other counter's line is cut.
  const enrol = { url: desk.server.url, code: await desk.server.createEnrolmentCode(2) };
  const second = await desk.open('counter-2', { enrol });
  await second.signIn(people.supervisor, demoPassword);
  await second.page.keyboard.press('F3');
  await expect(second.page.getByRole('gridcell', { name: code })).toBeVisible();

  desk.line.cut();
  await openDossier(first.page, code);
  await offered(first.page, 'Bàn giao');
  await first.page.keyboard.press('Alt+G');
  const handOver = first.page.getByRole('dialog', { name: 'Bàn giao', exact: true });
  await handOver.getByRole('textbox', { name: 'Đơn vị', exact: true }).fill('Phòng Tư pháp');
  await first.page.keyboard.press('Control+Enter');
  await expect(handOver).toBeHidden();
  await openDossier(second.page, code);
  await second.page.keyboard.press('Alt+V');
  await second.page.getByRole('dialog', { name: 'Hủy hồ sơ' }).getByLabel('Lý do').fill('Nhập hai lần');
  await second.page.keyboard.press('Control+Enter');
  await expect(second.page.getByText(/^Hồ sơ đã hủy nên không có bước nào nữa/)).toBeVisible();
  await expect(second.page.getByRole('button', { name: /giấy tiếp nhận/ })).toBeHidden();
  await see(second, 'voided-void');
  await sendAll(second);
  desk.line.restore();
  await sendAll(first);
  await sendAll(second);

  const { page } = second;
  await page.getByRole('grid', { name: 'Cần xem lại' }).getByRole('gridcell', { name: code }).dblclick();
  const dialog = page.getByRole('dialog', { name: 'Việc cần xem lại' });
  await expect(dialog.getByText(/^Hồ sơ này đã bị hủy/)).toBeVisible();
  await expect(dialog.getByRole('columnheader', { name: /^Máy khác ghi/ }).first()).toContainText(
    'Nguyễn Thị Lan',
  );
  await expect(dialog.getByRole('columnheader', { name: /^Đang có hiệu lực/ }).first()).toContainText(
    'Hủy hồ sơ',
  );
  await expect(dialog.getByRole('row', { name: /^Đơn vị/ })).toContainText('Phòng Tư pháp');
  await expect(dialog.getByRole('row', { name: /^Trạng thái hồ sơ/ }).first()).toContainText('hồ sơ đã hủy');
  await see(second, 'voided-repair');
  await page.emulateMedia({ colorScheme: 'dark' });
  await see(second, 'voided-repair-dark');
  await page.emulateMedia({ colorScheme: null });
  await dialog.getByRole('radio', { name: 'Đã xem, không cần làm gì' }).check();
  await dialog.getByLabel('Ghi chú').fill('Hồ sơ nhập trùng, đơn vị đã trả lại.');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  await page.keyboard.press('F7');
  const figures = page.getByRole('group', { name: 'Số liệu trong ngày' });
  await expect(figures.getByRole('button', { name: /^1 Hồ sơ tiếp nhận/ })).toBeVisible();
  await figures.getByRole('button', { name: /^1 Hồ sơ đã hủy/ }).click();
  const line = page.getByRole('grid').getByRole('gridcell', { name: code });
  await expect(line).toBeVisible();
  await see(second, 'voided-day-log');
  await line.dblclick();
  await page.getByRole('heading', { name: code }).waitFor();
  await expect(page.getByText(/Đã kết luận: Kết luận việc cần xem, Vũ Thu Hà/).first()).toBeVisible();
  await see(second, 'voided-history');
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
