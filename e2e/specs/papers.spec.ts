import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { pdfText } from '../forms/read-pdf.ts';
import { fillIntake, receiveDossier } from '../support/intake-flow.ts';
import { OtherCounter } from '../support/other-counter.ts';
import { type Desk, people } from '../support/desk.ts';
import { offered, openDossier, takeStep } from '../support/dossier-steps.ts';
import { see } from '../support/pictures.ts';
import { scan } from '../support/scan.ts';
import { test } from '../support/story.ts';
import { lateDate } from '../support/typed-dates.ts';

const longName = 'CÔNG TẰNG TÔN NỮ THỊ HOÀNG NGUYỄN PHƯƠNG QUỲNH TRÂM ANH';
const intake = {
  procedure: 'xac nhan tinh trang hon nhan',
  applicant: { card: `000190004567||${longName}|09031990|Nữ|Tổ 5, Phường Thử, Hà Nội|15082021` },
  phone: '0912 000 001',
};
const otherIntake = {
  ...intake,
  applicant: { card: '000185000123||TRẦN VĂN HAI|05021985|Nam|Tổ 6, Phường Thử, Hà Nội|15082021' },
};
const nothing = (): Promise<void> => Promise.resolve();

/** A slip in the list of the dossier page, by its form and number. */
const slip = (page: Page, label: string | RegExp) =>
  page.getByRole('region', { name: 'Phiếu', exact: true }).getByRole('listitem', { name: label });

/** The text of the one PDF of a counter whose name holds these words. */
async function paper(desk: Desk, counter: string, words: string): Promise<string> {
  const folder = join(desk.folder, counter, 'slips', String(new Date().getFullYear()));
  const find = async (): Promise<readonly string[]> =>
    (await readdir(folder)).filter((name) => name.includes(words));
  await expect.poll(async () => (await find()).length).toBe(1);
  const [name = ''] = await find();
  return (await pdfText(join(folder, name))).replace(/\s+/g, ' ');
}

