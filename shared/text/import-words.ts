import { registerHeadings } from '#shared/dossier/import/columns.ts';
import type { ImportError, ImportIssue, ImportWarning } from '#shared/dossier/import/import-issue.ts';

type Words = string | ((detail: string) => string);

/** What is wrong with a cell, and how to mend it. */
const words: Readonly<Record<ImportError | ImportWarning, Words>> = {
  missing: 'chưa có',
  'too-long': (most) => `dài quá ${most} ký tự`,
  'code-malformed': 'chỉ gồm chữ không dấu, số và các dấu . - /, từ 3 đến 60 ký tự',
  'code-twice': (row) => `trùng mã với dòng ${row}`,
  'code-provisional': 'là mã tạm của phần mềm này, không phải mã của sổ cũ',
  'procedure-unknown': (like) =>
    like === '' ? 'không có trong danh mục' : `không có trong danh mục; gần nhất là “${like}”`,
  'id-malformed': 'phải là 12 số của cá nhân, hoặc mã số thuế 10 số hay 13 số',
  'id-lost-zeros': 'bị Excel bỏ mất số 0 ở đầu; định dạng cột là Văn bản rồi nhập lại số',
  'date-malformed': 'phải là ngày có thật, dạng ngày/tháng/năm (năm đủ 4 số)',
  'date-in-future': 'ở sau hôm nay',
  'date-unlikely': 'có năm ngoài khoảng hợp lý',
  'before-receipt': 'ở trước ngày nhận',
  'phone-malformed': 'không phải số điện thoại ở Việt Nam',
  'code-unusual': 'không theo mẫu mã hồ sơ của Thông tư, vẫn nhập nguyên văn',
  'id-missing': 'chưa có, sau này khó tìm hồ sơ cùng người',
  'id-old': 'là số chứng minh nhân dân cũ',
  'phone-missing': 'chưa có',
  'phone-zero-added': 'đã được thêm số 0 ở đầu',
};

/** One sentence: `Ngày nhận: phải là ngày có thật, dạng ngày/tháng/năm (năm đủ 4 số).` */
export function issueWords({ field, code, detail }: ImportIssue): string {
  const word = words[code];
  return `${registerHeadings[field]}: ${typeof word === 'function' ? word(detail) : word}.`;
}
