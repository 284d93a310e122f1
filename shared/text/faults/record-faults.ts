import { correctionFaultTexts } from './correction-faults.ts';
import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';
import { importFaultTexts } from './import-faults.ts';
import { lifeFaultTexts } from './life-faults.ts';

/** Recording an act: numbers, and what the rules say of it here or on the server (reasons of verdicts carry the same codes). */
export type RecordFaultCode =
  | 'act-refused'
  | 'entity-read-only'
  | 'event-unknown-type'
  | 'author-unknown'
  | 'author-forbidden'
  | 'payload-malformed'
  | 'seal-broken'
  | 'code-malformed'
  | 'code-differs'
  | 'code-collision'
  | 'dossier-exists'
  | 'dossier-unknown'
  | 'slip-unknown'
  | 'incident-exists'
  | 'register-export-exists'
  | 'promise-differs'
  | 'calendar-unknown'
  | 'promise-by-older-calendar'
  | 'promise-same'
  | 'attachment-exists'
  | 'attachment-unknown'
  | 'promise-settled'
  | 'dossier-paused-already'
  | 'dossier-not-paused'
  | 'pause-before-receipt'
  | 'reappointment-differs'
  | 'override-exists'
  | 'override-unknown'
  | 'calendar-of-other-office';

const ON_RECORD = 'Bản ghi được giữ lại nguyên văn cùng lý do, không bị xóa.';
const IN_FORCE = 'Bản ghi đã có hiệu lực và được giữ nguyên văn.';

