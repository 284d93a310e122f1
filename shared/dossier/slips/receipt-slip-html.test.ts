import { describe, expect, it } from 'vitest';
import { receiptSlipSchema, type ReceiptSlip } from './receipt-slip-data.ts';
import { renderReceiptSlip } from './receipt-slip-html.ts';
import { plainCodes, plainSheet, printedText } from './testing/printed-text.ts';

const slip = receiptSlipSchema.parse({
  regime: 'tt-03-2025',
  office: {
    parentName: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
    name: 'Điểm phục vụ hành chính công phường Cửa Nam',
    address: 'Số 0 phố Dùng Thử',
    phone: '024 0000 0000',
    place: 'Hà Nội',
  },
  number: '12/2026-TTPVHCC',
  replacesNumber: null,
  dossierCode: 'H26.999.01-260205-0901',
  mark: 'H26.999.01-260205-0901',
  applicant: {
    isOrganisation: false,
    name: 'Nguyễn Thị Thử',
    idNumber: '000190004567',
    address: 'Tổ 5, phường Cửa Nam',
    phone: '0900 000 001',
    email: 'thu@vi-du.example',
  },
  submitter: {
    name: 'Trần Văn Nộp',
    idNumber: '000085000123',
    address: 'Ngõ 0 phố Dùng Thử',
    phone: '0900 000 002',
    email: 'nop@vi-du.example',
    authorisation: 'Giấy ủy quyền số 05/UQ',
  },
  request: 'Khai sinh cho con thứ hai',
  procedureName: 'Thủ tục đăng ký khai sinh',
  procedureCode: '1.001193',
  papers: [
    { name: 'Tờ khai đăng ký khai sinh', kind: 'original', copies: 1, note: '' },
    { name: 'Giấy chứng sinh', kind: 'copy', copies: 2, note: 'Nếu có' },
    { name: 'Tờ khai liên thông', kind: 'electronic', copies: 1, note: '' },
    { name: 'Căn cước', kind: 'shown', copies: 0, note: 'Xuất trình, không nộp' },
  ],
  sets: 3,
  limitText: 'trong ngày làm việc',
  receivedAt: '2026-02-05T09:05',
  dueAt: '2026-02-06T16:30',
  resultChannel: 'post',
  resultPlace: 'Ngõ 9 phố Nhận',
  book: 2,
  order: 345,
  officerName: 'Lê Thị Tiếp',
  feeText: '8.000 đ',
});

const render = (data: ReceiptSlip): string => renderReceiptSlip(data, plainCodes, plainSheet);
const textOf = (data: ReceiptSlip): string => printedText(render(data));

