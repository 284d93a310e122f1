import { describe, expect, it } from 'vitest';
import { paperSchema, type Paper } from './paper.ts';
import { renderMoveNotices, renderPromiseExplanation } from './promise-papers-html.ts';
import { plainSheet, printedText } from './testing/printed-text.ts';

const office = {
  parentName: 'Trung tâm Phục vụ hành chính công thành phố Hà Nội',
  name: 'Điểm phục vụ hành chính công phường Cửa Nam',
  address: 'Số 0 phố Dùng Thử',
  phone: '024 0000 0000',
  place: 'Hà Nội',
};
const dossier = {
  dossierCode: 'H26.999.01-261123-0001',
  receiptNumber: '01-0001/2026-TTPVHCC',
  applicantName: 'Nguyễn <Thị> Thử',
  procedureName: 'Thủ tục đăng ký khai sinh',
  receivedAt: '2026-11-23T09:00',
};

function paper<K extends Paper['kind']>(kind: K, rest: object): Extract<Paper, { kind: K }> {
  return paperSchema.parse({ kind, office, printedAt: '2026-11-25T08:05', ...rest }) as Extract<
    Paper,
    { kind: K }
  >;
}

describe('the explanation of a promise on paper', () => {
  const text = printedText(
    renderPromiseExplanation(
      paper('promise-explanation', {
        ...dossier,
        dueAt: '2026-11-27T16:30',
        sentences: ['Thời hạn giải quyết: 3 ngày làm việc.', 'Không tính ngày nghỉ: thứ Ba 24/11.'],
        officerName: 'Trần Văn Nhận',
      }),
      plainSheet,
    ),
  );

  it.each([
    'GIẢI THÍCH NGÀY HẸN TRẢ KẾT QUẢ',
    'Hồ sơ H26.999.01-261123-0001 – Giấy tiếp nhận số 01-0001/2026-TTPVHCC',
    'Hẹn trả kết quả: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026',
    'Không tính ngày nghỉ: thứ Ba 24/11.',
    'Hà Nội, ngày 25 tháng 11 năm 2026',
    'Trần Văn Nhận',
    'Nguyễn &lt;Thị&gt; Thử',
  ])('says "%s"', (words) => expect(text).toContain(words));
});

describe('letters about moved promises', () => {
  const notice = {
    ...dossier,
    address: 'Tổ 5',
    from: '2026-11-27T16:30',
    to: '2026-11-30T16:30',
    reason: 'Bão số 9',
  };
  const document = renderMoveNotices(
    paper('move-notices', {
      notices: [notice, { ...notice, dossierCode: 'H26.999.01-261123-0002', address: '' }],
    }),
    plainSheet,
  );

  it('gives each applicant a sheet with the old and the new date and the reason', () => {
    const text = printedText(document);
    expect(document.match(/class="sheet"/gu)).toHaveLength(2);
    expect(text).toContain('Đã hẹn: 16 giờ 30 phút, ngày 27 tháng 11 năm 2026');
    expect(text).toContain('Hẹn lại: 16 giờ 30 phút, ngày 30 tháng 11 năm 2026');
    expect(text).toContain('vì: Bão số 9.');
    expect(text).toContain('Nguyễn &lt;Thị&gt; Thử , Tổ 5');
    expect(text).toContain('H26.999.01-261123-0002');
  });
});
