/** Words of the officer's own filters of the work list. */
export const savedFilterText = {
  saved: 'Bộ lọc đã lưu',
  noneChosen: 'Bộ lọc đã lưu (Alt+B)',
  save: 'Lưu, xóa bộ lọc',
  saveNew: 'Lưu bộ lọc',
  replace: 'Thay bộ lọc cũ',
  delete: 'Xóa bộ lọc này',
  cancel: 'Thôi',
  name: 'Tên bộ lọc',
  newHint: 'Lưu cách lọc, hạn trả, quầy và chữ tìm đang chọn. Gõ tên một bộ lọc đã có để thay hoặc xóa.',
  replaceHint: (name: string): string =>
    `Đã có bộ lọc “${name}”: lưu sẽ thay bằng những gì đang chọn trên danh sách.`,
  isSaved: (name: string): string => `Đã lưu bộ lọc “${name}” trên máy này`,
  isDeleted: (name: string): string => `Đã xóa bộ lọc “${name}”`,
  counterGone: 'Quầy của bộ lọc này không còn trong bộ phận; đang xem mọi quầy.',
} as const;
