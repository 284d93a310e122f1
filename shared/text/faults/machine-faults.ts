import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';

/** What can go wrong on this machine: its store, its disk, its printer, its files. */
export type MachineFaultCode =
  | 'text-file-disk-full'
  | 'text-file-read-only'
  | 'text-file-not-written'
  | 'storage-failed'
  | 'journal-disk-full'
  | 'journal-failed'
  | 'print-failed'
  | 'printer-unknown'
  | 'printer-off'
  | 'printer-no-paper'
  | 'printer-refused'
  | 'slip-disk-full'
  | 'slip-not-kept'
  | 'slip-not-found'
  | 'slip-not-shown'
  | 'bridge-refused'
  | 'bridge-malformed'
  | 'resource-broken'
  | 'database-folder-in-use'
  | 'database-newer'
  | 'database-older'
  | 'database-missing'
  | 'local-data-newer'
  | 'local-data-other-office'
  | 'disk-nearly-full'
  | 'attachment-unreadable'
  | 'attachment-empty'
  | 'attachment-too-large'
  | 'attachment-type-unknown'
  | 'attachment-disk-full'
  | 'attachment-not-kept'
  | 'attachment-not-here'
  | 'attachment-not-there'
  | 'attachment-damaged'
  | 'attachment-hash-differs'
  | 'clock-not-chosen'
  | 'filter-name-missing'
  | 'filter-name-long'
  | 'filters-full'
  | 'internal';

const FILTERS_ARE_KEPT = 'Danh sách đang xem và các bộ lọc đã lưu vẫn nguyên.';
const NOTHING_ATTACHED = 'Hồ sơ và các tệp đã đính kèm vẫn nguyên.';
const SLIP_IS_SAFE = 'Hồ sơ đã lưu, mã hồ sơ và ngày hẹn trả giữ nguyên.';

