import { dateOf, type LocalDateTime } from '#shared/calendar/local-time.ts';
import { maskStoredPhone } from '#shared/text/phone.ts';
import { channelWords } from '#shared/dossier/slips/result-channel-words.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { procedureWords } from '../dossiers/procedure-words.ts';
import type { GridColumn } from '../ui/data-grid.tsx';
import type { RegisterLine } from './register-lines.ts';
import styles from './register.module.css';
import { text } from './text.vi.ts';

const { columns, short } = text;

/** The columns of the official form, in its order. Phone numbers are masked on the screen and whole on the paper. */
export const registerColumns: readonly GridColumn<RegisterLine>[] = [
  {
    id: 'order',
    title: columns.order,
    width: 60,
    narrow: 52,
    cell: ({ book, row }) => `${book}-${row.order}`,
    sortBy: ({ book, row }) => book * 1_000_000 + row.order,
  },
  {
    id: 'code',
    title: columns.code,
    width: 204,
    cell: ({ row }) => (
      <span
        className={row.isVoid === true ? styles['void'] : styles['code']}
        title={row.note === '' ? undefined : row.note}
      >
        {row.dossierCode}
      </span>
    ),
    sortBy: ({ row }) => row.dossierCode,
  },
  {
    id: 'procedure',
    title: columns.procedure,
    width: '1.2fr',
    cell: ({ row }) => <span title={row.procedureName}>{procedureWords(row.procedureName)}</span>,
    sortBy: ({ row }) => row.procedureName,
  },
  {
    id: 'applicant',
    title: short.applicant,
    width: '1.5fr',
    cell: ({ row }) => <span title={row.applicantName}>{row.applicantName}</span>,
    sortBy: ({ row }) => row.applicantName,
  },
  {
    id: 'contact',
    title: short.contact,
    width: 116,
    narrow: 'none',
    // Half an address says nothing; it stands on the dossier's page and on the paper.
    cell: ({ row, dossier }) => (
      <span title={row.address}>{maskStoredPhone(dossier.applicant.phone) || row.address}</span>
    ),
  },
  {
    id: 'agency',
    title: short.agency,
    width: '0.6fr',
    narrow: 'none',
    cell: ({ row }) => <span title={row.agencyName}>{row.agencyName}</span>,
    sortBy: ({ row }) => row.agencyName,
  },
  dateColumn('received', short.received, ({ row }) => row.receivedAt),
  dateColumn('due', short.due, ({ row }) => row.dueAt),
  dateColumn('returned', short.returned, ({ row }) => row.returnedAt),
  {
    id: 'channel',
    title: short.channel,
    width: 92,
    narrow: 'none',
    cell: ({ row }) => (
      <span title={channelWords[row.resultChannel]}>{text.channels[row.resultChannel]}</span>
    ),
    sortBy: ({ row }) => channelWords[row.resultChannel],
  },
  { id: 'signed', title: columns.signed, width: 76, cell: ({ isSigned }) => (isSigned ? text.signed : '') },
];

/** `29/11/26`: eleven columns must fit. */
function shortDate(moment: LocalDateTime): string {
  return `${moment.slice(8, 10)}/${moment.slice(5, 7)}/${moment.slice(2, 4)}`;
}

function dateColumn(
  id: string,
  title: string,
  at: (line: RegisterLine) => LocalDateTime | null,
): GridColumn<RegisterLine> {
  return {
    id,
    title,
    width: 84,
    cell: (line) => {
      const moment = at(line);
      return moment === null ? '' : <span title={formatShortDate(dateOf(moment))}>{shortDate(moment)}</span>;
    },
    sortBy: (line) => at(line) ?? '',
  };
}
