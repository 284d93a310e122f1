import { describe, expect, it } from 'vitest';
import { renderApology } from './apology-html.ts';
import { renderControlSlip } from './control-slip-html.ts';
import { formKindSchema, formSetWords, type FormKind, type FormRegime } from './form-set.ts';
import { paperSchema, type Paper } from './paper.ts';
import { renderReceiptSlip } from './receipt-slip-html.ts';
import { renderRefusal } from './refusal-html.ts';
import { renderRegister } from './register-html.ts';
import { renderSharedControlSlip } from './shared-control-slip-html.ts';
import { renderStopNotice } from './stop-notice-html.ts';
import { renderSupplementRequest } from './supplement-request-html.ts';
import { plainCodes, plainSheet, printedText } from './testing/printed-text.ts';
import { sampleForm, sampleSharedControlSlip } from './testing/sample-forms.ts';

function render(paper: Paper): string {
  switch (paper.kind) {
    case 'receipt':
      return renderReceiptSlip(paper.slip, plainCodes, plainSheet);
    case 'supplement-request':
      return renderSupplementRequest(paper, plainCodes, plainSheet);
    case 'refusal':
      return renderRefusal(paper, plainSheet);
    case 'apology':
      return renderApology(paper, plainSheet);
    case 'stop-notice':
      return renderStopNotice(paper, plainSheet);
    case 'control-slip':
      return renderControlSlip(paper, plainCodes, plainSheet);
    case 'shared-control-slip':
      return renderSharedControlSlip(paper, () => plainCodes, plainSheet);
    case 'register':
      return renderRegister(paper, plainSheet);
    case 'promise-explanation':
    case 'move-notices':
    case 'test-page':
      throw new Error(paper.kind);
  }
}

const heading = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'ỦY BAN NHÂN DÂN PHƯỜNG CỬA NAM',
  'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG CỬA NAM',
];
const dated = 'Hà Nội, ngày 24 tháng 11 năm 2026';
const contact = ['Địa chỉ:', 'Số điện thoại:'];

