import { expect, type Page } from '@playwright/test';
import { addDays, localDateOf } from '#shared/calendar/local-time.ts';
import { fillIntake, receiveDossier } from '../support/intake-flow.ts';
import { people } from '../support/desk.ts';
import { offered, openDossier, takeStep } from '../support/dossier-steps.ts';
import { OtherCounter } from '../support/other-counter.ts';
import { see, seeInBothThemes } from '../support/pictures.ts';
import { scan } from '../support/scan.ts';
import { sendAll } from '../support/send-all.ts';
import { test } from '../support/story.ts';
import { lateDate, typedDate } from '../support/typed-dates.ts';

const intake = {
  procedure: 'xac nhan tinh trang hon nhan',
  applicant: {
    card: '000190004567||CÔNG TẰNG TÔN NỮ THỊ HOÀNG NGUYỄN PHƯƠNG QUỲNH TRÂM ANH|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021',
  },
  phone: '0912 000 001',
};
async function isIn(page: Page, state: string): Promise<void> {
  await expect(
    page.getByRole('region', { name: 'Tình trạng hồ sơ' }).getByText(state, { exact: true }),
  ).toBeVisible();
}

test('a dossier lives: a supplement, the hand-over, a result, the return - and a second return is kept and looked at', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const first = await desk.openEnrolled('counter-1', 1);
  const { page } = first;
  await first.signIn(people.officer, demoPassword);
  const code = await receiveDossier(page, intake);
  await openDossier(page, code);
  await isIn(page, 'Được tiếp nhận');
  await see(first, 'life-accepted');

  // Nothing is saved without the law that asks for it, and nothing typed is lost.
  await offered(page, 'Yêu cầu bổ sung');
  const ask = page.getByRole('button', { name: 'Yêu cầu bổ sung', exact: true });
  await ask.focus();
  await page.keyboard.press('Alt+Y');
  await page.getByLabel('Nội dung 1').fill('Bản sao giấy tờ chứng minh nơi cư trú');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Mỗi dòng cần nội dung và căn cứ pháp lý.')).toBeVisible();
  await page.keyboard.press('Alt+I');
  await see(first, 'life-supplement-dialog');
  await expect.poll(() => keptDraft(page, 'life/request-supplement')).toContain('nơi cư trú');
  await page.keyboard.press('Alt+H');
  await expect(ask).toBeFocused();
  await takeStep(page, 'Alt+Y', 'Yêu cầu bổ sung', async () => {
    await expect(page.getByLabel('Nội dung 1')).toHaveValue('Bản sao giấy tờ chứng minh nơi cư trú');
    await page.getByLabel('Căn cứ 1').fill('Điều 22 Nghị định 123/2015/NĐ-CP');
  });
  await isIn(page, 'Yêu cầu bổ sung giấy tờ');
  // What opened the dialog is not offered any more: the keyboard is at the head of the page, not nowhere.
  await expect(page.getByRole('heading', { level: 1, name: code })).toBeFocused();
  await expect(page.getByText(/^01-0001\/PBS-TTPVHCC$/)).toBeVisible();
  await see(first, 'life-supplementing');
  await takeStep(page, 'Alt+N', 'Nhận bổ sung', () => Promise.resolve());
  await isIn(page, 'Đang xử lý');

  // The batch: one scan, one control slip.
  await page.keyboard.press('Shift+F3');
  await page.getByLabel('Đơn vị nhận').fill('Phòng Tư pháp');
  await page.getByLabel('Mã hồ sơ').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('gridcell', { name: code })).toBeVisible();
  await page.getByLabel('Mã hồ sơ').fill(code);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`Hồ sơ ${code} đã có trong danh sách.`)).toBeVisible();
  await see(first, 'life-batch');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Đã bàn giao 1 hồ sơ, phiếu kiểm soát 01-/)).toBeVisible();
  await openDossier(page, code);
  await takeStep(page, 'Alt+X', 'Xác nhận bàn giao', () =>
    page.getByLabel(/^Người nhận ký/).fill('Lê Thị Mẫu'),
  );
  await expect(page.getByText(/Lê Thị Mẫu ký nhận/)).toBeVisible();

  // It will be late: the officer names the cause, the head finds it in the drafted letter and signs.
  await takeStep(page, 'Alt+M', 'Ghi nguyên nhân chậm', async () => {
    await page.getByRole('radio', { name: 'Cơ quan phối hợp' }).check();
    await page.getByLabel('Diễn giải').fill('Chờ cơ quan khác trả lời');
  });
  await expect(page.getByText(/^Hồ sơ được báo trước là sẽ chậm/)).toBeVisible();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const second = await desk.openEnrolled('counter-2', 2);
  await second.signIn(people.head, demoPassword);
  await openDossier(second.page, code, 'Cần xin lỗi');
  await takeStep(
    second.page,
    'Alt+L',
    'Xin lỗi và hẹn lại',
    async () => {
      await expect(second.page.getByRole('textbox', { name: 'Lý do' })).toHaveValue(
        'Chờ cơ quan khác trả lời',
      );
      await second.page.getByLabel('Ngày hẹn lại').fill(lateDate());
      await see(second, 'life-apology-dialog');
    },
    'Hẹn lại',
  );
  await expect(second.page.getByText(/^Hẹn lại thay cho /)).toBeVisible();
  await expect(second.page.getByText('Không có việc chờ gửi')).toBeVisible();

  await takeStep(page, 'Alt+R', 'Nhận kết quả về quầy', () => page.getByLabel(/^Số, ký hiệu/).fill('12/XN'));
  await isIn(page, 'Đã xử lý xong');
  await see(first, 'life-at-counter');

  // Another counter has all of it; then the line goes, and both hand the result out.
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  await second.page.keyboard.press('F10');
  await second.signIn(people.supervisor, demoPassword);
  await openDossier(second.page, code, 'Chờ trả');
  desk.line.cut();
  for (const counter of [first, second]) {
    if (counter === first) {
      // The citizen's slip under the scanner, wherever the officer is: the result is what they came for.
      await page.keyboard.press('F3');
      await page.getByRole('gridcell', { name: code }).waitFor();
      await scan(page, code);
      await expect(page.getByText(/^Giấy tiếp nhận vừa quét là của hồ sơ này/)).toBeVisible();
    } else {
      await offered(counter.page, 'Trả kết quả');
      await counter.page.keyboard.press('Alt+A');
    }
    await counter.page.getByRole('dialog', { name: 'Trả kết quả', exact: true }).waitFor();
    await counter.page.keyboard.press('Control+Enter');
    await expect(counter.page.getByText(/Mời người nhận ký/)).toBeVisible();
    await see(counter, 'life-return-dialog');
    await counter.page.getByLabel(/^Người nhận đã ký/).check();
    await counter.page.getByLabel('Phí, lệ phí đã thu đủ').check();
    await counter.page.keyboard.press('Control+Enter');
    await isIn(counter.page, 'Đã trả kết quả');
    await expect(counter.page.getByRole('button', { name: 'Trả kết quả' })).toBeHidden();
  }
  desk.line.restore();
  await sendAll(first);
  await sendAll(second);
  const rows = await db
    .selectFrom('events')
    .select(['type', 'verdict', 'reason'])
    .where('verdict', '!=', 'applied')
    .execute();
  expect(rows).toEqual([{ type: 'dossier.returned', verdict: 'review', reason: 'returned-already' }]);
  await expect(
    second.page.getByRole('grid', { name: 'Cần xem lại' }).getByRole('gridcell', { name: code }),
  ).toBeVisible();

  // The picture of the states, from the table itself.
  await openDossier(page, code, 'Hôm nay');
  await page.keyboard.press('Alt+D');
  await expect(page.getByRole('heading', { name: 'Sơ đồ trạng thái hồ sơ' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Các trạng thái/ })).toBeVisible();
  await seeInBothThemes(first, 'life-diagram');
  await openDossier(page, code, 'Hôm nay');
  await isIn(page, 'Đã trả kết quả');
  await seeInBothThemes(first, 'life-returned');
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});

