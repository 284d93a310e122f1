/** Words of the files that belong to a dossier. */
export const text = {
  title: 'Tệp đính kèm',
  attach: 'Đính kèm tệp',
  attachSave: 'Đính kèm',
  none: 'Chưa có tệp nào. Chọn tệp, hoặc kéo bản quét vào đây.',
  chosen: (name: string, size: string): string => `${name} (${size})`,
  paperOf: 'Là bản của giấy tờ',
  noPaper: 'Không thuộc giấy tờ nào trong danh sách',
  waiting: 'Tệp chờ gửi',
  waitingTitle: 'Tệp đã lưu mã hóa trên máy này và sẽ tự gửi khi có mạng; hồ sơ không phải đợi tệp.',
  open: (name: string): string => `Mở ${name}`,
  withdraw: 'Gỡ',
  withdrawOf: (name: string): string => `Gỡ ${name}`,
  withdrawTitle: 'Gỡ tệp đính kèm',
  withdrawSave: 'Gỡ tệp',
  withdrawReason: 'Lý do gỡ',
  withdrawReasonMissing: 'Ghi lý do gỡ, ít nhất 3 chữ.',
  withdrawKept: 'Tệp không còn hiện trong hồ sơ. Việc đính kèm và gỡ vẫn nằm trong lịch sử.',
  close: 'Đóng',
  size: (bytes: number): string =>
    bytes < 1024 * 1024
      ? `${Math.max(1, Math.round(bytes / 1024))} KB`
      : `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} MB`,
} as const;
