import { describe, expect, it } from 'vitest';
import { decodeKeyboardMarks } from './keyboard-marks.ts';
import { isVietnameseSyllable } from './syllable.ts';

describe('decodeKeyboardMarks', () => {
  it.each([
    ['Nguyeenx', 'Nguyễn'],
    ['NGUYEENX', 'NGUYỄN'],
    ['Nguyeexn', 'Nguyễn'],
    ['Vawn', 'Văn'],
    ['Thij', 'Thị'],
    ['Dduwcs', 'Đức'],
    ['DDUWCS', 'ĐỨC'],
    ['Phuowngf', 'Phường'],
    ['Phuwowngf', 'Phường'],
    ['Hoaf', 'Hòa'],
    ['Hoangf', 'Hoàng'],
    ['Thuys', 'Thúy'],
    ['Quys', 'Quý'],
    ['Giangr', 'Giảng'],
    ['Gias', 'Giá'],
    ['Huowng', 'Hương'],
    ['Quowr', 'Quở'],
    ['Nuwx', 'Nữ'],
    ['Nooij', 'Nội'],
    ['Xuaan', 'Xuân'],
    ['Sown', 'Sơn'],
    ['Rieeng', 'Riêng'],
    ['Nam', 'Nam'],
    ['Linh', 'Linh'],
  ])('reads Telex %s', (keys, word) => {
    expect(decodeKeyboardMarks(keys, 'telex')).toBe(word);
  });

  it.each([
    ['Nguye64n', 'Nguyễn'],
    ['Nguye6n4', 'Nguyễn'],
    ['Va8n', 'Văn'],
    ['D9u71c', 'Đức'],
    ['Phuo7ng2', 'Phường'],
    ['Phu7o72ng', 'Phường'],
    ['Nu74', 'Nữ'],
    ['No65i', 'Nội'],
    ['HOA2', 'HÒA'],
    ['5', '5'],
  ])('reads VNI %s', (keys, word) => {
    expect(decodeKeyboardMarks(keys, 'vni')).toBe(word);
  });
});

describe('isVietnameseSyllable', () => {
  it.each(
    'Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Văn Thị Đức Quyền Khuê Nghĩa Ngoan Gia Giảng Giàng Quốc Quý Thúy Thuỷ Hòa Hoà Loan Xuân Uyên Yến Oanh Ân Ý Phường Tổ Thử Nội Nghiêm Kiều Khuyến Thoại Hoài Khoát Xoăn Tuyết Luật Ruộng Người Mười Hươu Quả Quê Thuở Khuya Khuỷu Chiến Việt Giếng Cường Trường Sơn Linh'.split(
      ' ',
    ),
  )('knows %s', (word) => {
    expect(isVietnameseSyllable(word)).toBe(true);
  });

  it.each(['Nguyeenx', 'Vawn', 'Thij', 'Dduwcs', 'Nguye64n', 'Ksor', 'Hmok', 'Phuowngf', 'W', '', 'Nộị'])(
    'knows that %j is none',
    (word) => {
      expect(isVietnameseSyllable(word)).toBe(false);
    },
  );
});
