import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect } from '@playwright/test';
import { people } from '../support/desk.ts';
import { fillIntake, receiveDossier } from '../support/intake-flow.ts';
import { test } from '../support/story.ts';
import { firstIntakes } from '../tour/intakes.ts';

/** A good row and one in which everything is wrong. */
const oldRegister = Buffer.from(
  `Mã hồ sơ,Thủ tục,Chủ hồ sơ,Địa chỉ,Ngày nhận,Ngày hẹn trả
HS-2025/1,1.001193,Nguyễn Văn Thử,Phường Thử,05/01/2026,06/01/2026
?,không có,,,31/02/2026,x
`,
);

/** WCAG 2.2 AA as far as a machine can tell, on a screen as it stands. */
async function faultsOf(page: Page): Promise<string[]> {
  // Electron has no second page for axe to finish in.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen passes axe, ${theme}`, async ({ desk }) => {
    const counter = await desk.openEnrolled('counter-1', 1, { extra: [`--bundle-dir=${desk.folder}`] });
    const { page } = counter;
    await counter.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await page.getByLabel('Tên đăng nhập').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await counter.signIn(people.supervisor, desk.server.demoPassword);
    await receiveDossier(page, firstIntakes[4]!);
    expect(await faultsOf(page)).toEqual([]);
    for (const [key, landmark] of [
      ['F3', 'Hồ sơ'],
      ['Shift+F3', 'Bàn giao hồ sơ'],
      ['F5', 'Lịch làm việc'],
      ['F6', 'Ghi sự việc theo Quy tắc ứng xử'],
      ['F7', 'Nhật ký ngày'],
      ['F8', 'Việc chờ gửi'],
      ['F11', 'Sổ theo dõi hồ sơ'],
      ['Control+,', 'Cài đặt'],
    ] as const) {
      await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name: landmark, exact: true }).waitFor();
      expect(await faultsOf(page), key).toEqual([]);
    }
    await page.keyboard.press('F3');
    await page.getByRole('gridcell').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vì sao hẹn ngày này?' }).waitFor();
    expect(await faultsOf(page), 'dossier').toEqual([]);
    await page.keyboard.press('Alt+T');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOf(page), 'pause').toEqual([]);
    await page.keyboard.press('Alt+H');
    await page.keyboard.press('Alt+E');
    await page.getByRole('dialog').waitFor();
    await page.locator('#name').fill('Trần Thị Thử Hai');
    await page.keyboard.press('Control+Enter');
    expect(await faultsOf(page), 'correction').toEqual([]);
    await page.keyboard.press('Alt+H');
    await page.keyboard.press('Alt+Y');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await faultsOf(page), 'supplement').toEqual([]);
    await page.keyboard.press('Alt+H');
    await page.keyboard.press('Alt+D');
    await page.getByRole('heading', { level: 1, name: 'Sơ đồ trạng thái hồ sơ' }).waitFor();
    expect(await faultsOf(page), 'states').toEqual([]);
    desk.line.cut();
    await receiveDossier(page, firstIntakes[4]!);
    await page.keyboard.press('F8');
    await page.keyboard.press('Alt+X');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOf(page), 'bundle').toEqual([]);
    await page.keyboard.press('Alt+H');
    desk.line.restore();
    await page.keyboard.press('F10');
    await counter.signIn(people.admin, desk.server.demoPassword);
    await page.keyboard.press('F5');
    await page.keyboard.press('Alt+T');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Control+Enter');
    expect(await faultsOf(page), 'override').toEqual([]);
  });

  test(`the aids of intake pass axe, ${theme}`, async ({ desk }) => {
    const counter = await desk.openEnrolled('counter-1', 1);
    const { page } = counter;
    await counter.electron.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await counter.signIn(people.supervisor, desk.server.demoPassword);
    await receiveDossier(page, firstIntakes[4]!);
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { level: 1, name: 'Cài đặt' }).waitFor();
    await page.keyboard.press('Alt+N');
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'so.csv', mimeType: '', buffer: oldRegister });
    await page.getByRole('gridcell').first().waitFor();
    expect(await faultsOf(page), 'register').toEqual([]);
    await page.keyboard.press('F7');
    await page.keyboard.press('Alt+P');
    await page.getByText('Chưa thu khoản nào').waitFor();
    expect(await faultsOf(page), 'fees').toEqual([]);
    await fillIntake(page, firstIntakes[4]!);
    await page.locator('#intakeChannel').selectOption('online');
    await page.keyboard.press('Alt+S');
    await page.getByRole('dialog').waitFor();
    expect(await faultsOf(page), 'duplicate').toEqual([]);
    await page.keyboard.press('Alt+H');
    expect(await faultsOf(page), 'online').toEqual([]);
  });
}
