import { type Table, textOf } from './cells.ts';
import {
  type ColumnPlaces,
  type FoundColumns,
  type LearnedHeadings,
  likeliestColumns,
  placesAt,
  plainHeading,
  type RegisterField,
  requiredFields,
} from './columns.ts';

/** Which column of a register is what, as a person makes it out of what was recognised. */
export interface ColumnChoice {
  /** Row of the headings in the table, from 0. */
  readonly headRow: number;
  /** For each column of the table what it says; null for one that is not used. No field stands twice. */
  readonly fields: readonly (RegisterField | null)[];
}

/** Rows after the headings that are looked at for the width of the table and for samples. */
const sampleRows = 50;

/** What is recognised to begin with, in the likeliest row of headings. */
export function choiceOf(table: Table, learned: LearnedHeadings): ColumnChoice {
  const { headRow, places } = likeliestColumns(table, learned);
  return { headRow, fields: fieldsAt(table, headRow, places) };
}

/** Another row is that of the headings: what is recognised there. */
export function withHeadRow(table: Table, headRow: number, learned: LearnedHeadings): ColumnChoice {
  return { headRow, fields: fieldsAt(table, headRow, placesAt(table[headRow] ?? [], learned)) };
}

/** A column says a field; another that said it before says nothing any more. */
export function withField(
  { headRow, fields }: ColumnChoice,
  column: number,
  field: RegisterField | null,
): ColumnChoice {
  const changed = fields.map((before, at) => {
    if (at === column) return field;
    return field !== null && before === field ? null : before;
  });
  return { headRow, fields: changed };
}

export function missingIn({ fields }: ColumnChoice): readonly RegisterField[] {
  return requiredFields.filter((field) => !fields.includes(field));
}

export function columnsOf({ headRow, fields }: ColumnChoice): FoundColumns {
  const places: Partial<Record<RegisterField, number>> = {};
  for (const [column, field] of fields.entries()) if (field !== null) places[field] = column;
  return { headRow, places };
}

/** What a choice says of headings, for the next file with the same: columns without a heading say nothing, and of two alike the first that is used counts. */
export function learnedFrom(table: Table, { headRow, fields }: ColumnChoice): LearnedHeadings {
  const learned = new Map<string, RegisterField | null>();
  for (const [column, field] of fields.entries()) {
    const heading = plainHeading(textOf(table[headRow]?.[column]));
    if (heading !== '' && (learned.get(heading) ?? null) === null) learned.set(heading, field);
  }
  return learned;
}

/** The first texts below a heading, by which a person knows what the column is. */
export function samplesOf(
  table: Table,
  { headRow }: ColumnChoice,
  column: number,
  most: number,
): readonly string[] {
  return table
    .slice(headRow + 1, headRow + 1 + sampleRows)
    .map((row) => textOf(row[column]))
    .filter((text) => text !== '')
    .slice(0, most);
}

function fieldsAt(table: Table, headRow: number, places: ColumnPlaces): readonly (RegisterField | null)[] {
  const rows = table.slice(headRow, headRow + 1 + sampleRows);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  const byColumn = new Map(Object.entries(places).map(([field, at]) => [at, field as RegisterField]));
  return Array.from({ length: width }, (_, column) => byColumn.get(column) ?? null);
}