test('each paper of a life comes out with its number and names: supplement, hand-over, apology, return', async ({
  desk,
}) => {
  const { demoPassword, db } = desk.server;
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.officer, demoPassword);
  const other = await receiveDossier(page, otherIntake);
  const code = await receiveDossier(page, intake);
  await openDossier(page, code);

  await takeStep(page, 'Alt+Y', 'Yêu cầu bổ sung', async () => {
    await page.getByLabel('Nội dung 1').fill('Bản sao giấy tờ chứng minh nơi cư trú');
    await page.getByLabel('Căn cứ 1').fill('Điều 22 Nghị định 123/2015/NĐ-CP');
  });
  const request = slip(page, 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ số 01-0001/PBS-TTPVHCC');
  await expect(request.getByText('Đã in', { exact: true })).toBeVisible();
  await expect(request.getByText(/^Lập .*Nguyễn Thị Lan; in gần nhất/)).toBeVisible();
  await expect(page.getByText('Đã in phiếu yêu cầu bổ sung số 01-0001/PBS-TTPVHCC')).toBeVisible();
  const asked = await paper(desk, 'counter-1', `${code}.bo-sung`);
  for (const words of [
    'Số: 01-0001/PBS-TTPVHCC',
    `Mã hồ sơ: ${code}`,
    `Hồ sơ của: ${longName}`,
    'Bản sao giấy tờ chứng minh nơi cư trú (Căn cứ: Điều 22 Nghị định 123/2015/NĐ-CP)',
    'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Nguyễn Thị Lan',
  ]) {
    expect(asked).toContain(words);
  }
  await see(counter, 'papers-supplement');

  // The list is reached by keyboard: the second slip, its PDF, and once more on paper.
  await page.keyboard.press('Alt+2');
  await expect(request.getByRole('button', { name: 'Xem PDF' })).toBeFocused();
  const opened = counter.electron.waitForEvent('window');
  await page.keyboard.press('Enter');
  await opened;
  await expect(request.getByRole('button', { name: 'In lại' })).toBeEnabled();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(request.getByText('Đã in 2 lần')).toBeVisible();
  // What is only looked at is kept nowhere.
  const kept = await readdir(join(desk.folder, 'counter-1', 'slips', String(new Date().getFullYear())));
  expect(kept.filter((name) => name.includes('bo-sung'))).toHaveLength(2);

  await takeStep(page, 'Alt+N', 'Nhận bổ sung', nothing);
  // A second request needs a reason, and the supervisor finds it.
  await offered(page, 'Yêu cầu bổ sung');
  await page.keyboard.press('Alt+Y');
  await page.getByLabel('Nội dung 1').fill('Tờ khai có chữ ký');
  await page.getByLabel('Căn cứ 1').fill('Điều 9');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Ô này cần được điền.')).toBeVisible();
  await page.getByLabel('Lý do yêu cầu lần nữa').fill('Luật vừa thay đổi');
  await page.keyboard.press('Control+Enter');
  await expect(slip(page, /số 01-0002\/PBS-TTPVHCC$/).getByText('Đã in', { exact: true })).toBeVisible();
  await takeStep(page, 'Alt+N', 'Nhận bổ sung', nothing);
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();
  const reviewed = db.selectFrom('events').select(['type', 'reason']).where('verdict', '=', 'review');
  await expect
    .poll(() => reviewed.execute())
    .toEqual([{ type: 'dossier.supplement-requested', reason: 'supplement-second' }]);

  // Two dossiers, one slip.
  await page.keyboard.press('Shift+F3');
  await page.getByLabel('Đơn vị nhận').fill('Phòng Tư pháp');
  for (const one of [code, other]) {
    await page.getByLabel('Mã hồ sơ').fill(one);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('gridcell', { name: one })).toBeVisible();
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Đã in phiếu kiểm soát số 01-0001/PKS-TTPVHCC')).toBeVisible();
  const together = await paper(desk, 'counter-1', 'kiem-soat.');
  for (const words of [
    code,
    other,
    'QUỲNH TRÂM ANH',
    'TRẦN VĂN HAI',
    'Số: 01-0001/PKS-TTPVHCC',
    'Tổng số: 02 hồ sơ',
  ]) {
    expect(together).toContain(words);
  }
  for (const one of [other, code]) {
    await openDossier(page, one);
    await expect(
      slip(page, 'Phiếu kiểm soát quá trình giải quyết hồ sơ số 01-0001/PKS-TTPVHCC').getByText('Đã in', {
        exact: true,
      }),
    ).toBeVisible();
  }
  await see(counter, 'papers-batch');
  await expect(page.getByText('Không có việc chờ gửi')).toBeVisible();

  // The head signs the letter where the head sits.
  const desk2 = await desk.openEnrolled('counter-2', 2);
  await desk2.signIn(people.head, demoPassword);
  await openDossier(desk2.page, code);
  await expect(desk2.page.getByText(/Phòng Tư pháp/).first()).toBeVisible();
  await takeStep(
    desk2.page,
    'Alt+L',
    'Xin lỗi và hẹn lại',
    async () => {
      await desk2.page.getByLabel('Ngày hẹn lại').fill(lateDate());
      await desk2.page.getByRole('textbox', { name: 'Lý do' }).fill('Cơ quan được hỏi chưa trả lời');
    },
    'Hẹn lại',
  );
  await expect(
    slip(desk2.page, /số 02-0001\/PXL-TTPVHCC$/).getByText('Đã in', { exact: true }),
  ).toBeVisible();
  const letter = await paper(desk, 'counter-2', `${code}.xin-loi`);
  for (const words of [
    'Số: 02-0001/PXL-TTPVHCC',
    `Kính gửi: ${longName}`,
    'Cơ quan giải quyết: Phòng Tư pháp',
    'Lý do: Cơ quan được hỏi chưa trả lời',
    'Đỗ Anh Tuấn',
  ]) {
    expect(letter).toContain(words);
  }
  await expect(desk2.page.getByText('Không có việc chờ gửi')).toBeVisible();

  await takeStep(page, 'Alt+X', 'Xác nhận bàn giao', () =>
    page.getByLabel(/^Người nhận ký/).fill('Lê Thị Mẫu'),
  );
  await takeStep(page, 'Alt+R', 'Nhận kết quả về quầy', () => page.getByLabel(/^Số, ký hiệu/).fill('12/XN'));
  // The code of any of its papers opens the dossier, wherever the officer is.
  await page.keyboard.press('F3');
  await page.getByRole('gridcell', { name: other }).waitFor();
  await scan(page, other);
  await page.getByRole('heading', { name: other }).waitFor();
  await openDossier(page, code, 'Chờ trả');
  await offered(page, 'Trả kết quả');
  await page.keyboard.press('Alt+A');
  const dialog = page.getByRole('dialog', { name: 'Trả kết quả' });
  await dialog.waitFor();
  // The card of whoever came: not the applicant, so authorised.
  await scan(page, '000185000123||TRAN VAN HAI|05021985|Nam|To 6, Phuong Thu, Ha Noi|15082021');
  await expect(dialog.getByLabel('Họ và tên người nhận')).toHaveValue('TRAN VAN HAI');
  await expect(dialog.getByRole('radio', { name: 'Người được ủy quyền' })).toBeChecked();
  await expect(dialog.getByLabel('Số giấy tờ của người nhận')).toHaveValue('000185000123');
  await dialog.getByLabel(/^Giấy ủy quyền/).fill('Giấy ủy quyền số 05 ngày 20/11/2026');
  await dialog.getByLabel(/^Người nhận đã ký/).check();
  await dialog.getByLabel('Phí, lệ phí đã thu đủ').check();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(
    page.getByRole('region', { name: 'Tình trạng hồ sơ' }).getByText('Đã trả kết quả', { exact: true }),
  ).toBeVisible();
  await see(counter, 'papers-returned');
  // The same slip once more, wherever the officer is: it is told whose hands the result is in.
  await page.keyboard.press('F3');
  await page.getByRole('gridcell', { name: other }).waitFor();
  await scan(page, code);
  await expect(
    page.getByText(/^Kết quả của hồ sơ này đã trao cho TRAN VAN HAI lúc .*không trả lần thứ hai/),
  ).toBeVisible();
  expect([...counter.complaints, ...desk2.complaints]).toEqual([]);
});

