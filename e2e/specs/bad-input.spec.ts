import { expect } from '@playwright/test';
import { offered, openDossier } from '../support/dossier-steps.ts';
import { fillIntake, savedCode } from '../support/intake-flow.ts';
import { type Desk, people } from '../support/desk.ts';
import { scan } from '../support/scan.ts';
import { test } from '../support/story.ts';

test('wrong input is told in Vietnamese, and nothing typed is lost', async ({ desk }) => {
  const { page, complaints, ...counter } = await openSignedIn(desk);
  await page.keyboard.press('F2');
  await page.locator('#procedure:focus').waitFor();

  await test.step('an unknown procedure', async () => {
    await page.keyboard.insertText('thủ tục không có thật');
    await expect(page.getByText('Không có mục nào khớp.').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert')).toContainText('Chọn thủ tục trong danh sách');
    await expect(page.locator('#procedure')).toHaveValue('thủ tục không có thật');
    await page.locator('#procedure').fill('');
  });

  await test.step('a card line that is none, and one with too few digits', async () => {
    await fillIntake(page, {
      procedure: '1.004873',
      applicant: { idNumber: '00019', name: 'Trần Thị Thử', address: 'Tổ 5, Phường Thử' },
      phone: '12345',
    });
    await page.locator('#idNumber').fill('000190|x|TRẦN THỊ THỬ|31021990|Nữ|Hà Nội|15082021');
    await page.locator('#idNumber').fill('00019000456||TRẦN THỊ THỬ|09031990|Nữ|Hà Nội|15082021');
    await expect(
      page.getByText('Số định danh trong mã quét có 11 ký tự, đúng phải là 12 chữ số.'),
    ).toBeVisible();
    await expect(page.locator('#name')).toHaveValue('Trần Thị Thử');
    await page.locator('#idNumber').fill('000190004567||TR?N TH? TH?|09031990|N?|H? N?i|15082021');
    await expect(page.getByText('Chữ tiếng Việt trong mã quét bị mất dấu hoặc lỗi phông.')).toBeVisible();
    await page.locator('#idNumber').fill('00019');
  });

  await test.step('a wrong phone and a short ID number are named beside their fields', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('alert').first()).toContainText('Còn 2 chỗ cần sửa trước khi lưu');
    await expect(page.locator('#idNumber')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#phone')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('#phone')).toHaveValue('12345');
  });

  await test.step('mended, it saves', async () => {
    await page.locator('#idNumber').fill('000190004567');
    await page.locator('#phone').fill('0912000001');
    await page.keyboard.press('Control+Enter');
    expect(await savedCode(page)).toMatch(/-0001$/);
  });
  expect(complaints).toEqual([]);
  await counter.close();
});

test('a foreign barcode and an amount that cannot be are told, and change nothing', async ({ desk }) => {
  const { page, complaints } = await openSignedIn(desk);
  await page.keyboard.press('F2');
  await fillIntake(page, {
    procedure: 'dang ky ket hon',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  await page.keyboard.press('Control+Enter');
  const code = await savedCode(page);

  await test.step('the barcode of something from a shop', async () => {
    await page.keyboard.press('F3');
    await page.getByRole('gridcell', { name: code }).waitFor();
    await scan(page, '8934563138165');
    await expect(page.getByText('Mã vừa quét không phải mã hồ sơ hay thẻ căn cước')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Hồ sơ', exact: true })).toBeVisible();
  });

  await test.step('the code of a dossier that nobody here knows', async () => {
    await scan(page, 'H26.999.01-200101-0009');
    await expect(page.getByText('Không có hồ sơ mang mã H26.999.01-200101-0009 trên máy này')).toBeVisible();
    await expect(page.getByRole('gridcell', { name: code })).toBeVisible();
  });

  await test.step('a fee of nothing; a minus cannot be typed', async () => {
    await openDossier(page, code);
    await offered(page, 'Thu phí');
    await page.keyboard.press('Alt+F');
    const dialog = page.getByRole('dialog', { name: 'Thu phí', exact: true });
    await dialog.getByLabel(/^Số biên lai/).fill('BL-0001');
    const amount = dialog.getByLabel(/^Số tiền/);
    await amount.fill('0');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText('Nhập số tiền lớn hơn 0.')).toBeVisible();
    await expect(dialog.getByLabel(/^Số biên lai/)).toHaveValue('BL-0001');
    await amount.fill('');
    await amount.pressSequentially('-');
    await expect(amount).not.toHaveValue(/-/);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeVisible();
  });
  expect(complaints).toEqual([]);
});

test('a wrong password and a server that is down are told apart, and the name stays', async ({ desk }) => {
  const { page } = await desk.openEnrolled('counter-1', 1);
  const name = page.getByLabel('Tên đăng nhập');
  await name.fill(people.officer);
  await name.press('Enter');
  await page.keyboard.insertText('sai-mat-khau');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Tên đăng nhập hoặc mật khẩu không đúng');
  await expect(name).toHaveValue(people.officer);
});

test('enrolment tells an unknown, a used and an expired code, and a server that is not there', async ({
  desk,
}) => {
  const { server, line } = desk;
  const { page } = await desk.open('counter-9');
  const submit = async (url: string, code: string): Promise<void> => {
    await page.getByLabel('Địa chỉ máy chủ').fill(url);
    await page.getByLabel('Mã ghi danh').fill(code);
    await page.getByLabel('Tên máy').fill('Máy thử');
    await page.getByRole('button', { name: 'Ghi danh' }).click();
  };
  const alert = page.getByRole('alert');
  await submit(line.url, 'AAAAA-AAAAA');
  await expect(alert).toContainText('Mã ghi danh không đúng');

  const used = await server.createEnrolmentCode(2);
  const other = await desk.open('counter-2', { enrol: { url: line.url, code: used } });
  await other.page.getByLabel('Tên đăng nhập').waitFor();
  await submit(line.url, used);
  await expect(alert).toContainText('đã được dùng');

  const expired = await server.createEnrolmentCode(3);
  await server.db
    .updateTable('enrolment_codes')
    .set({ expires_at: 1 })
    .where('used_at', 'is', null)
    .execute();
  await submit(line.url, expired);
  await expect(alert).toContainText('hết hạn');

  line.cut();
  await submit(line.url, expired);
  await expect(alert).toContainText('Không liên lạc được');
  await expect(page.getByLabel('Mã ghi danh')).toHaveValue(expired);
});

async function openSignedIn(desk: Desk) {
  const counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  return { page: counter.page, complaints: counter.complaints, close: () => counter.close() };
}
