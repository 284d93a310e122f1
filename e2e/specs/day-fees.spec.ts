import { expect } from '@playwright/test';
import { fillIntake, savedCode } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { seeInBothThemes } from '../support/pictures.ts';
import { test } from '../support/story.ts';

test("the day's fees stand by taker with their receipts and corrections, and every figure opens its lines", async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await fillIntake(page, {
    procedure: 'dang ky ket hon',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  await page.locator('#feeAmount').fill('30000');
  await page.locator('#isFeeCollected').check();
  await page.locator('#feeReceipt').fill('BL-0001');
  await page.keyboard.press('Control+Enter');
  const code = await savedCode(page);
  await page.keyboard.press('F3');
  await page.getByRole('gridcell', { name: code }).dblclick();
  await page.getByRole('heading', { name: code }).waitFor();
  for (const [amount, receipt] of [
    ['8000', 'BL-0002'],
    ['5000', 'BL-0003'],
  ] as const) {
    await page.keyboard.press('Alt+F');
    const dialog = page.getByRole('dialog', { name: 'Thu phí', exact: true });
    await dialog.getByLabel(/^Số tiền/).fill(amount);
    await dialog.getByLabel(/^Số biên lai/).fill(receipt);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
  }
  await page.keyboard.press('Alt+Z');
  const correction = page.getByRole('dialog', { name: 'Điều chỉnh phí', exact: true });
  await expect(correction.getByRole('combobox')).toBeFocused();
  await correction.getByLabel(/^Lý do/).fill('Thu nhầm mức');
  await page.keyboard.press('Control+Enter');
  await expect(correction).toBeHidden();
  const money = page.getByRole('table', { name: 'Phí, lệ phí' });
  await expect(money.getByRole('row')).toHaveCount(4);
  await expect(money.getByRole('row', { name: /^Thu lúc tiếp nhận biên lai BL-0001/ })).toContainText(
    '30.000 đ',
  );
  await expect(money.getByRole('row', { name: /^Điều chỉnh Phí, lệ phí: Thu nhầm mức/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Phí, lệ phí' })).toContainText(/Đã thu (?:35|38)\.000 đ/);

  await page.keyboard.press('F10');
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await page.keyboard.press('F7');
  await page.getByRole('heading', { name: 'Nhật ký ngày' }).waitFor();
  await page.keyboard.press('Alt+P');
  const list = page.getByRole('grid', { name: 'Phí, lệ phí đã thu trong ngày' });
  await expect(list.getByRole('gridcell', { name: 'BL-0001' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cả đơn vị, Đã thu: 43.000 đ' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Nguyễn Thị Lan, Đã thu: 43.000 đ' })).toBeVisible();
  await seeInBothThemes(counter, 'fees');
  const corrected = page.getByRole('button', { name: /^Cả đơn vị, Điều chỉnh: -(?:8|5)\.000 đ$/ });
  await corrected.click();
  await expect(list.getByRole('gridcell', { name: 'Điều chỉnh: Thu nhầm mức' })).toBeVisible();
  await expect(list.getByRole('gridcell', { name: 'BL-0001' })).toBeHidden();
  await page.getByRole('button', { name: /^Cả đơn vị, Còn lại: (?:35|38)\.000 đ$/ }).click();
  await expect(list.getByRole('row')).toHaveCount(5);
  await list.getByRole('gridcell', { name: 'BL-0002' }).first().dblclick();
  await page.getByRole('heading', { name: code }).waitFor();

  // A void dossier's receipt is not corrected any more: what was taken with it is given back by a counter-entry.
  await page.keyboard.press('Alt+V');
  await page.getByRole('dialog', { name: 'Hủy hồ sơ' }).getByLabel('Lý do').fill('Nhập hai lần');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Thu phí' })).toBeHidden();
  await page.keyboard.press('Alt+Z');
  await expect(correction.getByLabel('Khoản thu ghi nhầm').locator('option').first()).toHaveText(
    'Thu lúc tiếp nhận: 30.000 đ, biên lai BL-0001',
  );
  await correction.getByLabel(/^Lý do/).fill('Trả lại công dân');
  await page.keyboard.press('Control+Enter');
  await expect(correction).toBeHidden();
  await expect(
    money.getByRole('row', { name: /^Điều chỉnh Thu lúc tiếp nhận: Trả lại công dân/ }),
  ).toContainText('-30.000 đ');
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+P');
  await expect(
    page.getByRole('button', { name: /^Cả đơn vị, Điều chỉnh: -(?:38|35)\.000 đ$/ }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Cả đơn vị, Đã thu: 43.000 đ' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Cả đơn vị, Còn lại: (?:5|8)\.000 đ$/ })).toBeVisible();
  await seeInBothThemes(counter, 'fees-given-back');

  // A day without money says so.
  await page.keyboard.press('F7');
  await page.keyboard.press('Alt+P');
  await page.keyboard.press('Alt+,');
  await expect(page.getByText('Chưa thu khoản nào')).toBeVisible();
  await seeInBothThemes(counter, 'fees-empty');
  expect(counter.complaints).toEqual([]);
});
