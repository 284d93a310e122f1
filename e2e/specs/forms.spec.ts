import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { sampleForms } from '#shared/dossier/slips/testing/sample-forms.ts';
import { longForms } from '../forms/long-forms.ts';
import { fontsOutside, pdfPages, pdfPicture, pdfText } from '../forms/read-pdf.ts';
import { type RenderedForm, renderForms } from '../forms/render-forms.ts';
import { runtimeVariable } from '../support/stage.ts';

/** How many of a picture's dots may differ: letters are smoothed a little differently from one Chromium to the next. */
const likeness = { threshold: 0.3, maxDiffPixelRatio: 0.03 };

let folder = '';
const forms = new Map<string, RenderedForm>();

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qmc-forms-pdf-'));
  const rendered = await renderForms([...sampleForms(), ...longForms], {
    executable: process.env[runtimeVariable] ?? '',
    environment: { DISPLAY: process.env['DISPLAY'] ?? '' },
    out: folder,
  });
  for (const form of rendered) forms.set(form.name, form);
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

function form(name: string): RenderedForm {
  const found = forms.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

/** Two copies for what goes to the submitter; all samples fit on a page. */
const twoPages = ['mau-01', 'mau-02', 'mau-03'];

for (const { name } of sampleForms()) {
  test(`${name} is as it was`, async () => {
    const { path, pages } = form(name);
    expect(pages).toBe(twoPages.some((mau) => name.endsWith(mau)) ? 2 : 1);
    expect(await fontsOutside(path)).toEqual([]);
    expect(await pdfText(path)).toMatchSnapshot(`${name}.txt`);
    expect(await pdfPicture(path)).toMatchSnapshot(`${name}.png`, likeness);
  });
}

test('long tables have their head on each page, and no signature stands alone', async () => {
  const heads = {
    'receipt-60-papers': /STT\s+Tên giấy tờ\s+Loại bản\s+Số lượng/,
    'control-20-rows': /THỜI GIAN GIAO, NHẬN HỒ SƠ/,
    'control-shared-24-rows': /CHÍNH, NGƯỜI NỘP\s+HẸN TRẢ/,
    'register-60-rows': /NHẬN VÀ TRẢ KẾT QUẢ/,
    'register-200-rows': /NHẬN VÀ TRẢ KẾT QUẢ/,
  };
  for (const [name, head] of Object.entries(heads)) {
    const pages = await pdfPages(form(name).path);
    expect(pages.length).toBeGreaterThan(2);
    const rows = pages.filter((page) =>
      /\(\d+\)|Lần \d+|^\d+ H26\.999\.01-261123-00\d\d|\d\d\/11\/2026\s+\d\d\/11\/2026/m.test(page),
    );
    for (const page of rows) expect(page).toMatch(head);
  }
  const endings = {
    'receipt-60-papers': /NGƯỜI TIẾP NHẬN HỒ SƠ/,
    'supplement-40-items': /NGƯỜI HƯỚNG DẪN/,
    'refusal-20-reasons': /NGƯỜI TIẾP NHẬN HỒ SƠ/,
  };
  for (const [name, role] of Object.entries(endings)) {
    const signed = (await pdfPages(form(name).path)).filter((page) => role.test(page));
    expect(signed).toHaveLength(2);
    for (const page of signed) {
      const [above = '', below = ''] = page.split(role);
      expect(above.trim().split('\n').length).toBeGreaterThan(1);
      expect(below).toMatch(/Nguyễn Thị Lan/);
    }
  }
});

test('the receipt keeps all its words on A5 and on the roll', async () => {
  const words = (text: string): string => text.replace(/\s+/g, '');
  for (const name of ['receipt-a5', 'receipt-roll-80']) {
    const text = words(await pdfText(form(name).path));
    for (const field of [
      'Mã hồ sơ: H26.999.01-261123-0007',
      'Số định danh cá nhân/tổ chức: 000190004567',
      'Giấy chứng sinh',
      'Thời gian trả kết quả: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026',
      'Vào Sổ theo dõi hồ sơ, Quyển số: 1, Số thứ tự: 123',
    ]) {
      expect(text).toContain(words(field));
    }
  }
  expect(form('receipt-a5').pages).toBe(2);
});

test('a test page has its frame on one sheet and every letter', async () => {
  for (const size of ['a4', 'a5', 'roll-80']) {
    const { path, pages } = form(`test-page-${size}`);
    expect(pages).toBe(1);
    expect(await pdfText(path)).toContain('ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ');
  }
});