/** What each form of 2025 must say, field by field, with the sample's values; the receipt has a test of its own. */
const fields: Readonly<Record<Exclude<FormKind, 'receipt'>, readonly string[]>> = {
  'supplement-request': [
    dated,
    'Mẫu số 02 (Thông tư 03/2025/TT-VPCP)',
    'Số: 01-0007/PBS-TTPVHCC',
    'PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ',
    'Hồ sơ của: CÔNG TY TRÁCH NHIỆM HỮU HẠN MỘT THÀNH VIÊN SẢN XUẤT, THƯƠNG MẠI VÀ DỊCH VỤ DÙNG THỬ',
    'Mã hồ sơ: H26.999.01-261123-0007',
    'Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng mới',
    ...contact,
    'Email:',
    'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:',
    'Bổ sung bản vẽ thiết kế mặt bằng móng',
    '(Căn cứ: thành phần hồ sơ số 03 của thủ tục)',
    'Ghi rõ diện tích xây dựng tầng một',
    'Nộp lại giấy ủy quyền có chứng thực',
    'Lý do: Hồ sơ chưa đủ thành phần',
    'Thời hạn bổ sung: đến hết ngày 08 tháng 12 năm 2026',
    'liên hệ với Nguyễn Thị Lan, số điện thoại 024 0000 0000',
    'NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Nguyễn Thị Lan',
  ],
  refusal: [
    dated,
    'Mẫu số 03 (Thông tư 03/2025/TT-VPCP)',
    'Số: 01-0002/PTC-TTPVHCC',
    'PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ',
    'tiếp nhận hồ sơ của: Ông (Bà): NGUYỄN THỊ NGỌC ÁNH',
    'Số định danh cá nhân/tổ chức: 000190004567',
    ...contact,
    'Email: ngoc.anh@vi-du.example',
    'Mã hồ sơ (nếu có):',
    'Nội dung yêu cầu giải quyết: Đăng ký thay đổi, cải chính hộ tịch',
    'Lý do không tiếp nhận:',
    'không thuộc thẩm quyền giải quyết',
    'không có văn bản ủy quyền',
    'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ngọc Ánh',
    'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Lan',
  ],
  apology: [
    dated,
    'Mẫu số 04 (Thông tư 03/2025/TT-VPCP)',
    'Số: 01-0003/PXL-TTPVHCC',
    'VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT',
    'Kính gửi: Nguyễn Thị Ngọc Ánh',
    'Người nộp hồ sơ: Trần Văn Nộp',
    'Số định danh cá nhân/tổ chức: 000190004567',
    'Mã hồ sơ: H26.999.01-261123-0007',
    'Thủ tục hành chính: Đăng ký khai sinh',
    'Cơ quan giải quyết: Ủy ban nhân dân phường Cửa Nam',
    'Ngày tiếp nhận: 08 giờ 15 phút, ngày 23 tháng 11 năm 2026',
    'Thời gian hẹn trả kết quả: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026',
    'Lý do: Phải xác minh',
    'xin lỗi Ông (Bà) về sự chậm trễ này',
    'Ngày hẹn trả kết quả mới: 16 giờ 30 phút, ngày 01 tháng 12 năm 2026',
    'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ (Ký, ghi rõ họ tên và đóng dấu hoặc ký số) Đỗ Anh Tuấn',
  ],
  'stop-notice': [
    dated,
    'Mẫu số 05 (Thông tư 03/2025/TT-VPCP)',
    'Số: 01-0001/TB-TTPVHCC',
    'THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ',
    'Kính gửi: Nguyễn Thị Ngọc Ánh',
    'Căn cứ Nghị định số 118/2025/NĐ-CP',
    'Căn cứ Thông tư số 03/2025/TT-VPCP',
    'Mã hồ sơ: H26.999.01-261123-0007',
    'Thủ tục hành chính: Đăng ký khai sinh',
    'Ngày tiếp nhận: 08 giờ 15 phút, ngày 23 tháng 11 năm 2026',
    'Giai đoạn xử lý: Bộ phận chuyên môn đang thẩm tra, chưa trình ký',
    'Ngày 24 tháng 11 năm 2026, Ông (Bà) đề nghị dừng giải quyết hồ sơ.',
    'Lý do đề nghị: Gia đình đăng ký khai sinh tại nơi cư trú của mẹ.',
    'dừng giải quyết hồ sơ H26.999.01-261123-0007 từ ngày 24 tháng 11 năm 2026',
    'Phí, lệ phí: Không có khoản phải hoàn trả.',
    'Giấy tờ trả lại:',
    'Giấy chứng sinh (bản chính, 01 bản)',
    'THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ (Ký, ghi rõ họ tên và đóng dấu hoặc ký số) Đỗ Anh Tuấn',
  ],
  'control-slip': [
    dated,
    'Mẫu số 06 (Thông tư 03/2025/TT-VPCP)',
    'Số: 01-0123/PKS-TTPVHCC',
    'PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ',
    'Mã hồ sơ: H26.999.01-261123-0007',
    'Cơ quan (bộ phận) giải quyết hồ sơ: Bộ phận Tư pháp - Hộ tịch',
    'Cơ quan phối hợp giải quyết hồ sơ: Công an phường Cửa Nam',
    'Thời gian tiếp nhận: 08 giờ 15 phút, ngày 23 tháng 11 năm 2026',
    'Hẹn trả kết quả: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026',
    'TÊN ĐƠN VỊ (1. Giao / 2. Nhận)',
    'THỜI GIAN GIAO, NHẬN HỒ SƠ',
    'KẾT QUẢ GIẢI QUYẾT HỒ SƠ',
    'GHI CHÚ',
    '1. Giao: Trung tâm Phục vụ hành chính công phường Cửa Nam 2. Nhận: Bộ phận Tư pháp - Hộ tịch',
    '08 giờ 40 phút, ngày 23 tháng 11 năm 2026 Người giao (ký) Nguyễn Thị Lan Người nhận (ký) Phạm Quốc Hưng',
    '× Trước hạn Đúng hạn Quá hạn',
    'Trước hạn × Đúng hạn Quá hạn Kèm dự thảo Giấy khai sinh',
    '…… giờ …… phút, ngày …… tháng …… năm ……',
  ],
  register: [
    'Hà Nội, ngày 30 tháng 11 năm 2026',
    'Mẫu số 07 (Thông tư 03/2025/TT-VPCP)',
    'SỔ THEO DÕI HỒ SƠ',
    'Lĩnh vực: Hộ tịch – Quyển số: 1 – Từ ngày 01/11/2026 đến ngày 30/11/2026',
    'STT Mã hồ sơ Tên TTHC Tên tổ chức, cá nhân Địa chỉ, số điện thoại Cơ quan chủ trì giải quyết NHẬN VÀ TRẢ KẾT QUẢ',
    'Nhận hồ sơ Hẹn trả kết quả Trả kết quả Phương thức nhận kết quả Ký nhận',
    '123 H26.999.01- 261123-0007 Đăng ký khai sinh Nguyễn Thị Ngọc Ánh',
    'phường Cửa Nam, thành phố Hà Nội; 0900 000 001 Ủy ban nhân dân phường Cửa Nam',
    '23/11/2026 27/11/2026 27/11/2026 Trực tiếp tại Bộ phận Một cửa',
    'Tổng số: 03 hồ sơ',
  ],
};

describe.each(Object.entries(fields) as [Exclude<FormKind, 'receipt'>, readonly string[]][])(
  'the form %s',
  (form, words) => {
    const text = printedText(render(sampleForm(form, 'tt-03-2025')).replaceAll('<wbr />', ' '));

    it.each([...heading, ...words])('says "%s"', (one) => expect(text).toContain(one));
  },
);

describe('what goes to the submitter', () => {
  it.each(['supplement-request', 'refusal'] as const)('has a copy for the counter too: %s', (form) => {
    const text = printedText(render(sampleForm(form, 'tt-03-2025')));
    expect(text).toMatch(/Liên 1: Giao người nộp hồ sơ.*Liên 2: Lưu tại nơi tiếp nhận/u);
  });
});

