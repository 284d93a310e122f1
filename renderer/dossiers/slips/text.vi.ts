import type { NumberedForm } from '#shared/dossier/slips/slip-number.ts';

const forms: Readonly<Record<NumberedForm, string>> = {
  receipt: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
  'supplement-request': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
  refusal: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
  apology: 'Văn bản xin lỗi và hẹn lại ngày trả kết quả',
  'stop-notice': 'Thông báo dừng giải quyết hồ sơ',
  'control-slip': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
};

const shortForms: Readonly<Record<NumberedForm, string>> = {
  receipt: 'giấy tiếp nhận',
  'supplement-request': 'phiếu yêu cầu bổ sung',
  refusal: 'phiếu từ chối',
  apology: 'văn bản xin lỗi, hẹn lại',
  'stop-notice': 'thông báo dừng giải quyết',
  'control-slip': 'phiếu kiểm soát',
};

/** Words of the numbered forms: their list on a dossier's page, what became of a print, and what is left in doubt. */
export const text = {
  title: 'Phiếu',
  forms,
  shortForms,
  /** Of the group of a slip's buttons, for screen readers. */
  slipLabel: (form: NumberedForm, number: string): string => `${forms[form]} số ${number}`,
  toSlip: (number: string): string => `Tới phiếu số ${number}`,
  issued: (at: string, by: string): string => `Lập ${at}, ${by}`,
  handled: (at: string, by: string): string => `in gần nhất ${at}, ${by}`,
  show: 'Xem PDF',
  print: 'In',
  reprint: 'In lại',
  cameOut: 'Đã ra giấy',
  notOut: 'Chưa ra giấy, in lại',
  inDoubt: 'Máy in đã nhận lệnh nhưng phần mềm không thấy được giấy. Hãy nhìn khay giấy rồi chọn.',
  settled: (number: string): string => `Đã ghi: phiếu số ${number} đã ra giấy`,
  printed: (form: NumberedForm, number: string): string => `Đã in ${shortForms[form]} số ${number}`,
  sentToPrinter: (form: NumberedForm, number: string): string => `Đã gửi in ${shortForms[form]} số ${number}`,
  printedToPdf: 'Bản in được lưu thành tệp PDF trên máy và mở ra để xem.',
  printedTo: (printer: string): string =>
    `Máy in ${printer} đã nhận. Hãy kiểm tra giấy trước khi trao cho công dân.`,
  noRight: (form: NumberedForm, number: string): string =>
    `Đã lập ${shortForms[form]} số ${number}, chưa in: tài khoản này không in phiếu.`,
  doubtful: 'Phiếu chưa rõ đã ra giấy hay chưa',
  doubtfulHint: 'Phải trả lời hết trước khi chốt sổ ngày.',
  doubtfulCount: (count: number): string => `${count} phiếu`,
} as const;