test('what cannot be received is on record: asked to complete, or refused with its grounds', async ({
  desk,
}) => {
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, desk.server.demoPassword);
  await fillIntake(page, intake);
  await page.keyboard.press('Alt+K');
  await isIn(page, 'Mới đăng ký');
  await see(counter, 'life-registered');
  await takeStep(page, 'Alt+Y', 'Yêu cầu bổ sung', async () => {
    await page.getByLabel('Nội dung 1').fill('Tờ khai có chữ ký');
    await page.getByLabel('Căn cứ 1').fill('Điều 9');
  });
  await isIn(page, 'Yêu cầu bổ sung giấy tờ (chưa tiếp nhận)');
  await takeStep(page, 'Alt+N', 'Nhận bổ sung', () => Promise.resolve());
  await isIn(page, 'Mới đăng ký');
  await takeStep(page, 'Alt+N', 'Tiếp nhận', () => Promise.resolve());
  await isIn(page, 'Được tiếp nhận');
  await expect(page.getByText(/^01-0001\/\d{4}-TTPVHCC/).first()).toBeVisible();

  await fillIntake(page, intake);
  await page.keyboard.press('Alt+K');
  await isIn(page, 'Mới đăng ký');
  await takeStep(page, 'Alt+W', 'Từ chối tiếp nhận', async () => {
    await page.getByLabel('Lý do không tiếp nhận').fill('Không thuộc thẩm quyền của phường.');
    await page.getByLabel('Căn cứ pháp lý').fill('Điều 21 Luật Hộ tịch');
  });
  await isIn(page, 'Không được tiếp nhận');
  await expect(page.getByText(/PTC-TTPVHCC: Không thuộc thẩm quyền/)).toBeVisible();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const rows = await desk.server.db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  const acts = rows.map(({ type }) => type.replace('dossier.', '')).filter((act) => act !== 'slip-printed');
  expect(acts).toEqual([
    'registered',
    'supplement-requested',
    'supplement-received',
    'accepted',
    'registered',
    'refused',
  ]);
  expect(new Set(rows.map(({ verdict }) => verdict))).toEqual(new Set(['applied']));
  expect(counter.complaints).toEqual([]);
});

