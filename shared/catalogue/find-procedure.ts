import type { LocalDate } from '#shared/calendar/local-time.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { foldQuery, foldVietnamese, matchRank, withPlainI, type FoldedQuery } from '#shared/text/fold.ts';
import { isInForce, type Procedure } from './procedure.ts';

/** The catalogue prepared for finding; made once when the catalogue is loaded. */
export interface ProcedureIndex {
  readonly entries: readonly ProcedureEntry[];
}

interface ProcedureEntry {
  readonly procedure: Procedure;
  readonly name: string;
  readonly nameFolded: string;
  /** Name, field and key together, for words from more than one of them. */
  readonly whole: string;
  readonly wholeFolded: string;
  /** First letters of the words of the name: officers type `dkks` for "đăng ký khai sinh". */
  readonly initials: string;
  readonly codeDigits: string;
  /** Without what stands in brackets. */
  readonly nameLength: number;
}

export function procedureIndex(procedures: readonly Procedure[]): ProcedureIndex {
  return { entries: procedures.map(procedureEntry) };
}

export interface FindOptions {
  /** Only versions in force on this date. */
  readonly on?: LocalDate;
  /** At most so many results; 20 when not given. */
  readonly limit?: number;
}

/**
 * Procedures that answer what an officer typed, best first: by code (with or without dots and leading zeros, also with a local suffix
 * of before 2025), by words of the name without diacritics, by field, by initials. An empty query gives the catalogue's own order.
 */
export function findProcedures(
  index: ProcedureIndex,
  query: string,
  { on, limit = 20 }: FindOptions = {},
): Procedure[] {
  const rank = rankFor(query);
  const found: { readonly entry: ProcedureEntry; readonly rank: number }[] = [];
  for (const entry of index.entries) {
    if (on !== undefined && !isInForce(entry.procedure, on)) continue;
    const entryRank = rank(entry);
    if (entryRank !== null) found.push({ entry, rank: entryRank });
  }
  // Among equals the shorter name is the commoner procedure: "Đăng ký kết hôn" before "Đăng ký kết hôn có yếu tố nước ngoài".
  return found
    .sort((a, b) => a.rank - b.rank || (query.trim() === '' ? 0 : a.entry.nameLength - b.entry.nameLength))
    .slice(0, limit)
    .map(({ entry }) => entry.procedure);
}

/** The version of a procedure that holds on a date; its key or its code names it. */
export function procedureInForce(
  index: ProcedureIndex,
  keyOrCode: string,
  on: LocalDate,
): Result<Procedure, Fault<'procedure-unknown' | 'procedure-not-in-force'>> {
  const versions = index.entries.filter(({ procedure }) => procedure.key === keyOrCode);
  const inForce = versions.find(({ procedure }) => isInForce(procedure, on));
  if (inForce !== undefined) return ok(inForce.procedure);
  const latest = versions.at(-1)?.procedure;
  if (latest === undefined) return fault('procedure-unknown', { query: keyOrCode });
  return fault('procedure-not-in-force', {
    query: keyOrCode,
    name: latest.name,
    ...(latest.replacedBy === undefined ? {} : { replacedBy: latest.replacedBy }),
  });
}

const FIELD_RANK = 10;
const INITIALS_RANK = 20;
const MIN_INITIALS = 3;

function rankFor(query: string): (entry: ProcedureEntry) => number | null {
  const code = codeQuery(query);
  if (code !== null) return (entry) => codeRank(entry, code);
  const folded = foldQuery(withPlainI(query));
  return (entry) => textRank(entry, folded);
}

function textRank(entry: ProcedureEntry, query: FoldedQuery): number | null {
  const byName = matchRank(entry.nameFolded, entry.name, query);
  if (byName !== null) return byName;
  const byField = matchRank(entry.wholeFolded, entry.whole, query);
  if (byField !== null) return FIELD_RANK + byField;
  const mayBeInitials = query.words.length === 1 && query.phrase.length >= MIN_INITIALS;
  return mayBeInitials && entry.initials.includes(query.phrase) ? INITIALS_RANK : null;
}

/** Digits of a code that was typed; null when the query is not a code. `2.000815.000.00.00.H61` loses its local suffix. */
function codeQuery(query: string): string | null {
  const typed = query.trim();
  const full = /^(\d\.\d{6})(?:\.[\dA-Za-z.]*)?$/u.exec(typed);
  if (full?.[1] !== undefined) return full[1].replace('.', '');
  return /^\d[\d.\s]*$/u.test(typed) ? typed.replace(/\D/gu, '') : null;
}

/** 0 the whole code, 1 its number without the leading group and zeros, 2 its beginning, 3 the number's beginning, 4 any part. */
function codeRank(entry: ProcedureEntry, digits: string): number | null {
  const whole = entry.codeDigits;
  if (whole === '') return null;
  const number = whole.slice(1);
  const significant = number.replace(/^0+/u, '');
  if (whole === digits) return 0;
  if (number === digits || significant === digits) return 1;
  if (whole.startsWith(digits)) return 2;
  if (number.startsWith(digits) || significant.startsWith(digits)) return 3;
  return whole.includes(digits) ? 4 : null;
}

function procedureEntry(procedure: Procedure): ProcedureEntry {
  // The official names differ in whether they begin with "Thủ tục"; nobody types it, and it would spoil "begins with".
  const name = withPlainI(procedure.name.replace(/^Thủ tục\s+/iu, ''));
  const nameFolded = foldVietnamese(name);
  const whole = withPlainI(`${name} ${procedure.field} ${procedure.key}`);
  return {
    procedure,
    name,
    nameFolded,
    whole,
    wholeFolded: foldVietnamese(whole),
    initials: (nameFolded.match(/[a-z]+/gu) ?? []).map((word) => word.charAt(0)).join(''),
    nameLength: name.replace(/\([^)]*\)/gu, '').length,
    codeDigits: (procedure.code ?? '').replace(/\D/gu, ''),
  };
}
