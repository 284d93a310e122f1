import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';

/** Corrections after receipt, and decisions about them. */
export type CorrectionFaultCode =
  | 'correction-base-missing'
  | 'correction-promise-missing'
  | 'correction-empty'
  | 'correction-awaits-approval'
  | 'correction-conflicts'
  | 'proposal-unknown'
  | 'conflict-unknown'
  | 'settles-other'
  | 'slip-exists'
  | 'slip-replaced-already'
  | 'slip-void'
  | 'slip-current'
  | 'slip-settled-otherwise'
  | 'dossier-voided'
  | 'dossier-not-voided';

const ON_RECORD = 'Bản ghi được giữ lại nguyên văn cùng lý do, không bị xóa.';
const BOTH_KEPT = 'Cả hai nội dung đều được giữ, không nội dung nào bị đè.';
const LOOK_AGAIN = 'Mở lại hồ sơ để xem tình trạng mới nhất rồi quyết định lại.';

export const correctionFaultTexts: Readonly<Record<CorrectionFaultCode, FaultWords>> = {
  'correction-base-missing': {
    title: 'Việc sửa không nêu nội dung cũ mà người sửa đã thấy.',
    safe: ON_RECORD,
    todo: 'Cập nhật phần mềm ở máy đã sửa rồi sửa lại.',
  },
  'correction-promise-missing': {
    title: 'Việc sửa thời hạn không kèm ngày hẹn tính lại.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ và sửa lại; ngày hẹn sẽ được tính theo nội dung mới.',
  },
  'correction-empty': {
    title: 'Không có nội dung nào thay đổi.',
    safe: FORM_IS_KEPT,
    todo: 'Sửa ít nhất một nội dung rồi lưu.',
  },
  'correction-awaits-approval': {
    title: 'Đề nghị sửa nội dung quan trọng sau khi đã in giấy, chờ phụ trách duyệt.',
    safe: 'Hồ sơ và giấy đã giao chưa đổi; đề nghị được giữ nguyên văn.',
    todo: 'Phụ trách hoặc thủ trưởng mở mục này để duyệt hoặc không duyệt.',
  },
  'correction-conflicts': {
    title: 'Hai nơi cùng sửa một nội dung pháp lý của hồ sơ.',
    safe: BOTH_KEPT,
    todo: 'Phụ trách hoặc thủ trưởng mở mục này, so hai nội dung và chọn một.',
  },
  'proposal-unknown': {
    title: 'Đề nghị sửa này đã được duyệt hoặc không duyệt từ trước.',
    safe: ON_RECORD,
    todo: LOOK_AGAIN,
  },
  'conflict-unknown': {
    title: 'Chỗ hai nơi cùng sửa này đã được chọn từ trước.',
    safe: BOTH_KEPT,
    todo: LOOK_AGAIN,
  },
  'settles-other': {
    title: 'Quyết định không khớp với những việc đang chờ của hồ sơ.',
    safe: ON_RECORD,
    todo: LOOK_AGAIN,
  },
  'slip-exists': {
    title: 'Giấy này đã được lập từ trước.',
    safe: 'Giấy đầu tiên vẫn nguyên.',
    todo: 'Mở lại hồ sơ để xem các giấy đã lập.',
  },
  'slip-replaced-already': {
    title: 'Hai nơi cùng lập giấy thay thế cho một giấy.',
    safe: 'Giấy lập sau là giấy có hiệu lực; giấy kia được ghi là đã bị thay.',
    todo: 'Kiểm tra công dân đang giữ giấy nào và thu lại giấy đã hết hiệu lực.',
  },
  'slip-void': {
    title: 'Đã in một giấy không còn hiệu lực vì nơi khác đã lập giấy khác.',
    safe: 'Việc in được ghi lại; giấy lập ở nơi kia vẫn có hiệu lực.',
    todo: 'Thu lại giấy vừa in, in giấy có hiệu lực và giao cho công dân.',
  },
  'slip-settled-otherwise': {
    title: 'Hai người trả lời khác nhau về việc một phiếu đã ra giấy hay chưa.',
    safe: 'Câu trả lời đầu tiên có hiệu lực; câu sau được giữ lại.',
    todo: 'Kiểm tra phiếu ở quầy và ở công dân; in lại nếu chưa ra giấy.',
  },
  'slip-current': {
    title: 'Giấy tiếp nhận đang có hiệu lực vẫn đúng nên không cần lập giấy thay thế.',
    safe: 'Giấy đã giao vẫn có hiệu lực.',
    todo: 'In lại giấy hiện có nếu công dân làm mất.',
  },
  'dossier-voided': {
    title: 'Hồ sơ này đã bị hủy nên không làm bước nào trên hồ sơ nữa.',
    safe: ON_RECORD,
    todo: 'Hủy nhầm thì phụ trách khôi phục hồ sơ (Alt+V) rồi làm lại bước này; tiền đã thu thì điều chỉnh khoản thu.',
  },
  'dossier-not-voided': {
    title: 'Hồ sơ không ở trạng thái hủy nên không có gì để khôi phục.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem tình trạng mới nhất.',
  },
};
