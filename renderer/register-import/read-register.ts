import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/universal';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Cell, Table } from '#shared/dossier/import/cells.ts';
import { countColumns } from '#shared/dossier/import/columns.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { decodedText } from './decode-text.ts';
import { checkFileSize, type ReadRules } from './file-size.ts';
import { repackedWorkbook } from './repack-workbook.ts';

/** A register as it was read: its cells, and the hash of the file's bytes. */
export interface ReadRegister {
  readonly table: Table;
  readonly sha256: string;
}

/**
 * Reads the first sheet of a workbook, or a CSV file, told apart by their bytes whatever the name says. For a worker: a large workbook
 * takes seconds.
 *
 * Faults: `register-file-` `empty`, `too-big`, `unpacks-too-big`, `too-many-rows`, `type`, `old-excel`, `broken`, `encoding`.
 */
export async function readRegister(bytes: Uint8Array, rules: ReadRules): Promise<Result<ReadRegister>> {
  const sized = checkFileSize(bytes.length, rules);
  if (!sized.ok) return sized;
  const table = await tableOf(bytes, rules);
  if (!table.ok) return table;
  const rows = table.value.length;
  if (table.value.every((row) => row.every((cell) => cell === null || cell === ''))) {
    return fault('register-file-empty');
  }
  if (rows > rules.mostRows) return fault('register-file-too-many-rows', { rows, most: rules.mostRows });
  return ok({ table: table.value, sha256: bytesToHex(sha256(bytes)) });
}

const zipMark = [0x50, 0x4b, 0x03, 0x04];
/** Of the compound files that Excel wrote until 2003, and puts around workbooks with a password. */
const compoundMark = [0xd0, 0xcf, 0x11, 0xe0];

async function tableOf(bytes: Uint8Array, rules: ReadRules): Promise<Result<Table>> {
  if (beginsWith(bytes, zipMark)) return tableOfWorkbook(bytes, rules);
  if (beginsWith(bytes, compoundMark)) return fault('register-file-old-excel');
  const text = decodedText(bytes);
  return text.ok ? ok(tableOfCsv(text.value)) : text;
}

const delimiters = [';', ',', '\t', '|'];
/** Lines in which the headings are looked for. */
const headLines = 30;

/** Addresses are full of commas, so that the headings decide what parts the cells; where none is known, the parser guesses. */
function tableOfCsv(text: string): Table {
  const parse = (delimiter: string, preview = 0): Table =>
    Papa.parse<string[]>(text, { delimiter, preview }).data;
  const likely = delimiters
    .map((delimiter) => ({ delimiter, count: countColumns(parse(delimiter, headLines)) }))
    .toSorted((a, b) => b.count - a.count)[0];
  return parse(likely === undefined || likely.count === 0 ? '' : likely.delimiter);
}

async function tableOfWorkbook(bytes: Uint8Array, rules: ReadRules): Promise<Result<Table>> {
  const packed = repackedWorkbook(bytes, rules.mostUnpackedBytes);
  if (!packed.ok) return packed;
  try {
    const rows = await readSheet(packed.value);
    return ok(rows.map((row) => row.map(cellOf)));
  } catch {
    return fault('register-file-broken');
  }
}

/** Sheets know no time zone: their dates come as if it were UTC. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) {
    const at = localDateTimeSchema.safeParse(value.toISOString().slice(0, 16));
    return at.success ? { date: at.data } : null;
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

function beginsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}
