import type { FaultWords } from './fault-words.ts';

/** The file of an old register, and what the rules say of its rows. */
export type ImportFaultCode =
  | 'register-file-empty'
  | 'register-file-too-big'
  | 'register-file-unpacks-too-big'
  | 'register-file-too-many-rows'
  | 'register-file-type'
  | 'register-file-old-excel'
  | 'register-file-broken'
  | 'register-file-encoding'
  | 'register-columns-missing'
  | 'import-id-differs'
  | 'import-due-before-receipt';

const NOTHING_IMPORTED = 'Chưa có hồ sơ nào được nhập từ tệp này; tệp của bạn không bị sửa.';
const ON_RECORD = 'Bản ghi được giữ lại nguyên văn cùng lý do, không bị xóa.';

export const importFaultTexts: Readonly<Record<ImportFaultCode, FaultWords>> = {
  'register-file-empty': {
    title: 'Tệp không có dòng nào.',
    safe: NOTHING_IMPORTED,
    todo: 'Mở tệp kiểm tra: phần mềm chỉ đọc trang tính đầu tiên.',
  },
  'register-file-too-big': (fact) => ({
    title: `Tệp nặng ${fact('megabytes')} MB, nhiều nhất được ${fact('most')} MB.`,
    safe: NOTHING_IMPORTED,
    todo: 'Bỏ ảnh và trang tính thừa, hoặc chia sổ thành nhiều tệp.',
  }),
  'register-file-unpacks-too-big': (fact) => ({
    title: `Tệp khi mở ra nặng ${fact('megabytes')} MB, nhiều nhất được ${fact('most')} MB.`,
    safe: NOTHING_IMPORTED,
    todo: 'Chép các dòng cần nhập sang một tệp mới rồi nhập tệp đó.',
  }),
  'register-file-too-many-rows': (fact) => ({
    title: `Tệp có ${fact('rows')} dòng, nhiều nhất được ${fact('most')} dòng.`,
    safe: NOTHING_IMPORTED,
    todo: 'Chia sổ thành nhiều tệp, ví dụ mỗi năm một tệp.',
  }),
  'register-file-type': {
    title: 'Đây không phải tệp Excel (.xlsx) hay tệp CSV.',
    safe: NOTHING_IMPORTED,
    todo: 'Mở sổ bằng Excel hoặc LibreOffice rồi lưu thành .xlsx hoặc CSV UTF-8.',
  },
  'register-file-old-excel': {
    title: 'Đây là tệp Excel kiểu cũ (.xls) hoặc tệp có mật khẩu.',
    safe: NOTHING_IMPORTED,
    todo: 'Mở tệp bằng Excel, bỏ mật khẩu nếu có, rồi lưu thành .xlsx.',
  },
  'register-file-broken': {
    title: 'Tệp Excel bị hỏng, không đọc được.',
    safe: NOTHING_IMPORTED,
    todo: 'Chép lại tệp từ nơi lưu gốc, hoặc mở bằng Excel rồi lưu lại.',
  },
  'register-file-encoding': {
    title: 'Chữ trong tệp CSV không theo bảng mã UTF-8.',
    safe: NOTHING_IMPORTED,
    todo: 'Trong Excel chọn Lưu thành, kiểu “CSV UTF-8”; phông TCVN3, VNI cần chuyển sang Unicode trước.',
  },
  'register-columns-missing': (fact) => ({
    title: `Không thấy cột: ${fact('columns')}.`,
    safe: NOTHING_IMPORTED,
    todo: 'Chọn ở dưới cột nào là thông tin nào, hoặc đặt tên cột như trong tệp mẫu rồi chọn lại tệp.',
  }),
  'import-id-differs': {
    title: 'Hồ sơ nhập từ sổ cũ có định danh không khớp với mã hồ sơ.',
    safe: ON_RECORD,
    todo: 'Cập nhật phần mềm ở máy đã nhập rồi nhập lại tệp.',
  },
  'import-due-before-receipt': {
    title: 'Hồ sơ nhập từ sổ cũ có ngày hẹn hoặc ngày trả ở trước ngày nhận.',
    safe: ON_RECORD,
    todo: 'Sửa dòng đó trong sổ rồi nhập lại.',
  },
};
