import type { ComparedField, SamePerson } from '#shared/dossier/duplicates/possible-duplicate.ts';

/** Words of the comparison with a possible duplicate. */
export const duplicateText = {
  title: (count: number, code: string): string =>
    count === 1 ? `Có thể trùng với hồ sơ ${code}` : `Có thể trùng với ${count} hồ sơ, gần nhất là ${code}`,
  why: {
    'id-number': 'Cùng thủ tục, cùng số định danh. Vẫn lưu được như thường.',
    'name-and-phone': 'Cùng thủ tục, cùng họ tên và số điện thoại. Vẫn lưu được như thường.',
    'name-and-birth-date': 'Cùng thủ tục, cùng họ tên và ngày sinh. Vẫn lưu được như thường.',
  } satisfies Record<SamePerson, string>,
  compare: 'So sánh',
  dialog: 'So với hồ sơ đã có',
  goOn: 'Vẫn tiếp nhận',
  open: 'Mở hồ sơ đã có',
  next: (at: number, all: number): string => `Hồ sơ khác (${at}/${all})`,
  back: 'Quay lại nhập',
  field: 'Nội dung',
  here: 'Đang nhập',
  there: (code: string): string => `Hồ sơ ${code}`,
  result: 'Kết quả',
  equal: 'Giống',
  differs: 'Khác',
  received: 'Tiếp nhận',
  promise: 'Hẹn trả',
  state: 'Tình trạng',
  fields: {
    name: 'Chủ hồ sơ',
    idNumber: 'Số định danh',
    birthDate: 'Ngày sinh',
    phone: 'Điện thoại',
    address: 'Địa chỉ',
    procedure: 'Thủ tục',
    request: 'Nội dung yêu cầu',
    submitter: 'Người nộp thay',
  } satisfies Record<ComparedField, string>,
} as const;
