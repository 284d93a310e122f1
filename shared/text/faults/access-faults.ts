import { RECORDS_ARE_ON_MACHINE, type FaultWords } from './fault-words.ts';

/** Who may be here: signing in, enrolling a device, rights. */
export type AccessFaultCode =
  | 'sign-in-failed'
  | 'sign-in-offline-unknown'
  | 'sign-in-offline-expired'
  | 'sign-in-locked'
  | 'not-signed-in'
  | 'forbidden'
  | 'enrolment-code-expired'
  | 'enrolment-code-used'
  | 'enrolment-code-unknown'
  | 'counter-unknown'
  | 'no-lane-free'
  | 'too-many-requests'
  | 'not-enrolled'
  | 'device-revoked'
  | 'device-unknown'
  | 'wrong-device'
  | 'server-url-invalid'
  | 'server-url-insecure'
  | 'secrets-unreadable'
  | 'identity-not-stored';

const NOTHING_LOST = 'Hồ sơ trên máy này không bị ảnh hưởng.';
const NOTHING_CHANGED = 'Chưa có gì thay đổi trên máy này.';
const ASK_FOR_CODE = 'Đề nghị quản trị của đơn vị cấp mã ghi danh mới.';

export const accessFaultTexts: Readonly<Record<AccessFaultCode, FaultWords>> = {
  // One text for a wrong name and a wrong password: which of the two it was is nobody's business.
  'sign-in-failed': {
    title: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    safe: NOTHING_LOST,
    todo: 'Kiểm tra phím Caps Lock và bộ gõ tiếng Việt rồi nhập lại. Quên mật khẩu thì gặp quản trị.',
  },
  'sign-in-offline-unknown': {
    title: 'Đang mất mạng, và tài khoản này chưa từng đăng nhập trên máy này khi có mạng.',
    safe: NOTHING_LOST,
    todo: 'Dùng tài khoản đã từng đăng nhập trên máy này, hoặc đăng nhập lại khi có mạng.',
  },
  'sign-in-offline-expired': {
    title: 'Đã quá 7 ngày kể từ lần đăng nhập có mạng gần nhất của tài khoản này trên máy này.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Nối mạng để đăng nhập lại một lần. Chưa có mạng thì để đồng nghiệp còn hạn dùng máy này.',
  },
  'sign-in-locked': {
    title: 'Tài khoản tạm khóa vì nhập sai mật khẩu nhiều lần.',
    safe: NOTHING_LOST,
    todo: 'Đợi ít phút rồi thử lại, hoặc nhờ quản trị mở khóa.',
  },
  'not-signed-in': {
    title: 'Phiên làm việc đã hết, cần đăng nhập lại.',
    safe: RECORDS_ARE_ON_MACHINE,
    todo: 'Đăng nhập lại để làm tiếp.',
  },
  forbidden: {
    title: 'Tài khoản này không có quyền làm việc đó.',
    safe: 'Không có gì bị thay đổi.',
    todo: 'Nhờ người có quyền thực hiện, hoặc đề nghị quản trị cấp quyền.',
  },
  'enrolment-code-expired': {
    title: 'Mã ghi danh đã hết hạn.',
    safe: NOTHING_CHANGED,
    todo: ASK_FOR_CODE,
  },
  'enrolment-code-used': {
    title: 'Mã ghi danh đã được dùng cho một máy khác. Mỗi mã chỉ dùng một lần.',
    safe: NOTHING_CHANGED,
    todo: `${ASK_FOR_CODE} Nếu không rõ máy nào đã dùng mã này, báo quản trị kiểm tra.`,
  },
  'enrolment-code-unknown': {
    title: 'Mã ghi danh không đúng.',
    safe: NOTHING_CHANGED,
    todo: 'Nhập lại đúng từng ký tự, hoặc đề nghị quản trị cấp mã mới.',
  },
  'counter-unknown': {
    title: 'Đơn vị không có quầy này.',
    safe: 'Không có gì bị thay đổi.',
    todo: 'Chọn lại quầy trong danh sách quầy của đơn vị.',
  },
  'no-lane-free': {
    title: 'Đơn vị đã hết dải số hồ sơ để cấp cho máy mới.',
    safe: NOTHING_CHANGED,
    todo: 'Dải số của máy ngừng dùng được cấp lại sau 21 ngày. Cần sớm hơn thì báo quản trị hệ thống.',
  },
  'too-many-requests': {
    title: 'Đã thử quá nhiều lần trong một phút.',
    safe: NOTHING_LOST,
    todo: 'Đợi một phút rồi thử lại.',
  },
  'not-enrolled': {
    title: 'Máy này chưa được ghi danh vào đơn vị nào.',
    safe: NOTHING_CHANGED,
    todo: 'Nhập địa chỉ máy chủ và mã ghi danh do quản trị cấp.',
  },
  'device-revoked': {
    title: 'Máy này đã bị thu hồi quyền trao đổi dữ liệu với máy chủ.',
    safe: 'Việc đã lưu vẫn nằm trên máy này, chưa mất gì, nhưng không gửi đi được nữa.',
    todo: 'Không gỡ phần mềm, không xóa dữ liệu. Báo quản trị để ghi danh lại và chuyển hồ sơ còn lại.',
  },
  'device-unknown': {
    title: 'Máy chủ không biết máy này.',
    safe: 'Việc đã lưu vẫn nằm trên máy này.',
    todo: 'Báo quản trị kiểm tra danh sách máy của đơn vị và ghi danh lại.',
  },
  'wrong-device': {
    title: 'Dữ liệu gửi đi mang tên một máy hoặc đơn vị khác, máy chủ không nhận.',
    safe: 'Việc đã lưu vẫn nằm trên máy này.',
    todo: 'Báo quản trị: có thể máy này được chép từ ảnh đĩa của máy khác.',
  },
  'server-url-invalid': {
    title: 'Địa chỉ máy chủ không đúng dạng.',
    safe: NOTHING_CHANGED,
    todo: 'Nhập lại địa chỉ do quản trị cấp, ví dụ https://motcua.example.vn.',
  },
  'server-url-insecure': {
    title: 'Địa chỉ máy chủ phải bắt đầu bằng https, nếu không dữ liệu sẽ đi qua mạng mà không được bảo vệ.',
    safe: NOTHING_CHANGED,
    todo: 'Sửa http thành https. Nếu máy chủ chưa có https, báo quản trị.',
  },
  'secrets-unreadable': {
    title: 'Không mở được khóa bí mật của máy này (đổi tài khoản Windows hoặc mật khẩu vừa bị đặt lại).',
    safe: 'Việc đã lưu vẫn nằm trên máy này, chưa mất gì.',
    todo: 'Đăng nhập lại đúng tài khoản máy tính thường dùng. Nếu không được, báo quản trị cấp mã ghi danh mới.',
  },
  'identity-not-stored': {
    title: 'Máy chủ đã nhận mã ghi danh nhưng máy này không ghi được kết quả xuống ổ đĩa.',
    safe: NOTHING_CHANGED,
    todo: `Kiểm tra chỗ trống của ổ đĩa. ${ASK_FOR_CODE}`,
  },
};
