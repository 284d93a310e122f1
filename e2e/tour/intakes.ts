import type { TypedIntake } from '../support/intake-flow.ts';

/** Every person and number here is made up; ID numbers begin with 000, which no province has. */
const hanoi = 'Phường Cửa Nam, Hà Nội';

function byHand(
  procedure: string,
  idNumber: string,
  name: string,
  birthDate: string,
  address: string,
  phone: string,
): TypedIntake {
  return { procedure, applicant: { idNumber, name, birthDate, address: `${address}, ${hanoi}` }, phone };
}

/** What is received while there is a line: twelve procedures, two by card, one for an organisation, one by an authorised submitter. */
export const firstIntakes: readonly TypedIntake[] = [
  {
    procedure: 'dang ky khai sinh',
    applicant: { card: `000190004567||TRẦN THỊ THU THỦY|09031990|Nữ|Tổ 5, ${hanoi}|15082021` },
    phone: '0912 000 001',
  },
  {
    procedure: '1.000894',
    applicant: {
      card: `000095001234|000111222|NGUYỄN ĐỨC HOÀ|21071995|Nam|Số 12 ngõ Thử, ${hanoi}|02012022`,
    },
    phone: '0912 000 002',
  },
  byHand('tinh trang hon nhan', '000193002345', 'Phạm Ngọc Ánh', '05021993', 'Số 3 phố Mẫu', '0912 000 003'),
  byHand('trich luc ho tich', '000080003456', 'Lê Văn Đạt', '30041980', 'Số 8 phố Mẫu', '0912 000 004'),
  {
    ...byHand('1.004837', '000070004568', 'Đỗ Thị Ất', '12121970', 'Số 21 ngõ Thử', '0912 000 005'),
    submitter: {
      name: 'Đỗ Minh Quân',
      idNumber: '000096005679',
      phone: '0912 000 105',
      authorisation: 'Giấy ủy quyền số 12/2026, ngày 20/11/2026',
    },
  },
  byHand('chung thuc ban sao', '000088006780', 'Vũ Hải Yến', '08031988', 'Số 45 phố Mẫu', '0912 000 006'),
  {
    procedure: 'chung thuc chu ky trong giay to',
    kind: 'Tổ chức',
    applicant: {
      idNumber: '0100000001',
      name: 'Công ty Trách nhiệm hữu hạn Thương mại và Dịch vụ Tổng hợp Dùng Thử',
      address: `Số 99 phố Mẫu, ${hanoi}`,
    },
    phone: '024 3825 0000',
  },
  byHand('1.001612', '000085007891', 'Bùi Quang Vinh', '17091985', 'Số 7 phố Mẫu', '0912 000 008'),
  byHand('1.013225', '000075008902', 'Hoàng Thị Lý', '02091975', 'Số 60 ngõ Thử', '0912 000 009'),
  byHand('thuong tru', '000099009013', 'Ngô Kiều Trang', '28021999', 'Số 15 phố Mẫu', '0912 000 010'),
  byHand('muc do khuyet tat', '000060010124', 'Đặng Văn Ơn', '19051960', 'Số 31 ngõ Thử', '0912 000 011'),
  byHand('huu tri xa hoi', '000045011235', 'Trịnh Thị Ưng', '06011945', 'Số 2 phố Mẫu', '0912 000 012'),
];

/** What is received while the line is cut. */
export const offlineIntakes: readonly TypedIntake[] = [
  byHand('cai chinh', '000182012346', 'Lý Thị Hương', '14021982', 'Số 18 phố Mẫu', '0912 000 013'),
  byHand('1.004194', '000091013457', 'Mai Xuân Trường', '22111991', 'Số 27 ngõ Thử', '0912 000 014'),
  byHand('tam ngung kinh doanh', '000086014568', 'Cao Thị Út', '30121986', 'Số 5 phố Mẫu', '0912 000 015'),
];
