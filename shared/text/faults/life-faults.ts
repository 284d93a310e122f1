import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';

/** What the rules say of a step in a dossier's life, here or on the server. */
export type LifeFaultCode =
  | 'step-illegal'
  | 'step-overtaken'
  | 'step-before-receipt'
  | 'step-before-result'
  | 'step-while-paused'
  | 'supplement-second'
  | 'supplement-second-without-reason'
  | 'supplement-deadline-not-later'
  | 'supplement-deadline-not-passed'
  | 'supplement-not-asked'
  | 'supplement-awaited'
  | 'supplement-line-unknown'
  | 'supplement-promise-too-early'
  | 'supplement-without-promise'
  | 'hand-over-unknown'
  | 'hand-over-confirmed-already'
  | 'hand-over-confirmed-too-early'
  | 'handed-over-already'
  | 'not-with-unit'
  | 'leg-unknown'
  | 'leg-doubled'
  | 'leg-begun'
  | 'leg-without-delay'
  | 'returned-already'
  | 'returned-before'
  | 'late-cause-missing'
  | 'late-cause-without-delay'
  | 'return-without-identity'
  | 'return-without-authorisation'
  | 'return-not-signed'
  | 'return-fee-unsettled'
  | 'return-without-tracking'
  | 'fee-line-exists'
  | 'fee-line-unknown'
  | 'fee-corrected-already'
  | 'fee-receipt-doubled'
  | 'fee-receipt-not-void';

const ON_RECORD = 'Những gì đã ghi nhận trước đó vẫn nguyên.';
const HAPPENED = 'Việc đã xảy ra nên được ghi lại, không bị gỡ bỏ.';

