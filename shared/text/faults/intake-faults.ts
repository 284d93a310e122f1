import type { Fault } from '#shared/kernel/result.ts';
import type { CccdFault } from '../cccd.ts';
import type { PersonalIdWarning } from '../personal-id.ts';
import type { PhoneFault } from '../phone.ts';
import { FORM_IS_KEPT, type FaultWords } from './fault-words.ts';

/** What can be wrong with what is typed or scanned at intake. */
export type IntakeFaultCode =
  | CccdFault['code']
  | PhoneFault['code']
  | Fault<
      'personal-id-not-12-digits' | 'tax-code-wrong-length' | 'procedure-unknown' | 'procedure-not-in-force'
    >['code']
  | 'queue-ticket-malformed'
  | 'submitted-after-receipt';

const cardIs = (name: string): string => (name === 'issue' ? 'ngày cấp' : 'ngày sinh');

export const intakeFaultTexts: Readonly<Record<IntakeFaultCode, FaultWords>> = {
  'cccd-not-a-card': {
    title: 'Dữ liệu vừa quét không phải mã QR của thẻ căn cước.',
    safe: FORM_IS_KEPT,
    todo: 'Quét lại mã QR ở mặt trước thẻ, hoặc nhập tay.',
  },
  'cccd-health-insurance': {
    title: 'Đây là mã QR của thẻ bảo hiểm y tế, không phải thẻ căn cước.',
    safe: FORM_IS_KEPT,
    todo: 'Đề nghị công dân đưa thẻ căn cước, hoặc nhập tay.',
  },
  'cccd-bad-id': (fact) => ({
    title: `Số định danh trong mã quét có ${fact('length')} ký tự, đúng phải là 12 chữ số.`,
    safe: FORM_IS_KEPT,
    todo: 'Quét lại; nếu vẫn sai thì nhập số in trên thẻ.',
  }),
  'cccd-bad-date': (fact) => ({
    title: `Mã quét có ${cardIs(fact('field'))} “${fact('text')}” không đúng dạng ngày tháng năm.`,
    safe: FORM_IS_KEPT,
    todo: 'Quét lại; nếu vẫn sai thì nhập theo thẻ.',
  }),
  'cccd-garbled': (fact) => ({
    title:
      fact('damage') === 'typing-keys'
        ? 'Máy quét và bộ gõ tiếng Việt làm sai chữ trong mã quét.'
        : 'Chữ tiếng Việt trong mã quét bị mất dấu hoặc lỗi phông.',
    safe: `${FORM_IS_KEPT} Chưa có thông tin nào được điền từ mã quét này.`,
    todo: 'Tắt bộ gõ tiếng Việt (chuyển sang E) rồi quét lại, hoặc nhập tay theo thẻ.',
  }),
  'phone-empty': {
    title: 'Chưa có số điện thoại.',
    safe: FORM_IS_KEPT,
    todo: 'Nhập số điện thoại liên hệ, ví dụ 0912 345 678.',
  },
  'phone-has-letters': {
    title: 'Số điện thoại có ký tự không phải chữ số.',
    safe: FORM_IS_KEPT,
    todo: 'Chỉ nhập chữ số, có thể cách bằng dấu cách hoặc dấu chấm.',
  },
  'phone-wrong-length': (fact) => ({
    title: `Số điện thoại có ${fact('digits')} chữ số, đúng phải là ${fact('expected')}.`,
    safe: FORM_IS_KEPT,
    todo: 'Đọc lại số với công dân và nhập cho đủ.',
  }),
  'phone-unknown-prefix': {
    title: 'Đầu số điện thoại không có ở Việt Nam.',
    safe: FORM_IS_KEPT,
    todo: 'Di động bắt đầu bằng 03, 05, 07, 08, 09; cố định bắt đầu bằng 02. Kiểm tra lại với công dân.',
  },
  'personal-id-not-12-digits': (fact) => ({
    title: `Số định danh cá nhân có ${fact('length')} ký tự, đúng phải là 12 chữ số.`,
    safe: FORM_IS_KEPT,
    todo: 'Nhập lại theo thẻ căn cước. Số chứng minh nhân dân 9 số chỉ ghi vào phần giấy tờ cũ.',
  }),
  'tax-code-wrong-length': (fact) => ({
    title: `Mã số thuế có ${fact('length')} chữ số, đúng phải là 10, hoặc 13 với đơn vị phụ thuộc.`,
    safe: FORM_IS_KEPT,
    todo: 'Nhập lại, ví dụ 0100000000 hoặc 0100000000-001.',
  }),
  'queue-ticket-malformed': {
    title: 'Số phiếu chờ gồm tối đa ba chữ cái rồi đến các chữ số.',
    safe: FORM_IS_KEPT,
    todo: 'Nhập như trên phiếu, ví dụ A012; hoặc để trống.',
  },
  'submitted-after-receipt': {
    title: 'Thời điểm nộp trên Cổng dịch vụ công ở sau lúc tiếp nhận.',
    safe: 'Hồ sơ đã có hiệu lực và được giữ nguyên văn.',
    todo: 'Đối chiếu với Cổng dịch vụ công và ghi chú lại thời điểm nộp đúng.',
  },
  'procedure-unknown': (fact) => ({
    title: `Không tìm thấy thủ tục “${fact('query')}” trong danh mục.`,
    safe: FORM_IS_KEPT,
    todo: 'Tìm theo tên không dấu hoặc theo mã. Nếu thủ tục mới ban hành, báo quản trị cập nhật danh mục.',
  }),
  'procedure-not-in-force': (fact) => ({
    title: `Thủ tục “${fact('name')}” không có hiệu lực vào ngày tiếp nhận.`,
    safe: FORM_IS_KEPT,
    todo:
      fact('replacedBy') === '?'
        ? 'Chọn thủ tục đang có hiệu lực.'
        : `Chọn thủ tục thay thế, mã ${fact('replacedBy')}.`,
  }),
};

/** Reasons to look twice at an ID number, shown beside the field; they hold nothing up. */
export const personalIdWarningTexts: Readonly<Record<PersonalIdWarning, string>> = {
  'personal-id-unknown-province':
    'Ba số đầu không phải mã tỉnh (có thể khai sinh ở nước ngoài). Kiểm tra lại với thẻ.',
  'personal-id-sex-differs':
    'Số định danh cho biết giới tính khác với giới tính đã nhập. Kiểm tra lại với thẻ.',
  'personal-id-year-differs':
    'Số định danh cho biết năm sinh khác với năm sinh đã nhập. Kiểm tra lại với thẻ.',
  'personal-id-synthetic': 'Số bắt đầu bằng 000 là số mẫu để dùng thử, không phải của người thật.',
};
