import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';

test('a printer that is not there is said, with the place of the PDF, and the settings try the printer', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  const { page } = counter;
  await page.evaluate(setUnknownPrinter);
  await receiveDossier(page, {
    procedure: 'khai sinh',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  await page.keyboard.press('F9');
  await expect(
    page.getByText('Máy này không có máy in tên "Máy in cũ" nên phiếu chưa ra giấy.'),
  ).toBeVisible();
  await expect(page.getByText(/Bản PDF của phiếu còn nguyên tại .*slips.*-1\.pdf/)).toBeVisible();
  const recorded = desk.server.db.selectFrom('events').select('type').orderBy('seq');
  await expect
    .poll(() => recorded.execute())
    .toEqual([{ type: 'dossier.received' }, { type: 'dossier.slip-printed' }]);

  await page.keyboard.press('Control+,');
  const a5 = page.getByRole('group', { name: 'In trên A5' });
  await expect(a5.getByLabel('Máy in A5')).toHaveValue('');
  await a5.getByLabel('Bù phải (mm)').selectOption('+2');
  await a5.getByRole('button', { name: 'In thử A5' }).click();
  await counter.pdfShown('in-thu.a5');
  expect(counter.complaints).toEqual([]);
});

/** Runs in the page. */
function setUnknownPrinter(): Promise<unknown> {
  type Settings = { printing: { profiles: { a4: object } } };
  type Raw = { invoke(channel: string, input: unknown): Promise<unknown> };
  const { counter } = globalThis as unknown as { counter: Raw };
  return counter.invoke('settings.read', undefined).then((read) => {
    const { printing } = read as Settings;
    const profiles = { ...printing.profiles, a4: { ...printing.profiles.a4, printerName: 'Máy in cũ' } };
    return counter.invoke('settings.write', { printing: { ...printing, profiles } });
  });
}
