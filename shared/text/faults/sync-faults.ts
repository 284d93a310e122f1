import { RECORDS_ARE_ON_MACHINE, type FaultWords } from './fault-words.ts';

/** The line to the server and what comes over it. */
export type SyncFaultCode =
  | 'server-unreachable'
  | 'server-busy'
  | 'server-refused'
  | 'request-too-large'
  | 'request-timed-out'
  | 'malformed-request'
  | 'not-found'
  | 'update-required'
  | 'device-forked'
  | 'server-behind'
  | 'device-replaced'
  | 'log-gap'
  | 'log-chain-broken';

export const syncFaultTexts: Readonly<Record<SyncFaultCode, FaultWords>> = {
  'server-unreachable': {
    title: 'Không liên lạc được với máy chủ.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Cứ tiếp nhận và in phiếu như thường. Nếu kéo dài, kiểm tra dây mạng và báo quản trị.',
  },
  'server-busy': {
    title: 'Máy chủ đang quá tải.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Cứ làm việc như thường, phần mềm sẽ tự gửi lại.',
  },
  'server-refused': {
    title: 'Máy chủ không nhận dữ liệu gửi lên hoặc trả lời không đúng cách.',
    safe: 'Việc đã lưu vẫn nằm trên máy này.',
    todo: 'Cứ làm việc như thường và báo quản trị; có thể phần mềm ở máy này hoặc máy chủ cần cập nhật.',
  },
  'request-too-large': {
    title: 'Một bản ghi quá lớn, máy chủ không nhận.',
    safe: 'Bản ghi vẫn nằm trên máy này.',
    todo: 'Báo quản trị nâng giới hạn của máy chủ.',
  },
  'request-timed-out': {
    title: 'Đường truyền quá chậm, máy chủ đã chờ mà chưa nhận đủ dữ liệu gửi lên.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Cứ làm việc như thường, phần mềm sẽ tự gửi lại. Nếu kéo dài, kiểm tra dây mạng và báo quản trị.',
  },
  'malformed-request': {
    title: 'Máy chủ không đọc được dữ liệu gửi lên.',
    safe: 'Việc đã lưu vẫn nằm trên máy này.',
    todo: 'Cập nhật phần mềm ở máy này. Nếu vẫn còn, báo quản trị.',
  },
  'not-found': {
    title: 'Máy chủ không có chức năng này.',
    safe: 'Việc đã lưu vẫn nằm trên máy này.',
    todo: 'Kiểm tra địa chỉ máy chủ; có thể máy chủ cần cập nhật.',
  },
  'update-required': {
    title: 'Cần cập nhật phần mềm ở máy này để nhận dữ liệu mới.',
    safe: 'Việc làm trên máy này vẫn được lưu và vẫn gửi lên máy chủ.',
    todo: 'Cứ tiếp nhận và in phiếu như thường; báo quản trị cập nhật phần mềm để thấy việc của các quầy khác.',
  },
  'device-forked': {
    title:
      'Dữ liệu của máy này không nối tiếp với dữ liệu máy chủ đã nhận từ nó, như khi máy được khôi phục từ bản sao cũ.',
    safe: 'Không bản ghi nào bị ghi đè, cả trên máy này và trên máy chủ.',
    todo: 'Không cần làm gì: máy đang tự xin máy chủ một mã thiết bị mới rồi gửi tiếp phần còn thiếu.',
  },
  'device-replaced': {
    title: 'Máy này đã được cấp mã thiết bị mới.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Không cần làm gì: máy tự chuyển sang mã mới ở lần gửi tới.',
  },
  'server-behind': (fact) => ({
    title: `Máy chủ chỉ còn dữ liệu đến số ${fact('headSeq')}, máy này đã nhận đến số ${fact('cursor')}: máy chủ có thể vừa được khôi phục từ bản sao lưu cũ.`,
    safe: 'Hồ sơ trên máy này còn nguyên, kể cả phần máy chủ đã mất. Máy này không nhận thêm gì, để không đè lên phần đó.',
    todo: 'Cứ tiếp nhận như thường, không gỡ phần mềm, không xóa dữ liệu. Báo quản trị ngay để khôi phục máy chủ từ bản sao mới hơn.',
  }),
  'log-gap': {
    title: 'Dữ liệu nhận từ máy chủ bị thiếu một đoạn.',
    safe: 'Đoạn không liền mạch chưa được ghi vào máy này. Hồ sơ đã có vẫn nguyên.',
    todo: 'Phần mềm sẽ tự tải lại. Nếu còn báo, báo quản trị.',
  },
  'log-chain-broken': {
    title: 'Dữ liệu nhận từ máy chủ không khớp dấu kiểm.',
    safe: 'Phần không khớp chưa được ghi vào máy này. Hồ sơ đã có vẫn nguyên.',
    todo: 'Báo quản trị ngay: dữ liệu trên máy chủ có thể đã bị sửa ngoài quy trình.',
  },
};
