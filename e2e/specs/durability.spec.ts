import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { fillIntake, receiveDossier } from '../support/intake-flow.ts';
import { draftKept } from '../support/local-draft.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';
import { offlineIntakes } from '../tour/intakes.ts';

const [intake] = offlineIntakes as [(typeof offlineIntakes)[number]];

test('what was being typed is there again after a kill', async ({ desk }) => {
  let counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  await fillIntake(counter.page, intake);
  await draftKept(counter.page, 'Số 18 phố Mẫu');
  await counter.kill();

  counter = await desk.open('counter-1');
  await counter.signIn(people.officer, desk.server.demoPassword);
  await counter.page.keyboard.press('F2');
  await expect(counter.page.getByText('Đã khôi phục bản đang nhập dở')).toBeVisible();
  await expect(counter.page.locator('#name')).toHaveValue('Lý Thị Hương');
  await expect(counter.page.locator('#address')).toHaveValue(/^Số 18 phố Mẫu/);
});

test('a reset database gets its unsent dossiers back from the journal', async ({ desk }) => {
  let counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  desk.line.cut();
  const code = await receiveDossier(counter.page, intake);
  await counter.kill();
  // What Chromium does to a corrupt database: it deletes it.
  rmSync(join(desk.folder, 'counter-1', 'IndexedDB'), { recursive: true });

  counter = await desk.open('counter-1');
  await counter.signIn(people.officer, desk.server.demoPassword);
  await counter.page.keyboard.press('F3');
  await expect(counter.page.getByRole('gridcell', { name: code })).toBeVisible();
  const next = await receiveDossier(counter.page, { ...intake, procedure: '1.001193' });
  expect(next.slice(-4)).toBe('0002');
  desk.line.restore();
  await counter.page.keyboard.press('F8');
  await counter.page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(counter.page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
  const stored = await desk.server.db.selectFrom('events').select('verdict').execute();
  expect(stored).toEqual([{ verdict: 'applied' }, { verdict: 'applied' }]);
});

test('a full journal disk is told: the dossier is kept, and safe twice again once there is room', async ({
  desk,
}) => {
  const disk = join(desk.folder, 'small-disk');
  mkdirSync(disk);
  const filler = join(disk, 'filler');
  if (process.getuid?.() !== 0) throw new Error('Câu chuyện này gắn một đĩa tmpfs nhỏ nên cần quyền root.');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
  try {
    const counter = await desk.openEnrolled('counter-1', 1, {
      extra: [`--journal-dir=${join(disk, 'journal')}`],
    });
    const { page } = counter;
    await counter.signIn(people.officer, desk.server.demoPassword);
    fillUp(filler);
    await fillIntake(page, intake);
    await page.keyboard.press('Control+Enter');
    const warning = page.getByRole('alert').filter({ hasText: 'chưa có bản sao an toàn' });
    await expect(warning).toContainText('đầy');
    await page.keyboard.press('F3');
    await expect(page.getByRole('gridcell', { name: /-0001$/ })).toBeVisible();

    rmSync(filler);
    await receiveDossier(page, { ...intake, procedure: '1.001193' });
    await counter.close();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

/** Fills a disk to the last byte. */
function fillUp(path: string): void {
  for (const size of [65_536, 4_096, 512, 1]) {
    for (;;) {
      try {
        writeFileSync(path, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}