export const recordFaultTexts: Readonly<Record<RecordFaultCode, FaultWords>> = {
  'act-refused': (fact) => ({
    title: `Không ghi nhận được: ${reasonWords(fact('reason'))}`,
    safe: FORM_IS_KEPT,
    todo: 'Mở lại hồ sơ để xem tình trạng mới nhất rồi thực hiện lại nếu còn cần.',
  }),
  'entity-read-only': {
    title: 'Hồ sơ này có dữ liệu của phiên bản phần mềm mới hơn nên ở máy này chỉ xem được.',
    safe: 'Dữ liệu đã có vẫn nguyên.',
    todo: 'Cập nhật phần mềm ở máy này, hoặc xử lý hồ sơ ở máy đã cập nhật.',
  },
  'event-unknown-type': {
    title: 'Có bản ghi thuộc loại mà phiên bản phần mềm này chưa biết.',
    safe: 'Bản ghi được giữ nguyên văn; hồ sơ liên quan tạm thời chỉ xem được.',
    todo: 'Cập nhật phần mềm.',
  },
  'author-unknown': {
    title: 'Máy chủ không biết người đã thực hiện.',
    safe: ON_RECORD,
    todo: 'Báo quản trị kiểm tra tài khoản của người này trong đơn vị.',
  },
  'author-forbidden': {
    title: 'Người thực hiện không có quyền làm việc đó vào lúc ấy.',
    safe: ON_RECORD,
    todo: 'Nhờ người có quyền thực hiện lại.',
  },
  'payload-malformed': {
    title: 'Nội dung bản ghi không đúng mẫu.',
    safe: ON_RECORD,
    todo: 'Báo quản trị: phần mềm ở máy gửi có thể đã quá cũ hoặc bị hỏng.',
  },
  'seal-broken': {
    title: 'Dấu kiểm của bản ghi không khớp với nội dung.',
    safe: ON_RECORD,
    todo: 'Báo quản trị ngay: dữ liệu có thể đã bị sửa ngoài phần mềm.',
  },
  'code-malformed': {
    title: 'Mã hồ sơ không đúng cấu trúc.',
    safe: ON_RECORD,
    todo: 'Báo quản trị kiểm tra mã cơ quan của đơn vị.',
  },
  'code-differs': {
    title: 'Mã hồ sơ không khớp với đơn vị, ngày nhận hoặc dải số của quầy.',
    safe: ON_RECORD,
    todo: 'Kiểm tra ngày giờ của máy, rồi báo quản trị.',
  },
  'code-collision': {
    title: 'Mã hồ sơ này đã có ở một hồ sơ khác nên hồ sơ được cấp mã mới.',
    safe: `${IN_FORCE} Mã đã in vẫn tra cứu được.`,
    todo: 'In lại phiếu với mã mới và báo cho công dân khi họ đến.',
  },
  'dossier-exists': {
    title: 'Hồ sơ này đã được ghi nhận từ trước.',
    safe: 'Bản ghi đầu tiên vẫn nguyên, không có hồ sơ nào bị nhân đôi.',
    todo: 'Mở hồ sơ đã có để làm tiếp.',
  },
  'dossier-unknown': {
    title: 'Chưa có hồ sơ mà thao tác này nhắc đến.',
    safe: ON_RECORD,
    todo: 'Đợi đồng bộ xong rồi thử lại.',
  },
  'slip-unknown': {
    title: 'Hồ sơ không có phiếu mà thao tác này nhắc đến.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ, kiểm tra các phiếu đã lập rồi in lại.',
  },
  'incident-exists': {
    title: 'Sự việc này đã được ghi nhận từ trước.',
    safe: 'Bản ghi đầu tiên vẫn nguyên.',
    todo: 'Mở sự việc đã có để bổ sung.',
  },
  'register-export-exists': {
    title: 'Lần xuất, in sổ này đã được ghi nhận từ trước.',
    safe: 'Bản ghi đầu tiên vẫn nguyên.',
    todo: 'Xem “Các lần xuất, in” ở màn hình sổ theo dõi.',
  },
  'promise-differs': {
    title: 'Ngày hẹn trả trên phiếu khác với ngày máy chủ tính.',
    safe: `${IN_FORCE} Ngày hẹn đã in cho công dân không bị tự ý đổi.`,
    todo: 'Người phụ trách đối chiếu lịch làm việc và quyết định.',
  },
  'calendar-unknown': {
    title: 'Ngày hẹn trả được tính bằng một lịch làm việc mà máy chủ không có.',
    safe: `${IN_FORCE} Ngày hẹn đã in cho công dân không bị tự ý đổi.`,
    todo: 'Báo quản trị cập nhật lịch làm việc trên máy này và máy chủ.',
  },
  'promise-by-older-calendar': {
    title: 'Ngày hẹn trả được tính theo lịch làm việc cũ của đơn vị; lịch hiện nay cho ngày khác.',
    safe: `${IN_FORCE} Ngày hẹn đã in cho công dân không bị tự ý đổi.`,
    todo: 'Quản trị mở Lịch làm việc để dời hẹn và in thông báo cho công dân.',
  },
  'promise-same': {
    title: 'Ngày hẹn trả không thay đổi nên không có gì để dời.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem ngày hẹn hiện nay.',
  },
  'attachment-exists': {
    title: 'Tệp đính kèm này đã được ghi nhận từ trước.',
    safe: 'Tệp đã có vẫn nguyên.',
    todo: 'Mở lại hồ sơ để xem các tệp đính kèm.',
  },
  'attachment-unknown': {
    title: 'Hồ sơ không có tệp đính kèm mà thao tác này nhắc đến.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem các tệp đính kèm.',
  },
  'promise-settled': {
    title: 'Hồ sơ đã xong nên giữ nguyên ngày hẹn theo lịch khi giải quyết.',
    safe: ON_RECORD,
    todo: 'Không cần làm gì: thay đổi lịch chỉ dời hồ sơ đang giải quyết.',
  },
  'dossier-paused-already': {
    title: 'Hồ sơ đang tạm dừng từ trước; lần tạm dừng này không thay lần trước.',
    safe: ON_RECORD,
    todo: 'Người phụ trách xem hai lần tạm dừng và quyết định.',
  },
  'dossier-not-paused': {
    title: 'Hồ sơ không ở trạng thái tạm dừng nên không thể tính tiếp.',
    safe: FORM_IS_KEPT,
    todo: 'Mở lại hồ sơ để xem tình trạng mới nhất.',
  },
  'pause-before-receipt': {
    title: 'Thời điểm tạm dừng trước lúc tiếp nhận hồ sơ.',
    safe: FORM_IS_KEPT,
    todo: 'Kiểm tra ngày giờ của máy rồi thực hiện lại.',
  },
  'reappointment-differs': {
    title: 'Ngày hẹn lại khác với ngày máy chủ tính.',
    safe: `${IN_FORCE} Ngày hẹn đã báo cho công dân không bị tự ý đổi.`,
    todo: 'Người phụ trách đối chiếu lịch làm việc và quyết định.',
  },
  'override-exists': {
    title: 'Điều chỉnh lịch này đã được ghi nhận từ trước.',
    safe: 'Lịch hiện nay vẫn nguyên.',
    todo: 'Mở Lịch làm việc để xem các điều chỉnh đang có hiệu lực.',
  },
  'override-unknown': {
    title: 'Điều chỉnh lịch này không còn hiệu lực nên không thể thu hồi.',
    safe: 'Lịch hiện nay vẫn nguyên.',
    todo: 'Mở Lịch làm việc để xem các điều chỉnh đang có hiệu lực.',
  },
  'calendar-of-other-office': {
    title: 'Lịch làm việc này là của đơn vị khác.',
    safe: ON_RECORD,
    todo: 'Báo quản trị.',
  },
};

function reasonWords(reason: string): string {
  const texts: Readonly<Record<string, FaultWords>> = {
    ...recordFaultTexts,
    ...importFaultTexts,
    ...lifeFaultTexts,
    ...correctionFaultTexts,
  };
  const words = Object.hasOwn(texts, reason) ? texts[reason] : undefined;
  if (words === undefined || typeof words === 'function') return `quy tắc không cho phép (${reason}).`;
  return words.title.charAt(0).toLowerCase() + words.title.slice(1);
}