export const lifeFaultTexts: Readonly<Record<LifeFaultCode, FaultWords>> = {
  'step-illegal': {
    title: 'Hồ sơ đang ở trạng thái không cho phép bước này.',
    safe: ON_RECORD,
    todo: 'Xem các bước đang được phép trên trang hồ sơ; bấm “Sơ đồ trạng thái” để xem toàn bộ.',
  },
  'step-overtaken': {
    title: 'Hồ sơ đã sang trạng thái khác trước khi bước này đến nơi, nên bước này không còn hợp lệ.',
    safe: ON_RECORD,
    todo: 'Mở hồ sơ xem ai đã làm gì, rồi chọn bước phù hợp với trạng thái hiện nay.',
  },
  'step-before-receipt': {
    title: 'Thời điểm của bước này trước lúc tiếp nhận hồ sơ.',
    safe: FORM_IS_KEPT,
    todo: 'Kiểm tra ngày giờ của máy rồi thực hiện lại.',
  },
  'step-before-result': {
    title: 'Thời điểm trả kết quả trước lúc kết quả về quầy.',
    safe: FORM_IS_KEPT,
    todo: 'Kiểm tra ngày giờ của máy rồi thực hiện lại.',
  },
  'step-while-paused': {
    title: 'Thời hạn của hồ sơ đang tạm dừng nên chưa làm bước này được.',
    safe: FORM_IS_KEPT,
    todo: 'Bấm “Tính tiếp thời hạn” hoặc “Nhận bổ sung” trước.',
  },
  'supplement-second': {
    title: 'Đây là lần yêu cầu bổ sung thứ hai; quy định chỉ cho yêu cầu một lần.',
    safe: HAPPENED,
    todo: 'Người phụ trách xem lý do và trao đổi với cán bộ tiếp nhận.',
  },
  'supplement-second-without-reason': {
    title: 'Hồ sơ đã được yêu cầu bổ sung một lần; lần thứ hai phải ghi lý do.',
    safe: FORM_IS_KEPT,
    todo: 'Ghi vì sao lần đầu chưa nêu đủ. Người phụ trách sẽ xem lý do này.',
  },
  'supplement-deadline-not-later': {
    title: 'Hạn bổ sung phải sau ngày yêu cầu.',
    safe: FORM_IS_KEPT,
    todo: 'Nhập số ngày làm việc lớn hơn.',
  },
  'supplement-deadline-not-passed': {
    title: 'Hạn bổ sung chưa qua nên chưa đóng hồ sơ được.',
    safe: ON_RECORD,
    todo: 'Đợi hết hạn bổ sung. Công dân muốn thôi sớm hơn thì dùng “Rút hồ sơ”.',
  },
  'supplement-not-asked': {
    title: 'Hồ sơ không có yêu cầu bổ sung nào đang chờ.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem tình trạng mới nhất.',
  },
  'supplement-awaited': {
    title: 'Hồ sơ đang chờ bổ sung theo phiếu yêu cầu, không tính tiếp riêng được.',
    safe: ON_RECORD,
    todo: 'Dùng “Nhận bổ sung” khi công dân mang giấy tờ đến.',
  },
  'supplement-line-unknown': {
    title: 'Giấy tờ vừa nhận không có trong phiếu yêu cầu bổ sung.',
    safe: FORM_IS_KEPT,
    todo: 'Mở lại hồ sơ và chọn theo phiếu yêu cầu mới nhất.',
  },
  'supplement-promise-too-early': {
    title: 'Hồ sơ chưa được tiếp nhận nên chưa có ngày hẹn trả.',
    safe: ON_RECORD,
    todo: 'Nhận bổ sung trước, rồi bấm “Tiếp nhận” để tính ngày hẹn.',
  },
  'supplement-without-promise': {
    title: 'Bước nhận bổ sung thiếu ngày hẹn trả mới.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ và thực hiện lại; nếu lặp lại, báo quản trị.',
  },
  'hand-over-unknown': {
    title: 'Không có lần bàn giao nào để xác nhận.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem phiếu kiểm soát mới nhất.',
  },
  'hand-over-confirmed-already': {
    title: 'Lần bàn giao này đã có người ký nhận; chữ ký đầu tiên được giữ.',
    safe: HAPPENED,
    todo: 'Người phụ trách hỏi hai bên ai đã nhận hồ sơ.',
  },
  'hand-over-confirmed-too-early': {
    title: 'Thời điểm ký nhận trước lúc bàn giao.',
    safe: FORM_IS_KEPT,
    todo: 'Kiểm tra ngày giờ của máy rồi thực hiện lại.',
  },
  'handed-over-already': {
    title: 'Hồ sơ đã được bàn giao cho chính đơn vị này; có hai dòng trên phiếu kiểm soát.',
    safe: HAPPENED,
    todo: 'Người phụ trách hỏi hai quầy và đơn vị xem lần nào là thật.',
  },
  'not-with-unit': {
    title: 'Hồ sơ đang ở quầy nên không có đơn vị nào để nhận lại.',
    safe: ON_RECORD,
    todo: 'Mở lại hồ sơ để xem phiếu kiểm soát.',
  },
  'leg-unknown': {
    title: 'Hồ sơ không có chặng liên thông này.',
    safe: FORM_IS_KEPT,
    todo: 'Chọn lại chặng theo danh sách trên trang hồ sơ.',
  },
  'leg-doubled': {
    title: 'Hai chặng liên thông trùng nhau.',
    safe: FORM_IS_KEPT,
    todo: 'Sửa lại danh sách chặng.',
  },
  'leg-begun': {
    title: 'Đã có chặng được bàn giao nên không lập lại danh sách chặng.',
    safe: ON_RECORD,
    todo: 'Tiếp tục theo các chặng đã lập.',
  },
  'leg-without-delay': {
    title: 'Đơn vị của chặng này chưa nhận hồ sơ, hoặc đã xong trong hạn của mình.',
    safe: ON_RECORD,
    todo: 'Chọn đúng chặng chậm, hoặc ghi nguyên nhân cho cả hồ sơ.',
  },
  'returned-already': {
    title: 'Kết quả của hồ sơ này đã được trả từ trước; đây là lần trả thứ hai.',
    safe: HAPPENED,
    todo: 'Người phụ trách xác minh ngay ai đã nhận lần nào.',
  },
  'returned-before': (fact) => ({
    title: `Kết quả của hồ sơ này đã trao cho ${fact('name')} lúc ${fact('at')}; không trả lần thứ hai.`,
    safe: ON_RECORD,
    todo: 'Kiểm tra giấy tờ của người đang hỏi; nếu họ chưa nhận được, báo phụ trách xác minh.',
  }),
  'late-cause-missing': {
    title: 'Hồ sơ đã quá ngày hẹn mà chưa ghi nguyên nhân chậm, nên bước này chưa được ghi.',
    safe: FORM_IS_KEPT,
    todo: 'Bấm “Ghi nguyên nhân chậm”, rồi làm lại bước này.',
  },
  'late-cause-without-delay': {
    title: 'Hồ sơ đã kết thúc trong hạn nên không có sự chậm nào để ghi nguyên nhân.',
    safe: ON_RECORD,
    todo: 'Xem ngày hẹn và ngày có kết quả trên trang hồ sơ; nếu một trong hai ngày sai, sửa ngày đó trước.',
  },
  'return-without-identity': {
    title: 'Mất giấy tiếp nhận mà không ghi số giấy tờ của người nhận.',
    safe: HAPPENED,
    todo: 'Kiểm tra giấy tờ tùy thân và ghi số trước khi trao kết quả.',
  },
  'return-without-authorisation': {
    title: 'Người nhận thay không có giấy ủy quyền được ghi lại.',
    safe: HAPPENED,
    todo: 'Ghi loại, số, ngày của giấy ủy quyền trước khi trao kết quả.',
  },
  'return-not-signed': {
    title: 'Người nhận chưa ký vào sổ theo dõi.',
    safe: HAPPENED,
    todo: 'Mời người nhận ký vào Mẫu số 07 trước khi trao kết quả.',
  },
  'return-fee-unsettled': {
    title: 'Phí, lệ phí của hồ sơ chưa thu đủ.',
    safe: HAPPENED,
    todo: 'Thu phần còn thiếu (Alt+F) trước khi trao kết quả.',
  },
  'return-without-tracking': {
    title: 'Trả qua bưu chính mà không có số hiệu bưu gửi.',
    safe: HAPPENED,
    todo: 'Ghi số hiệu trên vận đơn.',
  },
  'fee-line-exists': {
    title: 'Khoản thu này đã được ghi từ trước.',
    safe: 'Khoản thu đầu tiên vẫn nguyên, không bị tính hai lần.',
    todo: 'Mở lại hồ sơ để xem các khoản đã thu.',
  },
  'fee-line-unknown': {
    title: 'Không có khoản thu nào như vậy để điều chỉnh.',
    safe: ON_RECORD,
    todo: 'Chọn lại khoản thu trong danh sách.',
  },
  'fee-corrected-already': {
    title: 'Khoản thu này đã được điều chỉnh.',
    safe: ON_RECORD,
    todo: 'Nếu còn sai, ghi một khoản thu mới cho đúng.',
  },
  'fee-receipt-doubled': {
    title: 'Số biên lai này đã dùng cho một khoản thu khác của hồ sơ.',
    safe: HAPPENED,
    todo: 'Người phụ trách đối chiếu biên lai và tiền đã thu.',
  },
  'fee-receipt-not-void': {
    title: 'Phí thu lúc tiếp nhận đã được ghi trả lại, nhưng hồ sơ không còn ở trạng thái đã hủy.',
    safe: HAPPENED,
    todo: 'Người phụ trách đối chiếu tiền trong quầy: nếu công dân vẫn phải nộp, ghi một khoản thu mới.',
  },
};