describe('renderReceiptSlip', () => {
  it('[NUM-2] says of a provisional code that it is one', () => {
    const provisional = textOf({ ...slip, dossierCode: 'T010502-001' });
    expect(provisional).toContain('Mã tạm (mã hồ sơ chính thức cấp sau): T010502-001');
    expect(provisional).toContain('mã tạm T010502-001');
    expect(provisional).not.toContain('Mã hồ sơ:');
  });

  const text = textOf(slip);

  it.each([
    ['heading', 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG THÀNH PHỐ HÀ NỘI'],
    ['heading', 'ĐIỂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG CỬA NAM'],
    ['heading', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['heading', 'Độc lập - Tự do - Hạnh phúc'],
    ['place and date', 'Hà Nội, ngày 05 tháng 02 năm 2026'],
    ['form', 'Mẫu số 01 (Thông tư 03/2025/TT-VPCP)'],
    ['1 number', 'Số: 12/2026-TTPVHCC'],
    ['2 code', 'Mã hồ sơ: H26.999.01-260205-0901'],
    ['3 receiver', 'Điểm phục vụ hành chính công phường Cửa Nam tiếp nhận hồ sơ của:'],
    ['3 applicant', 'Ông (Bà): NGUYỄN THỊ THỬ'],
    ['4 id', 'Số định danh cá nhân/tổ chức: 000190004567'],
    ['5 address', 'Địa chỉ: Tổ 5, phường Cửa Nam'],
    ['6 phone', 'Số điện thoại: 0900 000 001'],
    ['7 email', 'Email: thu@vi-du.example'],
    ['8 submitter', 'Người được ủy quyền nộp hồ sơ: TRẦN VĂN NỘP'],
    ['8 address', 'Địa chỉ: Ngõ 0 phố Dùng Thử'],
    ['8 id', 'Số định danh cá nhân: 000085000123'],
    ['8 phone', 'Số điện thoại: 0900 000 002'],
    ['8 email', 'Email: nop@vi-du.example'],
    ['8 authorisation', 'Giấy tờ ủy quyền: Giấy ủy quyền số 05/UQ'],
    ['9 request', 'Nội dung yêu cầu giải quyết: Khai sinh cho con thứ hai'],
    ['9 procedure', 'Thủ tục hành chính: Đăng ký khai sinh (mã 1.001193)'],
    ['10 label', 'Thành phần hồ sơ nộp gồm:'],
    ['10 original', '1 Tờ khai đăng ký khai sinh Bản chính 01'],
    ['10 copy', '2 Giấy chứng sinh (Nếu có) Bản sao 02'],
    ['10 electronic', '3 Tờ khai liên thông Bản điện tử 01'],
    ['10 shown', '4 Căn cước (Xuất trình, không nộp) Xuất trình –'],
    ['11 sets', 'Số lượng hồ sơ: 03 (bộ)'],
    ['12 limit', 'Thời gian giải quyết hồ sơ theo quy định là: trong ngày làm việc'],
    ['13 received', 'Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 05 tháng 02 năm 2026'],
    ['14 due', 'Thời gian trả kết quả: 16 giờ 30 phút, ngày 06 tháng 02 năm 2026'],
    ['15 channel', 'Đăng ký nhận kết quả tại: Qua dịch vụ bưu chính công ích: Ngõ 9 phố Nhận'],
    ['16 register', 'Vào Sổ theo dõi hồ sơ, Quyển số: 2, Số thứ tự: 345'],
    ['17 signature', 'NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Trần Văn Nộp'],
    ['18 signature', 'NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Lê Thị Tiếp'],
    ['fee', 'Phí, lệ phí: 8.000 đ'],
    ['contact', 'Nơi tiếp nhận: Số 0 phố Dùng Thử – ĐT: 024 0000 0000'],
  ])('prints %s on both copies', (_field, words) => {
    expect(text.split(words)).toHaveLength(3);
  });

  it('prints one copy for the submitter and one for the counter', () => {
    expect(text).toMatch(/Liên 1: Giao người nộp hồ sơ.*Liên 2: Lưu tại nơi tiếp nhận/u);
    const document = render(slip);
    expect(document.match(/data-mark="qr"/gu)).toHaveLength(2);
    expect(document.match(/data-mark="code128"/gu)).toHaveLength(2);
  });

  it('[CFL-6] names the slip that it replaces, on both copies', () => {
    const words = 'Thay thế Giấy số 01-0001/2026-TTPVHCC, đã hết hiệu lực';
    expect(textOf({ ...slip, replacesNumber: '01-0001/2026-TTPVHCC' }).split(words)).toHaveLength(3);
    expect(text).not.toContain('Thay thế Giấy');
  });

  it('loads nothing from outside and runs nothing', () => {
    const document = render(slip);
    expect(document).toContain("default-src 'none'");
    expect(document).not.toMatch(/https?:|<script|src=/u);
    expect(document).toContain(plainSheet.fontCss);
    expect(document).toContain('@page { size: 210mm 297mm; margin: 12mm 15mm 10mm 25mm; }');
  });

  it('escapes whatever people typed', () => {
    const attack = '<script>alert("x")</script> & \'</style>';
    const name = attack;
    const attacked = receiptSlipSchema.parse({
      ...slip,
      applicant: { ...slip.applicant, name, address: attack, email: attack },
      submitter: { ...slip.submitter, name, authorisation: attack },
      request: attack,
      papers: [{ name: attack, kind: 'original', copies: 1, note: attack }],
      resultPlace: attack,
      feeText: attack,
      officerName: attack,
    });
    const document = render(attacked);
    expect(document).not.toMatch(/<script/iu);
    expect(document.match(/<\/style>/giu)).toHaveLength(1);
    expect(document).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;&lt;/style&gt;');
    expect(document).toContain('&lt;SCRIPT&gt;');
  });

  it('prints an applicant who comes in person, without a group for another', () => {
    const own = textOf({ ...slip, submitter: null });
    expect(own).not.toContain('ủy quyền nộp');
    expect(own).toContain('NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Thử NGƯỜI');
  });

  it('leaves the name under the signature open for an organisation', () => {
    const organisation = textOf({
      ...slip,
      applicant: { ...slip.applicant, isOrganisation: true, name: 'Công ty Thử' },
      submitter: null,
    });
    expect(organisation).toContain('Tổ chức: CÔNG TY THỬ');
    expect(organisation).toContain('NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) NGƯỜI TIẾP NHẬN');
  });

  it('names the procedure once when the request is nothing else', () => {
    const plain = textOf({ ...slip, request: slip.procedureName, procedureCode: null });
    expect(plain).toContain('Nội dung yêu cầu giải quyết: Đăng ký khai sinh Thành phần');
    expect(plain).not.toContain('Thủ tục hành chính:');
  });

  it('follows the forms in force on the receipt date', () => {
    const older = textOf({ ...slip, regime: 'tt-01-2018' });
    expect(older).toContain('Mẫu số 01 (Thông tư 01/2018/TT-VPCP)');
    expect(older).toContain('Thành phần hồ sơ, yêu cầu và số lượng mỗi loại giấy tờ gồm:');
    expect(older).not.toContain('Số định danh cá nhân/tổ chức');
  });

  it('keeps long names and 25 papers whole', () => {
    const name = 'Công ty trách nhiệm hữu hạn một thành viên '.repeat(4).trim();
    const papers = Array.from({ length: 25 }, (_, index) => ({
      name: `Giấy tờ thứ ${index + 1} có tên rất dài`,
      kind: 'copy' as const,
      copies: 1,
      note: '',
    }));
    const long = { ...slip, applicant: { ...slip.applicant, name }, papers };
    const longText = textOf(long);
    expect(longText).toContain(name.toUpperCase());
    for (const paper of papers) expect(longText.split(paper.name)).toHaveLength(3);
    expect(render(long)).toContain('class="copy compact"');
  });

  it('sets a usual slip at full size', () => {
    const usual = { ...slip, submitter: null, request: slip.procedureName };
    expect(render(usual)).not.toContain('class="copy compact"');
  });
});