test('what is late is not settled without its cause, and the register opens to what lacks one', async ({
  desk,
}) => {
  const { demoPassword, db, url, createEnrolmentCode } = desk.server;
  const other = await OtherCounter.enrol(url, await createEnrolmentCode(2), {
    signInName: people.otherOfficer,
    password: demoPassword,
  });
  const received = addDays(localDateOf(Date.now()), -20);
  const code = `H26.999.01-${received.slice(2).replaceAll('-', '')}-0001`;
  const dossierId = await other.receive(code, `${received}T09:00`);
  const legs = ['Phòng Tư pháp', 'Công an phường'].map((unit, place) => ({
    id: `leg-${place + 1}`,
    unit,
    limit: { amount: 2, unit: 'working-day' as const },
  }));
  await other.act(dossierId, 'dossier.legs-planned', 1, { at: `${received}T09:30`, legs });
  await other.act(dossierId, 'dossier.handed-over', 1, {
    at: `${received}T10:00`,
    slip: {
      slipId: '01890000-0000-7000-8000-00000000000a',
      number: '02-0001/PKS-TTPVHCC',
      form: 'control-slip',
      book: 2,
      year: Number(received.slice(0, 4)),
      order: 1,
    },
    isShared: false,
    direction: 'to-unit',
    unit: 'Phòng Tư pháp',
    way: 'electronic',
    legId: 'leg-1',
    note: '',
  });
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, demoPassword);

  await page.keyboard.press('F11');
  await page.getByRole('combobox', { name: 'Kỳ', exact: true }).selectOption('typed');
  await page.getByRole('textbox', { name: 'Từ ngày', exact: true }).fill(typedDate(received));
  const ofLeg = page.getByRole('radio', { name: 'Chặng chậm chưa ghi nguyên nhân (1)' });
  await expect(ofLeg).toBeVisible();
  const uncaused = page.getByRole('radio', { name: 'Quá hạn chưa ghi nguyên nhân (1)' });
  await uncaused.check();
  await see(counter, 'register-uncaused');
  await page.getByRole('gridcell', { name: code }).dblclick();
  await page.getByRole('heading', { name: code }).waitFor();

  // The unit is late by its own limit: its leg has a cause of its own, and the whole still owes one.
  await expect(
    page.getByText(/^Phòng Tư pháp: đến .* quá hạn của đơn vị, chưa ghi nguyên nhân$/),
  ).toBeVisible();
  await takeStep(page, 'Alt+M', 'Ghi nguyên nhân chậm', async () => {
    await page.getByRole('radio', { name: 'Chặng của Phòng Tư pháp' }).check();
    await page.getByRole('radio', { name: 'Đồng bộ, dữ liệu' }).check();
    await page.getByLabel('Diễn giải').fill('Đơn vị nhận dữ liệu chậm hai ngày');
    await see(counter, 'life-leg-cause');
  });
  await expect(
    page.getByText(/^Phòng Tư pháp: .* nguyên nhân chậm: Đồng bộ, dữ liệu\. Đơn vị nhận/),
  ).toBeVisible();
  // What the other counter did in time was sent only now.
  await expect(page.getByText(/^Bước “Bàn giao” ghi lúc .* lên máy chủ lúc .*, sau hạn\.$/)).toBeVisible();
  await see(counter, 'life-leg-cause-named');

  await offered(page, 'Nhận kết quả về quầy');
  await page.keyboard.press('Alt+R');
  const dialog = page.getByRole('dialog', { name: 'Nhận kết quả về quầy', exact: true });
  await expect(dialog.getByText(/^Đã quá ngày hẹn/)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Chọn một nguyên nhân.')).toBeVisible();
  await see(counter, 'life-late-result');
  await dialog.getByRole('radio', { name: 'Cơ quan phối hợp' }).check();
  await dialog.getByLabel('Diễn giải').fill('Chờ xác minh nơi cư trú trước đây');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await isIn(page, 'Đã xử lý xong');
  await expect(page.getByText(/^Nguyên nhân chậm: Cơ quan phối hợp/)).toBeVisible();
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const rows = await db.selectFrom('events').select(['type', 'verdict']).orderBy('seq').execute();
  expect(rows.slice(-2)).toEqual([
    { type: 'dossier.late-cause-named', verdict: 'applied' },
    { type: 'dossier.result-recorded', verdict: 'applied' },
  ]);
  expect(counter.complaints).toEqual([]);
});

/** What the local database keeps of a form that is open. */
function keptDraft(page: Page, prefix: string): Promise<string> {
  return page.evaluate(
    (start) =>
      new Promise<string>((resolve, reject) => {
        const database = indexedDB.open('counter');
        database.addEventListener('error', () => reject(new Error('not opened')));
        database.addEventListener('success', () => {
          const all = database.result.transaction('drafts').objectStore('drafts').getAll();
          all.addEventListener('success', () => {
            const rows = all.result as { readonly key: string }[];
            database.result.close();
            resolve(JSON.stringify(rows.filter(({ key }) => key.startsWith(start))));
          });
        });
      }),
    prefix,
  );
}
