import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { sampleWorkbook } from '#renderer/register-import/testing/sample-workbook.ts';
import { people } from '../support/desk.ts';
import { seeInBothThemes } from '../support/pictures.ts';
import { test } from '../support/story.ts';

const headings = [
  'Mã hồ sơ',
  'Tên thủ tục',
  'Họ và tên',
  'Số CCCD',
  'Địa chỉ',
  'SĐT',
  'Ngày nhận',
  'Ngày hẹn trả',
  'Ngày trả kết quả',
];
const template = [
  'HS-2025/0001',
  'Đăng ký khai sinh',
  'Công Tằng Tôn Nữ Thị Hoàng Nguyễn Phương Quỳnh Trâm Anh',
  '000190004567',
  'Tổ 5, Phường Thử, Hà Nội',
  '0912000001',
  '05/01/2026',
  '06/01/2026',
  null,
] as const;
/** Of which two are good, one is twice, three are bad. */
const rows = [
  template,
  [
    'HS-2025/0002',
    '1.000894',
    'Lê Văn Mẫu',
    '000090004568',
    'Số 1, Phường Thử',
    '0912000002',
    { serial: 46_030 },
    { serial: 46_035 },
    '12/01/2026',
  ],
  [
    'HS-2025/0001',
    '1.001193',
    'Trần Thị Trùng',
    '000190004569',
    'Số 2',
    '0912000003',
    '05/01/2026',
    '06/01/2026',
    null,
  ],
  [
    'HS-2025/0004',
    'Thủ tục không có thật',
    'Phạm Thử',
    '000090004570',
    'Số 3',
    '0912000004',
    '05/01/2026',
    '06/01/2026',
    null,
  ],
  ['HS-2025/0005', '1.001193', 'Đỗ Thử', 90_004_571, 'Số 4', 'hỏng', '31/02/2026', '06/01/2026', null],
  [
    'HS-2025/0006',
    '1.001193',
    'Ngô Thử',
    '000090004572',
    'Số 5',
    '0912000006',
    '05/01/2026',
    '04/01/2026',
    null,
  ],
] as const;

async function choose(page: Page, name: string, content: Uint8Array): Promise<void> {
  const buffer = Buffer.from(content);
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });
}

async function openImport(page: Page): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: /^Nhập sổ cũ/ }).waitFor();
  await page.keyboard.press('Alt+N');
  await page.getByRole('heading', { name: 'Nhập sổ cũ' }).waitFor();
}

