import type { IncidentDefinition } from '#shared/conduct/events.ts';
import type { DossierDefinition } from '#shared/dossier/events.ts';
import type { ImportDefinition } from '#shared/dossier/import/import-event.ts';
import type { LifeDefinition } from '#shared/dossier/life/life-events.ts';
import type { OfficeCalendarDefinition } from '#shared/office-calendar/events.ts';
import type { RegisterExportDefinition } from '#shared/register-export/events.ts';
import { lifeEventWords } from './life-words.ts';

type RecordedType = (
  | DossierDefinition
  | LifeDefinition
  | ImportDefinition
  | IncidentDefinition
  | OfficeCalendarDefinition
  | RegisterExportDefinition
)['type'];

/** What was done, as histories and lists of waiting acts tell it. One for each event type: the compiler asks for a new one. */
const words: Readonly<Record<RecordedType, string>> = {
  'dossier.received': 'Tiếp nhận hồ sơ',
  'dossier.imported': 'Nhập từ sổ cũ',
  'dossier.slip-printed': 'In phiếu',
  'dossier.slip-settled': 'Kiểm tra phiếu đã ra giấy hay chưa',
  'dossier.personal-shown': 'Hiện đầy đủ số giấy tờ, điện thoại',
  'dossier.paused': 'Tạm dừng thời hạn',
  'dossier.resumed': 'Tính tiếp thời hạn',
  'dossier.reappointed': 'Hẹn lại',
  'dossier.promise-moved': 'Dời hẹn theo lịch làm việc',
  'dossier.attachment-added': 'Đính kèm tệp',
  'dossier.attachment-withdrawn': 'Gỡ tệp đính kèm',
  'dossier.recoded': 'Máy chủ đổi mã hồ sơ',
  ...lifeEventWords,
  'dossier.corrected': 'Sửa thông tin hồ sơ',
  'dossier.correction-approved': 'Duyệt đề nghị sửa',
  'dossier.correction-declined': 'Không duyệt đề nghị sửa',
  'dossier.conflict-resolved': 'Chọn nội dung đúng',
  'dossier.slip-reissued': 'Lập giấy thay thế',
  'dossier.noted': 'Ghi chú hồ sơ',
  'dossier.claimed': 'Nhận xử lý hồ sơ',
  'dossier.claim-released': 'Thôi xử lý hồ sơ',
  'dossier.voided': 'Hủy hồ sơ',
  'dossier.unvoided': 'Khôi phục hồ sơ',
  'incident.recorded': 'Ghi sự việc',
  'office-calendar.override-entered': 'Điều chỉnh lịch làm việc',
  'office-calendar.override-withdrawn': 'Thu hồi điều chỉnh lịch',
  'register-export.recorded': 'Yêu cầu xuất, in sổ theo dõi',
};

const settled = 'Kết luận việc cần xem';

/** An act in words. A type that only a newer app knows is said to be that, without its name: nobody at a counter can read it. */
export function eventWords(type: string): string {
  if (isRecordedType(type)) return words[type];
  return type.endsWith('.trouble-settled') ? settled : 'Việc của phiên bản phần mềm mới hơn';
}

/** Whether there are words for it. */
export function hasEventWords(type: string): boolean {
  return isRecordedType(type) || type.endsWith('.trouble-settled');
}

function isRecordedType(type: string): type is RecordedType {
  return Object.hasOwn(words, type);
}
