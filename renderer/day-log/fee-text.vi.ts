/** Words of the day's money. */
export const feeText = {
  choice: (lines: number): string => `Thu phí (${lines})`,
  open: 'Thu phí trong ngày',
  list: 'Phí, lệ phí đã thu trong ngày',
  who: 'Người thu',
  figures: {
    all: 'Còn lại',
    taken: 'Đã thu',
    corrected: 'Điều chỉnh',
    cash: 'Tiền mặt',
    transfer: 'Chuyển khoản',
  },
  receipts: (count: number): string => `${count} biên lai`,
  receipt: 'Biên lai',
  noReceipt: 'không ghi số',
  what: 'Khoản thu',
  correctionOf: (reason: string): string => `Điều chỉnh: ${reason}`,
  amount: 'Số tiền',
  noneTitle: 'Chưa thu khoản nào',
  noneText: 'Phí thu lúc tiếp nhận và lúc trả kết quả hiện ở đây theo ngày thu.',
} as const;
