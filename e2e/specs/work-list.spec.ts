import { expect } from '@playwright/test';
import { storeDossiers } from '#e2e/bench/support/stored-dossiers.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { seeInBothThemes } from '../support/pictures.ts';
import { test } from '../support/story.ts';

const intake = {
  procedure: 'khai sinh',
  applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
  phone: '0912 000 001',
};

test('the list knows a dossier as soon as it is saved, and finds it by a few letters', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await page.keyboard.press('F3');
  await expect(page.getByText('Chưa có hồ sơ nào ở đây')).toBeVisible();
  for (const n of [1, 2, 3]) {
    const code = await receiveDossier(page, intake);
    await page.keyboard.press('F3');
    // The first picture of the list has it: nothing is drawn before the index has answered, and it answers with all that is saved.
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    expect(await page.getByRole('gridcell', { name: code }).count()).toBe(1);
    await expect(page.getByText(`${n} hồ sơ`, { exact: true })).toBeVisible();
  }
  await page.keyboard.press('F4');
  await page.keyboard.insertText('0912000001');
  await expect(page.getByText('3 hồ sơ', { exact: true })).toBeVisible();
  // Enter goes by what is typed, not by what is shown still.
  await page.keyboard.insertText('x');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Không tìm thấy hồ sơ khớp')).toBeVisible();
  await page.locator('[data-main-search]').fill('tran thi thu');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Vì sao hẹn ngày này?' }).waitFor();
  expect(counter.complaints).toEqual([]);
});

test('a long list comes in parts: keys reach its ends, lanes and heads order it', async ({ desk }) => {
  const filling = await desk.openEnrolled('counter-1', 1);
  await filling.signIn(people.officer, desk.server.demoPassword);
  await receiveDossier(filling.page, intake);
  const stored = 3_000;
  await storeDossiers(filling.page, 1, stored);
  await filling.close();

  const counter = await desk.open('counter-1');
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await page.keyboard.press('F3');
  const grid = page.getByRole('grid');
  await expect(page.getByText(`${stored} hồ sơ`, { exact: true })).toBeVisible();
  await expect(grid.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '2');

  await page.keyboard.press('End');
  const last = grid.getByRole('row', { selected: true });
  await expect(last).toHaveAttribute('aria-rowindex', String(stored + 1));
  const code = (await last.getByRole('gridcell').first().textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: code })).toBeVisible();

  await page.keyboard.press('F3');
  await page.getByRole('radio', { name: /^Đã quá hạn/ }).check();
  await expect(page.getByText(new RegExp(`^\\d+ trong ${stored} hồ sơ$`))).toBeVisible();
  await page.getByRole('radio', { name: 'Mọi hạn' }).check();
  await page.getByRole('button', { name: 'Chủ hồ sơ' }).click();
  await expect(grid.getByRole('row').nth(1)).toContainText('Bùi Đức Châu');
  await page.getByRole('button', { name: 'Chủ hồ sơ' }).click();
  await expect(grid.getByRole('row').nth(1)).toContainText('Vũ Xuân Việt');
  expect(counter.complaints).toEqual([]);
});

test('an officer saves what the list is asked for, chooses it again after a restart, replaces and deletes it', async ({
  desk,
}) => {
  const before = await desk.openEnrolled('counter-1', 1);
  await before.signIn(people.officer, desk.server.demoPassword);
  await receiveDossier(before.page, intake);
  await before.page.keyboard.press('F3');
  await before.page.getByRole('grid').getByRole('row').nth(1).waitFor();

  // All four parts: the filter, the lane, the counter, the letters.
  await before.page.keyboard.press('Alt+D');
  await before.page.keyboard.press('ArrowRight');
  const lane = before.page.getByRole('group', { name: 'Hạn trả' }).getByRole('radio', { checked: true });
  await expect(lane).not.toHaveValue('all');
  const laneName = await lane.inputValue();
  await before.page.keyboard.press('F4');
  await before.page.keyboard.insertText('tran thi thu');
  await before.page.keyboard.press('Shift+Tab');
  await before.page.keyboard.press('ArrowDown');
  const counterId = await before.page.getByLabel('Quầy', { exact: true }).inputValue();
  expect(counterId).not.toBe('');

  await before.page.keyboard.press('Alt+S');
  await before.page.keyboard.press('Control+Enter');
  await expect(before.page.getByText('Chưa đặt tên cho bộ lọc.')).toBeVisible();
  await before.page.keyboard.insertText('Bà Thử, quầy một');
  await expect(before.page.getByText('Chưa đặt tên cho bộ lọc.')).toBeHidden();
  await before.page.keyboard.press('Control+Enter');
  await expect(before.page.getByText('Đã lưu bộ lọc “Bà Thử, quầy một” trên máy này')).toBeVisible();
  await expect(before.page.getByLabel('Bộ lọc đã lưu')).toHaveValue('ba thu, quay mot');
  await before.close();

  const counter = await desk.open('counter-1');
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await page.keyboard.press('F3');
  await page.getByRole('grid').getByRole('row').nth(1).waitFor();
  const saved = page.getByLabel('Bộ lọc đã lưu');
  const search = page.locator('[data-main-search]');
  await expect(saved).toHaveValue('');
  await page.keyboard.press('Alt+B');
  await page.keyboard.press('ArrowDown');
  await expect(saved).toHaveValue('ba thu, quay mot');
  await expect(search).toHaveValue('tran thi thu');
  await expect(page.getByLabel('Quầy', { exact: true })).toHaveValue(counterId);
  await expect(
    page.getByRole('group', { name: 'Hạn trả' }).getByRole('radio', { checked: true }),
  ).toHaveValue(laneName);
  await seeInBothThemes(counter, 'saved-filter');

  // What is changed is another combination; under the same name, however it is written, it takes the place of the first.
  await page.keyboard.press('F4');
  await page.keyboard.insertText('khai sinh');
  await expect(saved).toHaveValue('');
  await page.keyboard.press('Alt+S');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('BA THU, QUAY MOT');
  await expect(page.getByText('Đã có bộ lọc “Bà Thử, quầy một”')).toBeVisible();
  await seeInBothThemes(counter, 'saved-filter-dialog');
  await page.keyboard.press('Control+Enter');
  await expect(saved).toHaveValue('ba thu, quay mot');
  await expect(saved.getByRole('option')).toHaveText(['Bộ lọc đã lưu (Alt+B)', 'BA THU, QUAY MOT']);

  await page.keyboard.press('F4');
  await page.keyboard.insertText('x');
  await page.keyboard.press('Alt+B');
  await page.keyboard.press('ArrowDown');
  await expect(search).toHaveValue('khai sinh');
  await page.keyboard.press('Alt+S');
  await page.keyboard.press('Alt+X');
  await expect(page.getByText('Đã xóa bộ lọc “BA THU, QUAY MOT”')).toBeVisible();
  await expect(saved).toBeHidden();
  await expect(search).toHaveValue('khai sinh');
  expect(counter.complaints).toEqual([]);
});
