import { expect } from '@playwright/test';
import { fillIntake, savedCode } from '../support/intake-flow.ts';
import { type Desk, people } from '../support/desk.ts';
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
