import type { Fault } from '#shared/kernel/result.ts';
import { calendarFlaws, type CalendarFlaw } from './calendar-version.ts';
import type { LegsFault } from './legs.ts';
import type { LoadCalendarFault } from './load-calendar.ts';
import type { LocalTimeFault } from './local-time.ts';
import type { ReappointmentFault } from './reappointment.ts';
import type { CompileFault } from './working-calendar.ts';

export type CalendarFault =
  LocalTimeFault | LegsFault | CompileFault | LoadCalendarFault | ReappointmentFault;
export type CalendarFaultCode = CalendarFault['code'];

type Detail = Readonly<Record<string, string | number>>;

/** Vietnamese texts of the engine's faults: what is wrong, and what would be right. */
const texts: Readonly<Record<CalendarFaultCode, (detail: Detail) => string>> = {
  'invalid-local-date': (d) => `Ngày "${d['text']}" không đúng; cần dạng 2026-11-23 và là ngày có thật.`,
  'invalid-local-date-time': (d) =>
    `Ngày giờ "${d['text']}" không đúng; cần dạng 2026-11-23T15:00, giờ Việt Nam, và là ngày có thật.`,
  'unknown-limit-unit': (d) =>
    `Không có đơn vị thời hạn "${d['unit']}"; dùng same-day, working-day, working-hour, calendar-day hoặc month.`,
  'limit-out-of-range': (d) =>
    `Số lượng ${d['amount']} không hợp lệ cho đơn vị ${d['unit']}: phải lớn hơn 0, không quá ${d['largest']}, là số nguyên (giờ làm việc được lẻ 15 phút).`,
  'pause-ends-before-it-begins': (d) => `Tạm dừng kết thúc (${d['to']}) trước khi bắt đầu (${d['from']}).`,
  'outside-calendar': (d) => `Ngày ${d['at']} nằm ngoài những năm có trong lịch làm việc.`,
  'due-outside-calendar': (d) => `Ngày hẹn trả vượt quá những năm có trong lịch làm việc ${d['calendar']}.`,
  'no-legs': () => 'Hồ sơ liên thông chưa có chặng nào.',
  'calendar-override-conflict': (d) => `Ngày ${d['date']} có hai điều chỉnh lịch cùng loại trái nhau.`,
  'calendar-without-working-day': (d) => `Lịch ${d['calendar']} không có ngày làm việc nào.`,
  'calendar-not-json': (d) =>
    `Tệp ${d['file']}, dòng ${d['line']}, cột ${d['column']}: không đúng cú pháp JSON.`,
  'calendar-malformed': (d) =>
    `Tệp ${d['file']}, dòng ${d['line']} (${d['path']}): ${flawText(String(d['flaw']))}.`,
  'reappointed-already': (d) =>
    `Hồ sơ đã được hẹn lại một lần (đến ${d['due']}); không được hẹn lại lần nữa.`,
  'reappointment-too-late': (d) => `Chỉ được hẹn lại trước ngày hẹn trả (${d['due']}).`,
  'reappointment-without-reason': () => 'Hẹn lại phải nêu lý do.',
  'reappointment-not-signed': () => 'Hẹn lại phải có chữ ký của thủ trưởng cơ quan giải quyết.',
  'reappointment-not-later': (d) => `Ngày hẹn lại phải sau ngày hẹn trả cũ (${d['due']}).`,
  'reappointment-on-day-off': (d) =>
    `Ngày ${d['date']} không trả kết quả được (${d['name'] || 'ngày nghỉ'}).`,
};

const flawTexts: Readonly<Record<CalendarFlaw, string>> = {
  'ends-before-it-begins': 'ngày kết thúc hiệu lực trước ngày bắt đầu',
  'official-beyond-validity': 'mốc công bố chính thức sau ngày hết hiệu lực',
  'longer-than-a-century': 'hiệu lực dài quá một trăm năm',
  'no-weekday-worked': 'không có ngày nào trong tuần làm việc',
  'reception-on-a-day-off': 'có giờ tiếp nhận vào ngày không làm việc',
  'cut-off-after-due-time': 'mốc nhận trong ngày muộn hơn giờ trả kết quả',
  'date-listed-twice': 'ngày này được ghi hai lần',
  'date-outside-validity': 'ngày này nằm ngoài thời gian hiệu lực của lịch',
  'make-up-day-worked-anyway': 'ngày làm bù rơi vào ngày vốn đã làm việc',
  'make-up-day-without-windows': 'ngày làm bù không có giờ làm việc',
  'half-day-without-windows': 'ngày đóng cửa một phần phải ghi giờ còn làm việc',
  'swap-without-other-side': 'ngày hoán đổi không có ngày tương ứng trỏ lại',
  'no-such-date': 'không có ngày này',
  'window-ends-before-it-begins': 'khung giờ kết thúc trước khi bắt đầu',
  'windows-out-of-order': 'các khung giờ chồng nhau hoặc không theo thứ tự',
};

/** Zod's own names of issues that hand-edited files meet. */
const issueTexts: Readonly<Record<string, string>> = {
  invalid_type: 'thiếu hoặc sai kiểu giá trị',
  invalid_format: 'sai định dạng',
  invalid_value: 'giá trị không nằm trong danh sách cho phép',
  unrecognized_keys: 'có trường không được biết',
  too_small: 'giá trị quá ngắn hoặc quá nhỏ',
  too_big: 'giá trị quá dài hoặc quá lớn',
};

/** The sentence for people. */
export function calendarFaultText(fault: CalendarFault): string {
  return texts[fault.code](fault.detail ?? {});
}

export function isCalendarFault(fault: Fault): fault is CalendarFault {
  return Object.hasOwn(texts, fault.code);
}

function flawText(flaw: string): string {
  const own = calendarFlaws.find((known) => known === flaw);
  return own === undefined ? (issueTexts[flaw] ?? 'giá trị không đúng') : flawTexts[own];
}
