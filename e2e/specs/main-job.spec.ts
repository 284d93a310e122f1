import { expect } from '@playwright/test';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';

test('a dossier goes from the keyboard to the slip, the server and the other counter', async ({ desk }) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  await counter.signIn(people.officer, desk.server.demoPassword);
  const code = await receiveDossier(counter.page, {
    procedure: 'khai sinh',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });
  expect(code).toMatch(/^H26\.999\.01-\d{6}-0001$/);

  await counter.page.keyboard.press('F9');
  await expect(counter.page.getByText(/^Đã in giấy tiếp nhận số 01-0001/)).toBeVisible();
  await expect(counter.page.getByText('Đã ghi nhận')).toBeVisible();

  const rows = await desk.server.db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  expect(rows).toEqual([
    { type: 'dossier.received', verdict: 'applied' },
    { type: 'dossier.slip-printed', verdict: 'applied' },
  ]);

  const other = await desk.openEnrolled('counter-2', 2);
  await other.signIn(people.otherOfficer, desk.server.demoPassword);
  await other.page.keyboard.press('F3');
  await expect(other.page.getByRole('gridcell', { name: code })).toBeVisible();
  expect([...counter.complaints, ...other.complaints]).toEqual([]);
});
