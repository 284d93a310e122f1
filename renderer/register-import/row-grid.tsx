import { IconAlertTriangle, IconCheck, IconCircleCheck, IconEye } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { dateOf } from '#shared/calendar/local-time.ts';
import type { CheckedRow } from '#shared/dossier/import/check-register.ts';
import { registerFields, type RegisterField, registerHeadings } from '#shared/dossier/import/columns.ts';
import type { ImportIssue } from '#shared/dossier/import/import-issue.ts';
import { issueWords } from '#shared/text/import-words.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { procedureWords } from '../dossiers/procedure-words.ts';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';
import styles from './register-import.module.css';
import { text } from './text.vi.ts';

/** What each row reads as, and what is wrong with it; Enter shows the row cell by cell. */
export function RowGrid({ rows }: { readonly rows: readonly CheckedRow[] }): ReactElement {
  const [opened, setOpened] = useState<CheckedRow | null>(null);
  return (
    <>
      <DataGrid<CheckedRow>
        label={text.previewLabel}
        columns={columns}
        rows={rows}
        rowId={({ row }) => String(row)}
        onOpen={setOpened}
        rowMark={({ state }) => (state === 'bad' ? 'late' : null)}
        empty={<EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
      />
      <RowDialog row={opened} onClose={() => setOpened(null)} />
    </>
  );
}

const looks: Readonly<Record<CheckedRow['state'] | 'doubt', { tone: Tone; icon: ReactNode }>> = {
  good: { tone: 'good', icon: <IconCircleCheck size={16} /> },
  doubt: { tone: 'warn', icon: <IconEye size={16} /> },
  bad: { tone: 'bad', icon: <IconAlertTriangle size={16} /> },
  known: { tone: 'quiet', icon: <IconCheck size={16} /> },
};

function StateOfRow({ row: { state, issues } }: { readonly row: CheckedRow }): ReactElement {
  const { tone, icon } = looks[state === 'good' && issues.length > 0 ? 'doubt' : state];
  return <StatusTag tone={tone} icon={icon} label={text.states[state]} isPlain={tone !== 'bad'} />;
}

/** A cell as it was read, marked when something is wrong with it; pointing at it tells. */
function ReadCell({ row, field }: { readonly row: CheckedRow; readonly field: RegisterField }): ReactElement {
  const issues = row.issues.filter((issue) => issue.field === field);
  const isBad = issues.some(isError);
  const words = issues.map(issueWords).join(' ');
  return (
    <span className={cx(isBad && styles['bad'])} title={words === '' ? readText(row, field) : words}>
      {readText(row, field)}
    </span>
  );
}

/** What the import will record, or the text of the file while it cannot be read. */
function readText({ record, texts }: CheckedRow, field: RegisterField): string {
  const inFile = texts[field] ?? '';
  if (record === null) return inFile;
  const read: Readonly<Partial<Record<RegisterField, string>>> = {
    procedure: procedureWords(record.procedure.name),
    received: formatShortDate(dateOf(record.receivedAt)),
    due: formatShortDate(dateOf(record.due)),
  };
  return read[field] ?? inFile;
}

function isError({ kind }: ImportIssue): boolean {
  return kind === 'error';
}

const shownFields = ['code', 'name', 'procedure', 'received', 'due'] as const;
const widths: Readonly<Record<(typeof shownFields)[number], GridColumn<CheckedRow>['width']>> = {
  code: 190,
  name: '1.3fr',
  procedure: '1fr',
  received: 104,
  due: 104,
};

const columns: readonly GridColumn<CheckedRow>[] = [
  {
    id: 'row',
    title: text.columns.row,
    width: 62,
    align: 'end',
    cell: ({ row }) => row,
    sortBy: ({ row }) => row,
  },
  {
    id: 'state',
    title: text.columns.state,
    width: 118,
    cell: (row) => <StateOfRow row={row} />,
    sortBy: ({ state }) => state,
  },
  ...shownFields.map((field): GridColumn<CheckedRow> => ({
    id: field,
    title: text.columns[field],
    width: widths[field],
    cell: (row) => <ReadCell row={row} field={field} />,
  })),
  {
    id: 'issues',
    title: text.columns.issues,
    width: '2fr',
    cell: ({ issues }) => {
      // What must be mended stands before what is only to be looked at.
      const [errors, doubts] = [issues.filter(isError), issues.filter((issue) => !isError(issue))];
      const words = [...errors, ...doubts].map(issueWords).join(' ');
      return <span title={words}>{words}</span>;
    },
  },
];

interface RowDialogProps {
  readonly row: CheckedRow | null;
  readonly onClose: () => void;
}

function RowDialog({ row, onClose }: RowDialogProps): ReactElement {
  return (
    <Dialog
      isOpen={row !== null}
      onClose={onClose}
      title={row === null ? '' : text.rowTitle(row.row)}
      width={860}
      actions={<Button label={text.close} shortcut="Alt+H" autoFocus onClick={onClose} />}
    >
      {row !== null && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.field}</th>
              <th scope="col">{text.inFile}</th>
              <th scope="col">{text.verdict}</th>
            </tr>
          </thead>
          <tbody>
            {registerFields.map((field) => (
              <FieldRow key={field} row={row} field={field} />
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}

function FieldRow({ row, field }: { readonly row: CheckedRow; readonly field: RegisterField }): ReactElement {
  const issues = row.issues.filter((issue) => issue.field === field);
  const isBad = issues.some(isError);
  const inFile = row.texts[field] ?? '';
  return (
    <tr>
      <th scope="row">{registerHeadings[field]}</th>
      <td>{inFile}</td>
      <td className={cx(isBad && styles['wrong'])}>
        {issues.length === 0 && inFile !== '' ? text.fine : issues.map(issueWords).join(' ')}
      </td>
    </tr>
  );
}
