import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';
import { offlineIntakes } from '../tour/intakes.ts';

async function close(page: Page, dialog: string): Promise<void> {
  await page.keyboard.press('Alt+H');
  await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
}

/** Brings the stick's bundle in and reads what the dialog says of it. */
async function importBundle(page: Page): Promise<Record<string, string>> {
  await page.keyboard.press('Alt+N');
  const dialog = page.getByRole('dialog', { name: 'Đã nhập gói' });
  await dialog.waitFor();
  const [names, values] = [
    await dialog.locator('dt').allInnerTexts(),
    await dialog.locator('dd').allInnerTexts(),
  ];
  return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
}

test('a counter without a line sends its work by USB through another counter, twice, and nothing is lost or doubled', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const stick = join(desk.folder, 'usb');
  await mkdir(stick);
  const extra = [`--bundle-dir=${stick}`];
  const first = await desk.openEnrolled('counter-1', 1, { extra });
  await first.signIn(people.officer, demoPassword);
  await expect(first.page.getByText('Có mạng')).toBeVisible();

  desk.line.cut();
  const codes: string[] = [];
  for (const intake of offlineIntakes) codes.push(await receiveDossier(first.page, intake));
  await first.page.keyboard.press('F8');
  await expect(first.page.getByRole('button', { name: 'Nhập gói' })).toBeHidden();
  await first.page.keyboard.press('Alt+X');
  const exported = first.page.getByRole('dialog', { name: 'Đã xuất gói chưa đồng bộ' });
  await expect(exported).toContainText(/goi-quay-1-\d{8}-\d{4}\.qmcb/);
  await expect(exported.locator('dd').nth(1)).toHaveText(String(codes.length));
  const [name] = await readdir(stick);
  const file = await readFile(join(stick, name!));
  for (const code of codes) expect(file.includes(code)).toBe(false);
  await close(first.page, 'Đã xuất gói chưa đồng bộ');

  // The second counter has a line of its own.
  const code = await desk.server.createEnrolmentCode(2);
  const second = await desk.open('counter-2', { enrol: { url: desk.server.url, code }, extra });
  await second.signIn(people.supervisor, demoPassword);
  await second.page.keyboard.press('F8');
  expect(await importBundle(second.page)).toMatchObject({
    Tệp: name,
    'Số việc trong gói': '3',
    'Mới ghi vào sổ': '3',
    'Đã có từ trước': '0',
  });
  await close(second.page, 'Đã nhập gói');
  expect(await importBundle(second.page)).toMatchObject({
    'Mới ghi vào sổ': '0',
    'Đã có từ trước': '3',
  });
  await close(second.page, 'Đã nhập gói');
  const stored = await db.selectFrom('dossier_codes').select('code').orderBy('code').execute();
  expect(stored.map((row) => row.code)).toEqual(codes.toSorted());
  await second.page.keyboard.press('F3');
  for (const each of codes) await expect(second.page.getByRole('gridcell', { name: each })).toBeVisible();

  // What is on the stick is no proof for the first counter: its work waits until it sees it in the log.
  await expect(first.page.getByText(`${codes.length} việc đã lưu trên máy`)).toBeVisible();
  desk.line.restore();
  await first.page.keyboard.press('Control+Enter');
  await expect(first.page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
  await first.page.keyboard.press('F3');
  await expect(first.page.getByText('Đã ghi nhận')).toHaveCount(codes.length);
  const events = await db.selectFrom('events').select(['seq', 'verdict']).orderBy('seq').execute();
  expect(events).toEqual(codes.map((_, index) => ({ seq: index + 1, verdict: 'applied' })));
  expect(second.complaints).toEqual([]);
});

test('a stick that is full or protected, and a file that is none of ours, are named, and nothing is taken', async ({
  desk,
}) => {
  if (process.getuid?.() !== 0) throw new Error('Câu chuyện này gắn một đĩa tmpfs nhỏ nên cần quyền root.');
  const stick = join(desk.folder, 'usb');
  await mkdir(stick);
  const counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${stick}`] });
  const { page } = counter;
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await page.keyboard.press('F8');
  await page.keyboard.press('Alt+X');
  await expect(page.getByText('Không có việc nào chưa đồng bộ nên không có gì để xuất.')).toBeVisible();
  desk.line.cut();
  await receiveDossier(page, offlineIntakes[0]!);
  await page.keyboard.press('F8');

  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', stick]);
  try {
    const filler = join(stick, 'anh.jpg');
    await writeFile(filler, Buffer.alloc(16_384)).catch(() => undefined);
    await page.keyboard.press('Alt+X');
    const refused = page.getByRole('dialog', { name: 'Chưa xuất được gói' });
    await expect(refused).toContainText('USB hoặc ổ đĩa đã đầy, chưa ghi được gói.');
    await close(page, 'Chưa xuất được gói');
    await rm(filler);
    expect(await readdir(stick)).toEqual([]);
    execFileSync('mount', ['-o', 'remount,ro', stick]);
    await page.keyboard.press('Alt+X');
    await expect(refused).toContainText('USB hoặc thư mục này không cho ghi, chưa ghi được gói.');
    await close(page, 'Chưa xuất được gói');
    execFileSync('mount', ['-o', 'remount,rw', stick]);
    await page.keyboard.press('Alt+X');
    await page.getByRole('dialog', { name: 'Đã xuất gói chưa đồng bộ' }).waitFor();
    await close(page, 'Đã xuất gói chưa đồng bộ');
    await expect(page.getByText('1 việc đã lưu trên máy, chưa có trong sổ chung')).toBeVisible();

    const [name] = await readdir(stick);
    const path = join(stick, name!);
    const file = await readFile(path);
    for (const [content, words] of [
      [Buffer.from('Báo cáo tháng 11'), 'Tệp này không phải là gói chưa đồng bộ.'],
      [file.subarray(0, -100), 'Gói bị thiếu phần cuối'],
    ] as const) {
      await writeFile(path, content);
      await page.keyboard.press('Alt+N');
      await expect(page.getByRole('dialog', { name: 'Chưa nhập được gói' })).toContainText(words);
      await close(page, 'Chưa nhập được gói');
    }
    expect(await desk.server.db.selectFrom('events').select('seq').execute()).toEqual([]);
  } finally {
    execFileSync('umount', ['-l', stick]);
  }
});
