import { expect, type Page } from '@playwright/test';
import { dayStatus } from '#shared/calendar/day-status.ts';
import { addDays, dateOf, localDateTimeSchema, type LocalDate } from '#shared/calendar/local-time.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { test } from '../support/story.ts';

test('a limit is paused and goes on, the head re-appoints once, and the server reckons the same', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, demoPassword);
  const code = await receiveDossier(page, {
    procedure: 'xac nhan tinh trang hon nhan',
    applicant: { card: '000190004567||TRẦN THỊ THỬ|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021' },
    phone: '0912 000 001',
  });

  const open = async (on: Page): Promise<void> => {
    await on.keyboard.press('F3');
    await on.getByRole('gridcell', { name: code }).dblclick();
    await on.getByRole('heading', { name: code }).waitFor();
  };
  await open(page);
  await page.keyboard.press('Alt+T');
  const dialog = page.getByRole('dialog', { name: 'Tạm dừng thời hạn' });
  await dialog.getByRole('radio', { name: 'Giai đoạn ngoài thời hạn' }).check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Ghi tên giai đoạn')).toBeVisible();
  await dialog.getByLabel('Chờ việc gì').fill('Niêm yết công khai');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Tạm dừng từ /)).toBeVisible();
  await page.keyboard.press('F3');
  await expect(page.getByRole('gridcell', { name: 'tạm dừng' })).toBeVisible();

  await open(page);
  await page.keyboard.press('Alt+T');
  await page.getByRole('dialog', { name: 'Tính tiếp thời hạn' }).waitFor();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Tạm dừng từ /)).toHaveCount(0);
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();

  const resumed = await db
    .selectFrom('events')
    .select('envelope')
    .where('type', '=', 'dossier.resumed')
    .executeTakeFirstOrThrow();
  const { payload } = resumed.envelope as { payload: { promise: { due: string } } };
  const newDate = workingDayAfter(dateOf(localDateTimeSchema.parse(payload.promise.due)));

  const head = await desk.openEnrolled('counter-2', 2);
  await head.signIn(people.head, demoPassword);
  await open(head.page);
  await head.page.keyboard.press('Alt+L');
  await head.page.getByLabel('Ngày hẹn lại').fill(newDate.split('-').reverse().join('/'));
  await head.page.getByRole('textbox', { name: 'Lý do' }).fill('Chờ cơ quan khác trả lời');
  await head.page.keyboard.press('Control+Enter');
  await expect(head.page.getByText(/^Hẹn lại thay cho /)).toBeVisible();
  await expect(head.page.getByRole('button', { name: 'Hẹn lại' })).toBeHidden();
  await expect(head.page.getByText('Không có việc chờ gửi')).toBeVisible();

  // The letter is printed with the act.
  const rows = db.selectFrom('events').select(['type', 'verdict']).orderBy('seq');
  await expect
    .poll(() => rows.execute())
    .toEqual(
      ['received', 'paused', 'resumed', 'reappointed', 'slip-printed'].map((type) => ({
        type: `dossier.${type}`,
        verdict: 'applied',
      })),
    );
  expect([...counter.complaints, ...head.complaints]).toEqual([]);
});

function workingDayAfter(date: LocalDate): LocalDate {
  const calendar = haNoiCalendar();
  let next = addDays(date, 1);
  while (dayStatus(calendar, next)?.isWorkingDay !== true) next = addDays(next, 1);
  return next;
}
