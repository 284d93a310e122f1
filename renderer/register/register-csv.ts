import { type LocalDateTime, dateOf } from '#shared/calendar/local-time.ts';
import { channelWords } from '#shared/dossier/slips/result-channel-words.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import type { RegisterLine } from './register-lines.ts';
import { text } from './text.vi.ts';

const { columns } = text;

interface SheetColumn {
  readonly title: string;
  readonly cell: (line: RegisterLine) => string;
}

const sheetColumns: readonly SheetColumn[] = [
  { title: columns.book, cell: ({ book }) => String(book) },
  { title: columns.order, cell: ({ row }) => String(row.order) },
  { title: columns.code, cell: ({ row }) => row.dossierCode },
  { title: columns.field, cell: ({ dossier }) => dossier.procedure.field },
  { title: columns.procedure, cell: ({ row }) => row.procedureName },
  { title: columns.applicant, cell: ({ row }) => row.applicantName },
  { title: columns.address, cell: ({ row }) => row.address },
  { title: columns.phone, cell: ({ row }) => row.phone },
  { title: columns.agency, cell: ({ row }) => row.agencyName },
  { title: columns.sets, cell: ({ row }) => String(row.sets) },
  { title: columns.received, cell: ({ row }) => formatShortDate(dateOf(row.receivedAt)) },
  { title: columns.due, cell: ({ row }) => dateText(row.dueAt) },
  { title: columns.returned, cell: ({ row }) => dateText(row.returnedAt) },
  { title: columns.channel, cell: ({ row }) => channelWords[row.resultChannel] },
  { title: columns.signed, cell: ({ isSigned }) => (isSigned ? text.signed : '') },
  { title: columns.note, cell: ({ row }) => row.note },
];

function dateText(at: LocalDateTime | null): string {
  return at === null ? '' : formatShortDate(dateOf(at));
}

/** The register as a table for spreadsheets (RFC 4180): commas, lines by CR LF. */
export function registerCsv(lines: readonly RegisterLine[]): string {
  const rows = [
    sheetColumns.map(({ title }) => title),
    ...lines.map((line) => sheetColumns.map(({ cell }) => cell(line))),
  ];
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

/** Quoted always. What a spreadsheet would take for a formula gets an apostrophe: names are typed by strangers. */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