test('a file that is no register is told in words, and nothing of it is imported', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${desk.folder}`] });
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { name: 'Máy này' }).or(page.getByText('Nền màn hình')).first().waitFor();
  await expect(page.getByRole('button', { name: /^Nhập sổ cũ/ })).toBeHidden();
  await page.keyboard.press('F10');
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await openImport(page);
  await seeInBothThemes(counter, 'import-start');

  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const alert = page.getByRole('alert');
  const cases: readonly (readonly [name: string, content: Uint8Array, told: string])[] = [
    ['so.xlsx', text('%PDF-1.7'), 'Đây không phải tệp Excel (.xlsx) hay tệp CSV.'],
    [
      'so.xls',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]),
      'Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu.',
    ],
    ['so.xlsx', sampleWorkbook([headings]).subarray(0, 300), 'Tệp Excel bị hỏng, không đọc được.'],
    ['so.csv', new Uint8Array(10_485_761), 'Tệp nặng 11 MB, nhiều nhất được 10 MB.'],
    ['so.csv', new Uint8Array([0x4d, 0xae, 0x2c, 0x48]), 'Chữ trong tệp CSV không theo bảng mã UTF-8.'],
    ['so.csv', new Uint8Array(), 'Tệp không có dòng nào.'],
    [
      'so.csv',
      text('Mã hồ sơ,Ngày nhận\nA1,05/01/2026\n'),
      'Không thấy cột: Thủ tục hành chính, Chủ hồ sơ, Địa chỉ, Ngày hẹn trả.',
    ],
    [
      'so.csv',
      text(`${headings.join(',')}\n${'\n'.repeat(20_001)}x`),
      'Tệp có 20003 dòng, nhiều nhất được 20000 dòng.',
    ],
    [
      'so.xlsx',
      sampleWorkbook([headings], { 'xl/extra.xml': new Uint8Array(110_000_000) }),
      'Tệp khi mở ra nặng 105 MB, nhiều nhất được 100 MB.',
    ],
  ];
  for (const [name, content, told] of cases) {
    await choose(page, name, content);
    await expect(alert).toContainText(told);
  }
  await seeInBothThemes(counter, 'import-refused');
  // A mended file after a bad one: the fault goes, the rows come.
  await choose(page, 'so.csv', text(`${headings.join(';')}\n${template.join(';')}\n`));
  await expect(alert).toBeHidden();
  await expect(page.getByRole('gridcell', { name: 'HS-2025/0001' })).toBeVisible();
  await page.keyboard.press('Alt+M');
  await expect(page.getByText('Đã lưu mau-so-ho-so.csv')).toBeVisible();
  expect((await readFile(join(desk.folder, 'mau-so-ho-so.csv'), 'utf8')).startsWith('\uFEFFMã hồ sơ,')).toBe(
    true,
  );
  expect(counter.complaints).toEqual([]);
});

test('a register with words of its own is told by keyboard which column is what, and the next one is known', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await openImport(page);
  const own = ['Mã', 'Việc', 'Công dân', 'Định danh', 'Ở tại', 'Máy', 'Vào', 'Ra', 'Xong'];
  await choose(page, 'so-rieng.xlsx', sampleWorkbook([['SỔ RIÊNG'], own, ...rows.slice(0, 2)]));
  await expect(page.getByRole('alert')).toContainText('Không thấy cột: ');
  await expect(page.getByLabel('Dòng tên cột')).toBeFocused();
  await expect(page.getByLabel('Dòng tên cột')).toHaveValue('1');
  const take = page.getByRole('button', { name: 'Xem trước' });
  await expect(take).toBeDisabled();
  await seeInBothThemes(counter, 'import-columns');

  // Enter goes from column to column, the arrows choose: places in the list, after "not used".
  for (const place of [1, 2, 3, 4, 6, 7, 8, 9, 10]) {
    await page.keyboard.press('Enter');
    for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
  }
  await expect(page.getByText(/^Còn thiếu/)).toBeHidden();
  await expect(take).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('radio', { name: 'Nhập được (2)' })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Lê Văn Mẫu' })).toBeVisible();

  // Another file, the columns in another order: nothing is asked. It can be looked at and changed all the same.
  const turned = [own, ...rows.slice(0, 2)].map((row) => row.toReversed());
  await choose(page, 'so-rieng-2.xlsx', sampleWorkbook(turned));
  await expect(page.getByText('so-rieng-2.xlsx · 2 dòng')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Nhập được (2)' })).toBeVisible();
  await page.keyboard.press('Alt+K');
  await expect(page.getByLabel('G · Công dân', { exact: true })).toHaveValue('name');
  await page.getByLabel('G · Công dân', { exact: true }).selectOption('code');
  await expect(page.getByText('Còn thiếu: Chủ hồ sơ.')).toBeVisible();
  await expect(page.getByText(/^Hai cột cùng một thông tin/)).toHaveCount(2);
  await expect(take).toBeDisabled();
  await seeInBothThemes(counter, 'import-columns-doubled');
  expect(counter.complaints).toEqual([]);
});

test('an old register comes in without a line: good rows once, bad ones back to be mended', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${desk.folder}`] });
  const { page } = counter;
  await counter.signIn(people.supervisor, demoPassword);
  await openImport(page);
  desk.line.cut();
  const workbook = sampleWorkbook([['SỔ THEO DÕI HỒ SƠ'], headings, ...rows]);
  await choose(page, 'so-2025.xlsx', workbook);
  await expect(page.getByText('so-2025.xlsx · 6 dòng')).toBeVisible();
  for (const choice of ['Tất cả (6)', 'Nhập được (2)', 'Có lỗi (4)', 'Đã có (0)']) {
    await expect(page.getByRole('radio', { name: choice })).toBeVisible();
  }
  await seeInBothThemes(counter, 'import-preview');
  await page.getByRole('radio', { name: /^Có lỗi/ }).check();
  await expect(page.getByText('Mã hồ sơ: trùng mã với dòng 3.')).toBeVisible();
  await page.getByRole('gridcell', { name: 'HS-2025/0005' }).dblclick();
  const dialog = page.getByRole('dialog', { name: 'Dòng 7' });
  await expect(dialog).toContainText('Excel bỏ mất số 0 ở đầu');
  await expect(dialog).toContainText('Ngày nhận: phải là ngày có thật');
  await expect(dialog).toContainText('Điện thoại: không phải số điện thoại ở Việt Nam.');
  await seeInBothThemes(counter, 'import-row');
  await page.keyboard.press('Alt+H');

  await page.keyboard.press('Alt+L');
  await expect(page.getByText('Đã lưu dong-loi.csv')).toBeVisible();
  const csv = await readFile(join(desk.folder, 'dong-loi.csv'), 'utf8');
  expect(csv).toContain('"HS-2025/0006"');
  expect(csv).toMatch(/"Ngày hẹn trả: ở trước ngày nhận\."\r\n$/);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Đã nhập 2 hồ sơ')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Đã có (2)' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Nhập \d/ })).toBeHidden();
  await seeInBothThemes(counter, 'import-done');

  await test.step('the same file again changes nothing', async () => {
    await choose(page, 'so-2025-ban-sao.xlsx', workbook);
    await expect(page.getByRole('radio', { name: 'Đã có (2)' })).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Nhập được (0)' })).toBeVisible();
  });

  await test.step('the mended rows come in', async () => {
    await choose(page, 'dong-loi.csv', Buffer.from(csv.replace('"04/01/2026"', '"09/01/2026"')));
    await expect(page.getByRole('radio', { name: 'Nhập được (1)' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('Đã nhập 1 hồ sơ')).toBeVisible();
  });

  await test.step('they are found, and none of them was received today', async () => {
    await page.keyboard.press('F3');
    await page.getByRole('radio', { name: 'Nhập từ sổ cũ (3)' }).check();
    await page.locator('[data-main-search]').fill('hs-2025/0001');
    await expect(page.getByRole('gridcell', { name: 'HS-2025/0001' })).toBeVisible();
    await seeInBothThemes(counter, 'import-list');
    await page.locator('[data-main-search]').press('Enter');
    await page.getByRole('heading', { name: 'HS-2025/0001' }).waitFor();
    await expect(page.getByText(/^Tệp so-2025\.xlsx, dòng 3, lúc /)).toBeVisible();
    await expect(page.getByText('Ngày hẹn ghi nguyên theo sổ cũ, phần mềm không tính lại.')).toBeVisible();
    await seeInBothThemes(counter, 'import-page');
    await page.keyboard.press('F7');
    await expect(page.getByRole('button', { name: /^0\s*Hồ sơ tiếp nhận/ })).toBeVisible();
    await page.getByLabel('Ngày', { exact: true }).fill('05/01/2026');
    await expect(page.getByRole('button', { name: /^2\s*Nhập từ sổ cũ/ })).toBeVisible();
    await expect(page.getByRole('button', { name: /^0\s*Hồ sơ tiếp nhận/ })).toBeVisible();
    await page.getByRole('button', { name: /^2\s*Nhập từ sổ cũ/ }).click();
    await expect(page.getByRole('gridcell', { name: 'HS-2025/0006' })).toBeVisible();
    await seeInBothThemes(counter, 'import-day-log');
  });

  desk.line.restore();
  await page.keyboard.press('F8');
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible({ timeout: 60_000 });
  const events = await db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  expect(events).toEqual(Array.from({ length: 3 }, () => ({ type: 'dossier.imported', verdict: 'applied' })));

  // Another counter has them, and knows them in the same file.
  const other = await desk.openEnrolled('counter-2', 2);
  await other.signIn(people.supervisor, demoPassword);
  await other.page.keyboard.press('F3');
  await other.page.getByRole('radio', { name: 'Nhập từ sổ cũ (3)' }).waitFor();
  await openImport(other.page);
  await choose(other.page, 'so-2025.xlsx', workbook);
  await expect(other.page.getByRole('radio', { name: 'Đã có (3)' })).toBeVisible();
  expect([...counter.complaints, ...other.complaints]).toEqual([]);
});

test('a large register shows how far it is, stops when told and goes on where it was', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.supervisor, desk.server.demoPassword);
  await openImport(page);
  const many = Array.from({ length: 600 }, (_, n) => [
    `HS-2024/${String(n + 1).padStart(5, '0')}`,
    ...template.slice(1),
  ]);
  const path = join(desk.folder, 'so-2024.xlsx');
  await writeFile(path, sampleWorkbook([headings, ...many]));
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('radio', { name: 'Nhập được (600)' })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Alt+G');
  await expect(page.getByText(/^Đã dừng, đã nhập/)).toBeVisible();
  const known = page.getByRole('radio', { name: /^Đã có \(\d+\)/ });
  const stopped = Number(/\d+/.exec((await known.locator('..').innerText()).replaceAll('.', ''))?.[0]);
  expect(stopped).toBeGreaterThan(0);
  expect(stopped).toBeLessThan(600);
  await page.keyboard.press('Control+Enter');
  await seeInBothThemes(counter, 'import-progress');
  await expect(page.getByRole('radio', { name: 'Đã có (600)' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('radio', { name: 'Nhập được (0)' })).toBeVisible();
  expect(counter.complaints).toEqual([]);
});
