import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';

/** What can go wrong on this machine: its store, its disk, its printer, its files. */
export type MachineFaultCode =
  'storage-failed' | 'journal-disk-full' | 'journal-failed' | 'print-failed' | 'resource-broken' | 'internal';

export const machineFaultTexts: Readonly<Record<MachineFaultCode, FaultWords>> = {
  'storage-failed': {
    title: 'Không ghi được vào kho dữ liệu trên máy này. Thao tác vừa rồi chưa được lưu.',
    safe: `${FORM_IS_KEPT} Hồ sơ đã lưu trước đó không bị ảnh hưởng.`,
    todo: 'Thử lưu lại. Nếu vẫn lỗi, ghi thông tin ra giấy, đóng rồi mở lại phần mềm và báo quản trị.',
  },
  'journal-disk-full': {
    title: 'Ổ đĩa đã đầy, không ghi được bản sao an toàn của hồ sơ.',
    safe: 'Hồ sơ đã có trong kho dữ liệu trên máy. Bản sao an toàn sẽ tự ghi bù khi ổ đĩa có chỗ trống.',
    todo: 'Xóa bớt tệp không cần trên ổ đĩa ngay và báo quản trị. Không tắt máy trước khi hồ sơ được gửi đi.',
  },
  'journal-failed': {
    title: 'Không ghi được bản sao an toàn của hồ sơ.',
    safe: 'Hồ sơ đã có trong kho dữ liệu trên máy. Bản sao an toàn sẽ được thử ghi lại.',
    todo: 'Báo quản trị kiểm tra ổ đĩa và quyền ghi thư mục dữ liệu.',
  },
  'print-failed': {
    title: 'Không in được phiếu.',
    safe: 'Hồ sơ đã lưu, mã hồ sơ và ngày hẹn trả giữ nguyên.',
    todo: 'Kiểm tra máy in và giấy rồi bấm F9 để in lại.',
  },
  'resource-broken': (fact) => ({
    title: `Tệp dữ liệu ${fact('file')} bị lỗi ở dòng ${fact('line')}${placeIn(fact('path'))}: ${fact('reason')}.`,
    safe: 'Hồ sơ đã lưu không bị ảnh hưởng.',
    todo: 'Sửa dòng nêu trên hoặc chép lại tệp từ bản cài đặt, rồi mở lại phần mềm.',
  }),
  internal: {
    title: 'Phần mềm gặp lỗi ngoài dự kiến.',
    safe: 'Hồ sơ đã báo lưu vẫn còn trên máy. Thao tác vừa rồi có thể chưa được lưu.',
    todo: 'Kiểm tra lại trong danh sách hồ sơ rồi thử lại. Nếu lặp lại, báo quản trị.',
  },
};

function placeIn(path: string): string {
  return path === '' || path === '?' ? '' : ` (${path})`;
}
