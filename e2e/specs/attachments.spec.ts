import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { projectFolder } from '#e2e/house/source-files.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';

const picture = readFileSync(join(projectFolder, 'resources/pictures/work-list.png'));
const scan = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

async function openDossier(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('gridcell', { name: code }).dblclick();
  await page.getByRole('heading', { name: code }).waitFor();
}

interface ChosenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function choose(page: Page, ...files: ChosenFile[]): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('dialog', { name: 'Đính kèm tệp' }).waitFor();
}

test('scans are kept encrypted without a line, follow the record when there is one, and open at another counter', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const stick = join(desk.folder, 'usb');
  mkdirSync(stick);
  let counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${stick}`] });
  await counter.signIn(people.officer, demoPassword);
  const code = await receiveDossier(counter.page, {
    procedure: 'khai sinh',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  await openDossier(counter.page, code);
  desk.line.cut();

  const { page } = counter;
  await choose(
    page,
    { name: 'work-list.png', mimeType: 'image/png', buffer: picture },
    { name: 'giấy chứng sinh.pdf', mimeType: 'application/pdf', buffer: scan },
  );
  const dialog = page.getByRole('dialog', { name: 'Đính kèm tệp' });
  await dialog.getByLabel(/giấy chứng sinh/).selectOption({ label: 'Giấy chứng sinh' });
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Mở work-list.png' })).toBeVisible();
  await expect(page.getByText('Tệp chờ gửi')).toHaveCount(2);

  await choose(page, { name: 'scan.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ program') });
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText(/^Tệp này không phải PDF hay ảnh/)).toBeVisible();
  await page.keyboard.press('Alt+H');

  const vault = join(desk.folder, 'counter-1', 'attachments');
  const kept = readdirSync(vault).filter((name) => name.endsWith('.locked'));
  expect(kept).toHaveLength(2);
  for (const name of kept) expect(readFileSync(join(vault, name)).includes('%PDF')).toBe(false);

  // A bundle carries the record of a file and not the file, and says so.
  await page.keyboard.press('F8');
  await page.keyboard.press('Alt+X');
  const exported = page.getByRole('dialog', { name: 'Đã xuất gói chưa đồng bộ' });
  await expect(exported.getByText('Tệp đính kèm còn ở máy này')).toBeVisible();
  await expect(exported.locator('dd').nth(2)).toHaveText('2');

  await counter.kill();
  desk.line.restore();
  counter = await desk.open('counter-1');
  await counter.signIn(people.officer, demoPassword);
  await expect
    .poll(async () => (await db.selectFrom('attachments').select('media_type').execute()).length)
    .toBe(2);

  const other = await desk.openEnrolled('counter-2', 2);
  await other.signIn(people.otherOfficer, demoPassword);
  await openDossier(other.page, code);
  await other.page.getByRole('button', { name: 'Mở work-list.png' }).click();
  const shown = other.page.getByRole('img', { name: 'work-list.png' });
  await expect
    .poll(() => shown.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBeGreaterThan(300);
  await other.page.keyboard.press('Alt+H');
  await other.page.getByRole('button', { name: 'Gỡ giấy chứng sinh.pdf' }).click();
  await other.page.getByLabel('Lý do gỡ').fill('Nhầm hồ sơ');
  await other.page.keyboard.press('Control+Enter');
  await expect(other.page.getByRole('button', { name: 'Mở giấy chứng sinh.pdf' })).toBeHidden();
  expect(other.complaints).toEqual([]);
});