test('a refusal and a stop notice come out, and a paper of which nobody knows is settled before the day closes', async ({
  desk,
}) => {
  const { demoPassword, db, url, createEnrolmentCode } = desk.server;
  const counter = await desk.openEnrolled('counter-1', 1);
  const { page } = counter;
  await counter.signIn(people.supervisor, demoPassword);
  await fillIntake(page, intake);
  await page.keyboard.press('Alt+K');
  await expect(page.getByRole('region', { name: 'Tình trạng hồ sơ' }).getByText('Mới đăng ký')).toBeVisible();
  await takeStep(page, 'Alt+W', 'Từ chối tiếp nhận', async () => {
    await page.getByLabel('Lý do không tiếp nhận').fill('Không thuộc thẩm quyền của phường.');
    await page.getByLabel('Căn cứ pháp lý').fill('Điều 21 Luật Hộ tịch');
  });
  await expect(slip(page, /số 01-0001\/PTC-TTPVHCC$/).getByText('Đã in', { exact: true })).toBeVisible();
  const refusal = await paper(desk, 'counter-1', '.tu-choi');
  for (const words of [
    'Số: 01-0001/PTC-TTPVHCC',
    longName,
    'Không thuộc thẩm quyền',
    'Điều 21 Luật Hộ tịch',
  ]) {
    expect(refusal).toContain(words);
  }

  const code = await receiveDossier(page, otherIntake);
  await openDossier(page, code);
  await takeStep(page, 'Alt+U', 'Rút hồ sơ', () =>
    page.getByLabel('Lý do công dân nêu').fill('Không còn nhu cầu'),
  );
  const notice = slip(page, /số 01-0001\/TB-TTPVHCC$/);
  await expect(notice.getByText('Đã in', { exact: true })).toBeVisible();
  const stopped = await paper(desk, 'counter-1', `${code}.dung`);
  for (const words of ['Số: 01-0001/TB-TTPVHCC', 'Kính gửi: TRẦN VĂN HAI', 'Không còn nhu cầu']) {
    expect(stopped).toContain(words);
  }
  const sent = db.selectFrom('events').select(['type', 'entity_id', 'envelope']).orderBy('seq');
  await expect
    .poll(async () => (await sent.execute()).filter(({ type }) => type === 'dossier.slip-printed').length)
    .toBe(2);

  // Another counter printed the notice and the refusal once more; its printer took them, and nobody looked.
  const printer = await OtherCounter.enrol(url, await createEnrolmentCode(2), {
    signInName: people.otherOfficer,
    password: demoPassword,
  });
  const events = await sent.execute();
  for (const { type, entity_id, envelope } of events) {
    if (!['dossier.refused', 'dossier.withdrawn'].includes(type)) continue;
    const { slipId } = (envelope as unknown as EventEnvelope).payload['slip'] as { readonly slipId: string };
    await printer.act(entity_id, 'dossier.slip-printed', 2, {
      slipId,
      outcome: 'printed-unknown',
      device: 'Canon LBP 2900',
      copies: 1,
      due: '2026-12-01T16:30',
      content: null,
      sha256: null,
    });
  }
  await expect(notice.getByText('Chưa rõ đã in')).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(notice.getByRole('button', { name: 'Đã ra giấy' })).toBeFocused();
  await see(counter, 'papers-in-doubt');

  // The day log says what is left to answer.
  await page.keyboard.press('F7');
  const doubts = page.getByRole('region', { name: 'Phiếu chưa rõ đã ra giấy hay chưa' });
  await expect(doubts.getByText('2 phiếu')).toBeVisible();
  await see(counter, 'papers-day-log');
  const ofRefusal = doubts.getByRole('listitem', { name: /PTC-TTPVHCC$/ });
  await ofRefusal.getByRole('button', { name: 'Đã ra giấy' }).click();
  await expect(page.getByText('Đã ghi: phiếu số 01-0001/PTC-TTPVHCC đã ra giấy')).toBeVisible();
  await expect(ofRefusal).toBeHidden();
  await doubts.getByRole('button', { name: code }).click();
  await page.getByRole('heading', { name: code }).waitFor();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Tab');
  await expect(notice.getByRole('button', { name: 'Chưa ra giấy, in lại' })).toBeFocused();
  await page.keyboard.press('Enter');
  // The print that did not come out is none; the one after it is the second.
  await expect(notice.getByText('Đã in 2 lần')).toBeVisible();
  await page.keyboard.press('F7');
  await expect(page.getByRole('heading', { name: 'Nhật ký ngày' })).toBeVisible();
  await expect(doubts).toBeHidden();
  expect(counter.complaints).toEqual([]);
});
