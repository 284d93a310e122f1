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
  /** For each column of the table what it says; null for one that is not used. While somebody chooses, a field may stand twice. */
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

/** A column says a field. One that said it before keeps it: the arrow keys pass by every field on the way to the one that is meant. */
export function withField(
  { headRow, fields }: ColumnChoice,
  column: number,
  field: RegisterField | null,
): ColumnChoice {
  return { headRow, fields: fields.map((before, at) => (at === column ? field : before)) };
}

/** Whether a register can be read by it: all that a dossier needs has a column, and no field has two. */
export function isWhole(choice: ColumnChoice): boolean {
  return missingIn(choice).length === 0 && doubledIn(choice).size === 0;
}

/** Fields that more than one column says. */
export function doubledIn({ fields }: ColumnChoice): ReadonlySet<RegisterField> {
  return new Set(
    fields.filter((field) => field !== null).filter((field, at, used) => used.indexOf(field) !== at),
  );
}

export function missingIn({ fields }: ColumnChoice): readonly RegisterField[] {
  return requiredFields.filter((field) => !fields.includes(field));
}

/** @param choice in which no field stands twice */
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