describe('the set of 2018', () => {
  const older = (form: FormKind): string => printedText(render(sampleForm(form, 'tt-01-2018')));

  it.each(['refusal', 'apology'] as const)('does not ask for the ID number: %s', (form) => {
    expect(older(form)).not.toMatch(/Số định danh|000190004567/u);
  });

  it('names the apology a slip with a new date', () => {
    expect(older('apology')).toContain('PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ');
    expect(older('apology')).toContain('và hẹn lại ngày trả kết quả như sau:');
  });

  it('counts sets in the register and has room for remarks', () => {
    expect(older('register')).toContain('Tên TTHC Số lượng hồ sơ (bộ) Tên tổ chức, cá nhân');
    expect(older('register')).toContain('NHẬN VÀ TRẢ KẾT QUẢ Ghi chú');
    expect(older('register')).toContain('Đã xin lỗi và hẹn lại 01 lần');
  });

  it('has no notice of stopping', () => {
    const notice = { ...sampleForm('stop-notice', 'tt-03-2025'), regime: 'tt-01-2018' };
    expect(paperSchema.safeParse(notice).success).toBe(false);
  });
});

describe('a control slip of several dossiers', () => {
  it('has one number, a row with code and name for each, and the boxes of the receiving side', () => {
    const text = printedText(render(sampleSharedControlSlip('tt-03-2025', 3)));
    for (const words of [
      'Mẫu số 06 (Thông tư 03/2025/TT-VPCP)',
      'Số: 01-0012/PKS-TTPVHCC',
      '2. Nhận – cơ quan (bộ phận) giải quyết hồ sơ: Bộ phận Tư pháp - Hộ tịch',
      'Tổng số: 03 hồ sơ',
      'H26.999.01-261123-0001',
      'H26.999.01-261123-0003',
      'NGƯỜI GIAO (Ký và ghi rõ họ tên) Nguyễn Thị Lan',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.match(/Quá hạn/g)).toHaveLength(3);
  });
});

describe('a stop for want of supplements', () => {
  it('names the request and its limit', () => {
    const notice = paperSchema.parse({
      ...sampleForm('stop-notice', 'tt-03-2025'),
      cause: {
        kind: 'no-supplement',
        slipNumber: '01-0007/PBS-TTPVHCC',
        slipIssuedAt: '2026-11-02T09:00',
        dueOn: '2026-11-23',
      },
      returnedPapers: [],
    });
    const text = printedText(render(notice));
    expect(text).toContain('Phiếu yêu cầu bổ sung số 01-0007/PBS-TTPVHCC ngày 02 tháng 11 năm 2026');
    expect(text).toContain('đến ngày 23 tháng 11 năm 2026; đến nay Ông (Bà) chưa bổ sung hồ sơ.');
    expect(text).toContain('Giấy tờ trả lại: Không có.');
  });
});

describe('forms to be filled by hand', () => {
  it('have a dotted line for what is not known', () => {
    const request = sampleForm('supplement-request', 'tt-03-2025');
    const document = render(paperSchema.parse({ ...request, dossierCode: null, reason: '' }));
    expect(document).toContain('<span class="label">Mã hồ sơ (nếu có):</span><span class="value"></span>');
    expect(document).toContain('<span class="label">Lý do:</span><span class="value"></span>');
    expect(document).not.toContain('data-mark="qr"');
  });

  it('have lines in an empty register', () => {
    const register = sampleForm('register', 'tt-03-2025');
    const document = render(paperSchema.parse({ ...register, rows: [] }));
    expect(document.match(/<tr class="blank">/gu)).toHaveLength(12);
    expect(printedText(document)).toContain('Tổng số: …… hồ sơ');
  });
});

describe('hostile text', () => {
  const attack = `<script>alert("x")</script></style>'&`;

  /** The same paper with the attack behind every free text. */
  function attacked(value: unknown, key = ''): unknown {
    if (typeof value === 'string') {
      const isFixed =
        /^\d{4}-\d\d-\d\d/.test(value) || ['kind', 'regime', 'result', 'resultChannel'].includes(key);
      // Lengths are the schema's affair; here the short fields would refuse it.
      return isFixed ? value : value + attack;
    }
    if (Array.isArray(value)) return value.map((one) => attacked(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, attacked(one, name)]));
  }

  const all = (['tt-03-2025', 'tt-01-2018'] as FormRegime[]).flatMap((regime) =>
    formKindSchema.options
      .filter((form) => formSetWords[regime].numbers[form] !== undefined)
      .map((form) => [form, regime] as const),
  );

  it.each(all)('stays text in %s of %s', (form, regime) => {
    const document = render(attacked(sampleForm(form, regime)) as Paper);
    expect(document).not.toMatch(/<script/iu);
    expect(document.match(/<\/style>/giu)).toHaveLength(1);
    expect(document.match(/&lt;script&gt;/giu)?.length).toBeGreaterThan(5);
  });
});
