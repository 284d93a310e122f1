import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { see } from '../support/pictures.ts';
import { upperOf } from '../support/upper-of.ts';
import { sendAll } from '../support/send-all.ts';
import { test } from '../support/story.ts';
import { offlineIntakes } from '../tour/intakes.ts';

test('the register of a field: by keyboard to its lines, its paper and its table, and from a line to the dossier', async ({
  desk,
}) => {
  const folder = join(desk.folder, 'tables');
  await mkdir(folder);
  const counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${folder}`] });
  const { page } = counter;
  const look = (name: string): Promise<void> => see(counter, `register-${name}`);
  await counter.signIn(people.officer, desk.server.demoPassword);
  await page.keyboard.press('F11');
  await expect(page.getByText('Không có hồ sơ nào trong phần đang chọn')).toBeVisible();
  await look('empty');
  desk.line.cut();
  const codes: string[] = [];
  for (const intake of offlineIntakes) codes.push(await receiveDossier(page, intake));
  await page.keyboard.press('F11');
  const lines = page.getByRole('grid', { name: 'Các dòng của sổ' });
  await expect(lines.getByRole('row')).toHaveCount(codes.length + 1);
  await look('all');

  // Of several fields there is no paper; of one there is.
  const field = page.getByLabel('Lĩnh vực');
  const fields = (await field.locator('option').allInnerTexts()).slice(1);
  const print = page.getByRole('button', { name: /^In sổ/ });
  if (fields.length > 1) {
    await expect(print).toBeDisabled();
    await expect(page.getByText(/^Chọn một lĩnh vực để in/)).toBeVisible();
  }
  await field.selectOption(fields[0]!);
  await expect(print).toBeEnabled();

  // A file that cannot be written is told, and was asked for all the same: there is never a file that the office does not know of.
  await rm(folder, { recursive: true });
  await writeFile(folder, '');
  await page.keyboard.press('Alt+X');
  await expect(page.getByText(/^Chưa ghi được tệp/)).toBeVisible();
  // A message lies under a dialog, whose buttons and fields stay free.
  await page.keyboard.press('F1');
  const notice = page.getByRole('region', { name: 'Thông báo' });
  const help = page.getByRole('dialog', { name: 'Phím tắt' });
  await help.waitFor();
  await look('notice-and-dialog');
  expect(await upperOf(help, notice)).toBe('first');
  await page.keyboard.press('Escape');
  await notice.getByRole('button', { name: 'Đóng' }).click();
  await rm(folder);
  await mkdir(folder);
  await page.keyboard.press('Alt+X');
  await expect(page.getByText(/^Đã xuất so-theo-doi-/)).toBeVisible();
  const [name] = await readdir(folder);
  const table = await readFile(join(folder, name!));
  expect([...table.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const shown = (await lines.getByRole('row').count()) - 1;
  expect(table.toString('utf8').trim().split('\r\n')).toHaveLength(shown + 1);
  await look('field');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('field-dark');
  await page.emulateMedia({ colorScheme: null });

  await page.getByRole('button', { name: /^In sổ/ }).click();
  await counter.pdfShown('so-theo-doi.');

  await lines.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: new RegExp(codes.join('|')) })).toBeVisible();

  // The table and the paper have whole telephone numbers: that they were asked for is an act of its own, which the supervisor finds.
  await page.keyboard.press('F8');
  await expect(page.getByRole('gridcell', { name: 'Yêu cầu xuất, in sổ theo dõi' })).toHaveCount(3);
  desk.line.restore();
  await sendAll(counter);
  await page.keyboard.press('F10');
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await page.keyboard.press('F11');
  await page.keyboard.press('Alt+L');
  const exports = page.getByRole('dialog', { name: 'Các lần xuất, in' });
  for (const [index, way] of ['In giấy', 'Ra tệp', 'Ra tệp'].entries()) {
    const row = exports.getByRole('row').nth(index + 1);
    await expect(row).toContainText(fields[0]!);
    await expect(row.getByRole('cell').nth(3)).toHaveText(way);
    await expect(row.getByRole('cell').nth(5)).toHaveText(String(shown));
  }
  await look('exports');
  expect(counter.complaints).toEqual([]);
});
