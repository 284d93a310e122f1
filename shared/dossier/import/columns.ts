import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { type Cell, type Table, textOf } from './cells.ts';

/** What a register says of a dossier, in the order of the template. */
export const registerFields = [
  'code',
  'procedure',
  'name',
  'idNumber',
  'birthDate',
  'address',
  'phone',
  'received',
  'due',
  'returned',
  'request',
  'note',
] as const;
export type RegisterField = (typeof registerFields)[number];

/** Without these a row is no dossier. */
export const requiredFields: readonly RegisterField[] = [
  'code',
  'procedure',
  'name',
  'address',
  'received',
  'due',
];

/** Headings as registers and exports of other systems have them, folded; the first is that of the template. */
const headings: Readonly<Record<RegisterField, readonly string[]>> = {
  code: ['ma ho so', 'so ho so', 'ma hs', 'so bien nhan', 'ma so ho so'],
  procedure: ['thu tuc hanh chinh', 'ten thu tuc', 'ten tthc', 'thu tuc', 'tthc', 'ma thu tuc', 'ma tthc'],
  name: [
    'chu ho so',
    'ten ca nhan to chuc',
    'ho va ten',
    'ho ten',
    'nguoi nop',
    'ten to chuc ca nhan',
    'ten chu ho so',
  ],
  idNumber: ['so dinh danh', 'so dinh danh ca nhan', 'cccd', 'so cccd', 'ma so thue', 'cmnd', 'so giay to'],
  birthDate: ['ngay sinh', 'ngay thang nam sinh'],
  address: ['dia chi', 'noi cu tru', 'dia chi lien he'],
  phone: ['dien thoai', 'so dien thoai', 'sdt', 'dien thoai lien he'],
  received: [
    'ngay nhan',
    'ngay tiep nhan',
    'ngay nhan ho so',
    'ngay nop',
    'nhan ho so',
    'thoi gian tiep nhan',
  ],
  due: ['ngay hen tra', 'hen tra', 'ngay hen tra ket qua', 'han tra', 'ngay hen', 'thoi han tra ket qua'],
  returned: [
    'ngay tra',
    'ngay tra ket qua',
    'da tra ngay',
    'tra ket qua',
    'ngay tra thuc te',
    'ngay nhan ket qua',
  ],
  request: ['noi dung', 'noi dung yeu cau', 'trich yeu', 'noi dung ho so'],
  note: ['ghi chu'],
};

/** Column of each field, from 0; absent for what the sheet does not have. */
export type ColumnPlaces = Readonly<Partial<Record<RegisterField, number>>>;

export interface FoundColumns {
  /** Row of the headings in the table, from 0. */
  readonly headRow: number;
  readonly places: ColumnPlaces;
}

/** What a person said of headings that are not known here, folded as `plainHeading` does; null for a column that is not used. */
export type LearnedHeadings = ReadonlyMap<string, RegisterField | null>;

const nothingLearned: LearnedHeadings = new Map();

/** Titles and names of agencies stand above the headings of a register. */
export const searchedRows = 20;

/**
 * Finds the row of headings and which column is what, without regard to diacritics, case, brackets and line breaks. Of two columns with
 * one meaning the first counts.
 *
 * @param learned goes before what is known here
 * @returns `register-columns-missing` with the template's names of those that are missing in the likeliest row
 */
export function findColumns(
  table: Table,
  learned: LearnedHeadings = nothingLearned,
): Result<FoundColumns, Fault<'register-columns-missing'>> {
  const best = likeliestColumns(table, learned);
  const missing = requiredFields.filter((field) => best.places[field] === undefined);
  if (missing.length === 0) return ok(best);
  return fault('register-columns-missing', {
    columns: missing.map((field) => registerHeadings[field]).join(', '),
  });
}

/** How many columns are known in the likeliest row: of two readings of a file the one with more is right. */
export function countColumns(table: Table): number {
  return Object.keys(likeliestColumns(table, nothingLearned).places).length;
}

/** The row with most known headings; where none is known anywhere, the first of those with most cells. */
export function likeliestColumns(table: Table, learned: LearnedHeadings): FoundColumns {
  let best: FoundColumns = { headRow: fullestRow(table), places: {} };
  for (const [headRow, row] of table.slice(0, searchedRows).entries()) {
    const places = placesAt(row, learned);
    if (Object.keys(places).length > Object.keys(best.places).length) best = { headRow, places };
  }
  return best;
}

function fullestRow(table: Table): number {
  const counts = table.slice(0, searchedRows).map((row) => row.filter((cell) => textOf(cell) !== '').length);
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}

/** Which column of a row of headings is what. */
export function placesAt(row: readonly Cell[], learned: LearnedHeadings): ColumnPlaces {
  return placesIn(
    row.map((cell) => plainHeading(textOf(cell))),
    learned,
  );
}

/**
 * What people said goes first. Then whole headings, so that `Ngày hẹn trả` is not taken for `Ngày trả`; then those that begin with a known
 * one.
 */
function placesIn(row: readonly string[], learned: LearnedHeadings): ColumnPlaces {
  const places: Partial<Record<RegisterField, number>> = {};
  const taken = new Set<number>();
  for (const [at, heading] of row.entries()) {
    const field = learned.get(heading);
    if (field === undefined || (field !== null && places[field] !== undefined)) continue;
    taken.add(at);
    if (field !== null) places[field] = at;
  }
  const match = (isSame: (heading: string, known: string) => boolean): void => {
    for (const field of registerFields) {
      if (places[field] !== undefined) continue;
      const at = row.findIndex(
        (heading, index) => !taken.has(index) && headings[field].some((known) => isSame(heading, known)),
      );
      if (at === -1) continue;
      places[field] = at;
      taken.add(at);
    }
  };
  match((heading, known) => heading === known);
  match((heading, known) => heading.startsWith(`${known} `));
  return places;
}

/** A heading as it is compared: folded, without brackets and signs. */
export function plainHeading(text: string): string {
  return foldVietnamese(text.replaceAll(/\([^)]*\)/gu, ' ').replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
}

/** As the template has them. */
export const registerHeadings: Readonly<Record<RegisterField, string>> = {
  code: 'Mã hồ sơ',
  procedure: 'Thủ tục hành chính',
  name: 'Chủ hồ sơ',
  idNumber: 'Số định danh',
  birthDate: 'Ngày sinh',
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  received: 'Ngày nhận',
  due: 'Ngày hẹn trả',
  returned: 'Ngày trả',
  request: 'Nội dung',
  note: 'Ghi chú',
};
