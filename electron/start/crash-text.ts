/** Told when the main process has to end because of a bug. Nothing else may be needed to show it. */
export const crashTitle = 'Quầy Một Cửa phải đóng lại';
export const crashText =
  'Phần mềm gặp lỗi bên trong và phải đóng lại.\n\n' +
  'Hồ sơ đã lưu trên máy vẫn còn nguyên, kể cả hồ sơ chưa gửi được về máy chủ.\n\n' +
  'Hãy mở lại phần mềm. Nếu lỗi lặp lại, báo cho người quản trị.';
