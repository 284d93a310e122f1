import { expect } from '@playwright/test';
import { addDays, localDateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { fillIntake, receiveDossier, savedCode } from '../support/intake-flow.ts';
import { countKeys } from '../support/key-count.ts';
import { people } from '../support/desk.ts';
import { seeInBothThemes } from '../support/pictures.ts';
import { test } from '../support/story.ts';
import { typedDate } from '../support/typed-dates.ts';

const card = '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021';
const intake = { procedure: 'xac nhan tinh trang hon nhan', applicant: { card }, phone: '0912 000 001' };
test('a known procedure and a returning applicant take at most twelve keys from F2 to the slip', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await receiveDossier(page, intake);

  const keys = await countKeys(page);
  const { keyboard } = page;
  await test.step('by the number, typed as far as it is needed', async () => {
    await keyboard.press('F2');
    await page.locator('#procedure:focus').waitFor();
    await keyboard.insertText('dang ky khai sinh');
    await page.locator('#procedure-list [role=option]').first().waitFor();
    await keyboard.press('Enter');
    await page.locator('#idNumber:focus').waitFor();
    await keyboard.insertText('0001900');
    await page.locator('#idNumber-list [role=option]').first().waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(page.locator('#phone')).toHaveValue('0912 000 001');
    await keyboard.press('Control+Enter');
    await savedCode(page);
    await keyboard.press('F9');
    await expect(page.getByText(/^Đã in giấy tiếp nhận số 01-0002/)).toBeVisible();
  });
  const byNumber = await keys();
  expect(byNumber).toEqual(expect.arrayContaining(['F2', 'Enter', 'Control', 'F9']) as unknown);
  expect(byNumber.length).toBeLessThanOrEqual(12);

  await test.step('by the card', async () => {
    await keyboard.press('F2');
    await page.locator('#procedure:focus').waitFor();
    await keyboard.insertText('dang ky ket hon');
    await page.locator('#procedure-list [role=option]').first().waitFor();
    await keyboard.press('Enter');
    await page.locator('#idNumber:focus').waitFor();
    await keyboard.insertText(card);
    await page.locator('#phone:focus').waitFor();
    await keyboard.insertText('0912 000 001');
    await keyboard.press('Control+Enter');
    await savedCode(page);
    await keyboard.press('F9');
    await expect(page.getByText(/^Đã in giấy tiếp nhận số 01-0003/)).toBeVisible();
  });
  expect((await keys()).length - byNumber.length).toBeLessThanOrEqual(12);
  expect(counter.complaints).toEqual([]);
});

