import { issueWords } from '#shared/text/import-words.ts';
import { type Cell, textOf } from './cells.ts';
import type { CheckedRow } from './check-register.ts';

/** The column that is added to what is given back; on the way in again it is a heading that means nothing. */
export const errorColumn = 'lỗi';

/**
 * The bad rows as CSV, to be mended and imported again: the file's own headings and cells, and what is wrong with each row. With a byte
 * order mark, by which Excel knows the letters; dates as people write them.
 *
 * @param headings the cells of the file's row of headings
 */
export function rejectedCsv(headings: readonly Cell[], rows: readonly CheckedRow[]): string {
  const width = Math.max(headings.length, ...rows.map(({ cells }) => cells.length));
  const lines = [
    [...padded(headings, width), errorColumn],
    ...rows.map((row) => [...padded(row.cells, width), errorsOf(row)]),
  ];
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function errorsOf({ issues }: CheckedRow): string {
  return issues
    .filter(({ kind }) => kind === 'error')
    .map(issueWords)
    .join(' ');
}

function padded(cells: readonly Cell[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => textOf(cells[at]));
}

/** Always quoted, so that a spreadsheet keeps a number's zeros in sight of whoever mends it; what it would take for a formula is made text. */
function quoted(text: string): string {
  const safe = /^[=+@\t\r-]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