export const machineFaultTexts: Readonly<Record<MachineFaultCode, FaultWords>> = {
  'text-file-disk-full': {
    title: 'Ổ đĩa hoặc USB đã đầy, chưa ghi được tệp.',
    safe: 'Dữ liệu và màn hình trên máy vẫn nguyên.',
    todo: 'Xóa bớt tệp không cần hoặc chọn nơi khác, rồi lưu lại.',
  },
  'text-file-read-only': {
    title: 'Thư mục hoặc USB này không cho ghi, chưa ghi được tệp.',
    safe: 'Dữ liệu và màn hình trên máy vẫn nguyên.',
    todo: 'Chọn nơi khác rồi lưu lại.',
  },
  'text-file-not-written': {
    title: 'Chưa ghi được tệp; tệp cũ có thể đang mở trong bảng tính.',
    safe: 'Dữ liệu và màn hình trên máy vẫn nguyên.',
    todo: 'Đóng tệp đang mở hoặc chọn tên khác, rồi lưu lại.',
  },
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
    safe: SLIP_IS_SAFE,
    todo: 'Kiểm tra máy in và giấy rồi bấm F9 để in lại.',
  },
  'printer-unknown': (fact) => ({
    title: `Máy này không có máy in tên "${fact('printer')}" nên phiếu chưa ra giấy.`,
    safe: pdfIsSafe(fact('path')),
    todo: 'Vào Cài đặt chọn lại máy in rồi bấm in lại, hoặc mở tệp PDF để in.',
  }),
  'printer-off': (fact) => ({
    title: `Máy in "${fact('printer')}" đang tắt hoặc không kết nối nên phiếu chưa ra giấy.`,
    safe: pdfIsSafe(fact('path')),
    todo: 'Bật máy in, kiểm tra dây hoặc mạng rồi bấm in lại.',
  }),
  'printer-no-paper': (fact) => ({
    title: `Máy in "${fact('printer')}" hết giấy hoặc kẹt giấy nên phiếu chưa ra giấy.`,
    safe: pdfIsSafe(fact('path')),
    todo: 'Nạp giấy hoặc gỡ giấy kẹt rồi bấm in lại.',
  }),
  'printer-refused': (fact) => ({
    title: `Máy in "${fact('printer')}" không nhận bản in nên phiếu chưa ra giấy.`,
    safe: pdfIsSafe(fact('path')),
    todo: 'Kiểm tra máy in, in trang in thử trong Cài đặt rồi bấm in lại.',
  }),
  'slip-disk-full': {
    title: 'Ổ đĩa đã đầy, không lưu được tệp PDF của phiếu nên phiếu chưa in.',
    safe: SLIP_IS_SAFE,
    todo: 'Xóa bớt tệp không cần trên ổ đĩa rồi bấm F9 để in lại.',
  },
  'slip-not-kept': {
    title: 'Không lưu được tệp PDF của phiếu nên phiếu chưa in.',
    safe: SLIP_IS_SAFE,
    todo: 'Bấm F9 để in lại. Nếu lặp lại, báo quản trị kiểm tra ổ đĩa và quyền ghi thư mục dữ liệu.',
  },
  'slip-not-found': {
    title: 'Không tìm thấy tệp PDF của phiếu này trên máy.',
    safe: SLIP_IS_SAFE,
    todo: 'Bấm F9 để in lại phiếu từ hồ sơ.',
  },
  'slip-not-shown': {
    title: 'Không mở được tệp PDF của phiếu để xem.',
    safe: 'Tệp PDF và hồ sơ vẫn còn nguyên trên máy.',
    todo: 'Thử mở lại, hoặc bấm F9 để in lại phiếu.',
  },
  'attachment-unreadable': {
    title: 'Không đọc được tệp đã chọn.',
    safe: NOTHING_ATTACHED,
    todo: 'Kiểm tra tệp còn ở chỗ cũ, USB còn cắm, rồi chọn lại.',
  },
  'attachment-empty': {
    title: 'Tệp này rỗng nên không đính kèm được.',
    safe: NOTHING_ATTACHED,
    todo: 'Quét hoặc chụp lại rồi chọn tệp mới.',
  },
  'attachment-too-large': (fact) => ({
    title: `Tệp nặng ${fact('megabytes')} MB, quá mức ${fact('most')} MB nên không đính kèm được.`,
    safe: NOTHING_ATTACHED,
    todo: 'Quét lại ở độ phân giải 200–300 dpi, hoặc chia thành nhiều tệp.',
  }),
  'attachment-type-unknown': {
    title: 'Tệp này không phải PDF hay ảnh (JPEG, PNG, WebP) nên không đính kèm được.',
    safe: NOTHING_ATTACHED,
    todo: 'Lưu giấy tờ thành PDF hoặc ảnh rồi chọn lại.',
  },
  'attachment-disk-full': {
    title: 'Ổ đĩa đã đầy, không lưu được tệp đính kèm.',
    safe: NOTHING_ATTACHED,
    todo: 'Xóa bớt tệp không cần trên ổ đĩa rồi đính kèm lại.',
  },
  'attachment-not-kept': {
    title: 'Không lưu được tệp đính kèm trên máy này.',
    safe: NOTHING_ATTACHED,
    todo: 'Thử lại. Nếu vẫn lỗi, báo quản trị kiểm tra ổ đĩa.',
  },
  'attachment-not-here': {
    title: 'Máy này chưa có tệp đính kèm đó.',
    safe: 'Tệp vẫn ở máy đã đính kèm.',
    todo: 'Nối mạng để tải về.',
  },
  'attachment-not-there': {
    title: 'Máy chủ chưa nhận được tệp đính kèm này.',
    safe: 'Tệp vẫn ở máy đã đính kèm và sẽ tự gửi khi máy ấy có mạng.',
    todo: 'Xem tại máy đã đính kèm, hoặc thử lại sau.',
  },
  'attachment-damaged': {
    title: 'Tệp đính kèm trên máy này đã hỏng.',
    safe: 'Hồ sơ không bị ảnh hưởng. Nếu tệp đã gửi, máy chủ vẫn còn bản nguyên vẹn.',
    todo: 'Nối mạng rồi mở lại; nếu vẫn không được, quét và đính kèm lại.',
  },
  'attachment-hash-differs': {
    title: 'Tệp đính kèm bị sai lệch trên đường gửi.',
    safe: 'Tệp gốc vẫn ở máy này.',
    todo: 'Phần mềm sẽ tự gửi lại.',
  },
  'bridge-refused': {
    title: 'Phần mềm từ chối một yêu cầu không đến từ màn hình làm việc của chính nó.',
    safe: 'Hồ sơ đã báo lưu vẫn còn trên máy.',
    todo: 'Đóng rồi mở lại phần mềm. Nếu lặp lại, báo quản trị.',
  },
  'bridge-malformed': {
    title: 'Hai phần của phần mềm không hiểu nhau, có thể do cập nhật dở dang.',
    safe: 'Hồ sơ đã báo lưu vẫn còn trên máy. Thao tác vừa rồi có thể chưa được thực hiện.',
    todo: 'Đóng rồi mở lại phần mềm. Nếu lặp lại, cài lại bản mới nhất và báo quản trị.',
  },
  'resource-broken': (fact) => ({
    title: `Tệp dữ liệu ${fact('file')} bị lỗi ở dòng ${fact('line')}${placeIn(fact('path'))}: ${fact('reason')}.`,
    safe: 'Hồ sơ đã lưu không bị ảnh hưởng.',
    todo: 'Sửa dòng nêu trên hoặc chép lại tệp từ bản cài đặt, rồi mở lại phần mềm.',
  }),
  'database-folder-in-use': (fact) => ({
    title: `Thư mục dữ liệu ${fact('folder')} đang được một máy chủ khác dùng.`,
    safe: 'Dữ liệu không bị thay đổi.',
    todo: 'Tắt máy chủ kia trước. Nếu chắc chắn không còn máy chủ nào chạy, xóa tệp server.pid trong thư mục đó.',
  }),
  'database-newer': (fact) => ({
    title: `Cơ sở dữ liệu đã được nâng cấp bởi phiên bản mới hơn (${fact('migration')}).`,
    safe: 'Dữ liệu không bị thay đổi.',
    todo: 'Cài phiên bản máy chủ mới hơn hoặc bằng phiên bản đã nâng cấp.',
  }),
  'database-older': (fact) => ({
    title: `Cơ sở dữ liệu chưa có đủ bảng của phiên bản này (thiếu ${fact('migration')}).`,
    safe: 'Chưa có gì bị thay đổi.',
    todo: 'Khởi động máy chủ của phiên bản này một lần để nâng cấp, hoặc dùng đúng phiên bản đã ghi dữ liệu.',
  }),
  'database-missing': (fact) => ({
    title: `Không có cơ sở dữ liệu nào trong thư mục ${fact('folder')}.`,
    safe: 'Chưa có gì bị thay đổi và không có gì được tạo ra.',
    todo: 'Xem lại DATABASE_URL hoặc QMC_DATA.',
  }),
  'local-data-newer': (fact) => ({
    title: `Dữ liệu trên máy này thuộc phiên bản phần mềm mới hơn (kiểu dữ liệu ${fact('found')}, bản này biết đến ${fact('known')}).`,
    safe: 'Dữ liệu còn nguyên, phần mềm cũ không ghi gì vào đó.',
    todo: 'Cài lại phiên bản mới nhất rồi mở lại.',
  }),
  'local-data-other-office': (fact) => ({
    title: `Máy này còn giữ ${fact('waiting')} việc chưa gửi của một bộ phận khác.`,
    safe: 'Các việc đó còn nguyên trên máy, phần mềm không ghi gì vào đó.',
    todo: 'Ghi danh lại máy vào bộ phận cũ để gửi hết, rồi mới chuyển sang bộ phận mới.',
  }),
  'disk-nearly-full': (fact) => ({
    title: `Ổ đĩa chỉ còn ${fact('megabytes')} MB nên tạm không nhận hồ sơ mới trên máy này.`,
    safe: `${FORM_IS_KEPT} Hồ sơ đã lưu vẫn nguyên và vẫn được gửi đi.`,
    todo: 'Xóa bớt tệp không cần cho đến khi còn trên 100 MB rồi bấm lưu lại, hoặc tiếp nhận ở quầy khác.',
  }),
  'clock-not-chosen': {
    title: 'Chưa chọn giờ cho việc vừa làm, vì đồng hồ máy này đang lệch hoặc vừa bị đổi.',
    safe: `${FORM_IS_KEPT} Chưa có gì được lưu hay in.`,
    todo: 'Làm lại thao tác và chọn giờ đúng khi được hỏi.',
  },
  'filter-name-missing': {
    title: 'Chưa đặt tên cho bộ lọc.',
    safe: FILTERS_ARE_KEPT,
    todo: 'Gõ tên cho bộ lọc rồi lưu lại.',
  },
  'filter-name-long': (fact) => ({
    title: `Tên bộ lọc dài quá ${fact('most')} chữ cái.`,
    safe: FILTERS_ARE_KEPT,
    todo: 'Rút ngắn tên rồi lưu lại.',
  }),
  'filters-full': (fact) => ({
    title: `Đã có đủ ${fact('most')} bộ lọc, chưa lưu thêm được.`,
    safe: FILTERS_ARE_KEPT,
    todo: 'Gõ tên một bộ lọc đã có để thay hoặc xóa bộ lọc đó.',
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

function pdfIsSafe(path: string): string {
  return `Hồ sơ đã lưu. Bản PDF của phiếu còn nguyên tại ${path}.`;
}