test('the same thing asked twice is shown beside the first, and never held up', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  const first = await receiveDossier(page, intake);

  // Another of the same person by one key, with the applicant kept.
  await page.keyboard.press('Shift+F2');
  await page.locator('#procedure:focus').waitFor();
  await expect(page.locator('#name')).toHaveValue('TRẦN THỊ THỬ');
  await expect(page.getByText(/^Có thể trùng/)).toBeHidden();
  await page.keyboard.insertText(intake.procedure);
  await page.locator('#procedure-list [role=option]').first().waitFor();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Có thể trùng với hồ sơ ${first}`)).toBeVisible();
  await page.locator('#address').fill('Số 9, Phường Khác, Hà Nội');
  await seeInBothThemes(counter, 'duplicate-notice');
  await page.keyboard.press('Alt+S');
  const dialog = page.getByRole('dialog', { name: 'So với hồ sơ đã có' });
  await expect(dialog.getByRole('row', { name: /^Số định danh 000\*+4567/ })).toContainText('Giống');
  await expect(dialog.getByRole('row', { name: /^Địa chỉ/ })).toContainText('Khác');
  await expect(dialog.getByText('Được tiếp nhận')).toBeVisible();
  await seeInBothThemes(counter, 'duplicate-dialog');

  // The other one is a key away, and what was typed is still there afterwards.
  await page.keyboard.press('Alt+M');
  await page.getByRole('heading', { name: first }).waitFor();
  await page.keyboard.press('F2');
  await expect(page.locator('#address')).toHaveValue('Số 9, Phường Khác, Hà Nội');
  // It is looked for anew, and the key is nobody's until it is found.
  await expect(page.getByText(`Có thể trùng với hồ sơ ${first}`)).toBeVisible();
  await page.keyboard.press('Alt+S');
  await dialog.waitFor();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Có thể trùng/)).toBeHidden();
  await page.keyboard.press('Control+Enter');
  expect(await savedCode(page)).toMatch(/-0002$/);
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const rows = await desk.server.db
    .selectFrom('events')
    .select(['envelope', 'verdict'])
    .orderBy('seq')
    .execute();
  expect(rows.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
  expect(JSON.stringify(rows[1]?.envelope)).toContain('comparedWith');

  // Who does not look is not stopped.
  await fillIntake(page, intake);
  await expect(page.getByText(/^Có thể trùng với 2 hồ sơ/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Đã lưu trên máy: hồ sơ .*-0003$/)).toBeVisible();
  expect(counter.complaints).toEqual([]);
});

test('an online dossier has its own clock at intake, in the list and on its page; the ticket finds it', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await fillIntake(page, intake);
  await page.keyboard.press('Alt+O');
  await page.locator('#intakeChannel:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#feeAmount')).toHaveValue('0 đ');
  await page.keyboard.press('Alt+P');
  await page.keyboard.insertText('hai mươi');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('alert').first()).toContainText('Còn 3 chỗ cần sửa');
  await expect(page.getByText('Nhập mã hồ sơ mà Cổng đã cấp').first()).toBeVisible();
  await expect(
    page.getByText('Số phiếu chờ gồm tối đa ba chữ cái rồi đến các chữ số.').first(),
  ).toBeVisible();
  await seeInBothThemes(counter, 'online-wrong');
  // A ticket under the scanner is known wherever the focus is: keys as fast as no hand types them.
  await page.locator('#email').focus();
  await page.evaluate(scanTicket);
  await expect(page.locator('#queueTicket')).toHaveValue('ABC000123');
  await page.locator('#queueTicket').fill('a 012');
  await page.locator('#portalCode').fill('G22.99.01-261001-0007');
  await page.locator('#submittedDate').fill(typedDate(addDays(localDateOf(Date.now()), 1)));
  await page.locator('#submittedTime').fill('9h30');
  await expect(page.getByText('Thời điểm nộp ở sau lúc này').first()).toBeVisible();
  await page.locator('#submittedDate').fill(typedDate(addDays(localDateOf(Date.now()), -20)));
  await expect(page.getByText(/^Quá hạn trả lời|quá hạn trả lời/)).toBeVisible();
  await page.keyboard.press('Alt+Y');
  await expect(page.getByRole('dialog', { name: 'Vì sao hạn này?' })).toContainText('8 giờ làm việc');
  await seeInBothThemes(counter, 'online-why');
  await page.keyboard.press('Escape');
  await seeInBothThemes(counter, 'online-filled');
  await page.keyboard.press('Control+Enter');
  const code = await savedCode(page);

  await page.keyboard.press('F4');
  await page.locator('[data-main-search]:focus').waitFor();
  await page.keyboard.insertText('a012');
  await expect(page.getByRole('gridcell', { name: code })).toBeVisible();
  await expect(page.getByText('Trả lời muộn')).toBeVisible();
  await seeInBothThemes(counter, 'online-list');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: code }).waitFor();
  await expect(page.getByText('G22.99.01-261001-0007')).toBeVisible();
  await expect(page.getByText(/^Đã trả lời muộn .* \(hạn /)).toBeVisible();
  await expect(page.getByText('A012', { exact: true })).toBeVisible();
  await seeInBothThemes(counter, 'online-page');

  // One that is only registered runs by the clock of its answer.
  await fillIntake(page, { ...intake, procedure: 'dang ky ket hon' });
  await page.locator('#intakeChannel').selectOption('online');
  await page.locator('#portalCode').fill('G22.99.01-261001-0008');
  await page.locator('#submittedDate').fill(typedDate(localDateOf(Date.now())));
  await page.locator('#submittedTime').fill(localDateTimeOf(Date.now()).slice(11, 16));
  await page.keyboard.press('Alt+K');
  await expect(page.getByText(/^Còn .* phải trả lời \(hạn /)).toBeVisible();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const rows = await desk.server.db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  expect(rows).toEqual([
    { type: 'dossier.received', verdict: 'applied' },
    { type: 'dossier.registered', verdict: 'applied' },
  ]);
  expect(counter.complaints).toEqual([]);
});

/** Runs in the page. */
function scanTicket(): void {
  for (const key of [...'ABC000123', 'Enter']) {
    const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(press);
  }
}
