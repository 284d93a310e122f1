import { type ReactElement, useMemo } from 'react';
import { handOverDue } from '#shared/dossier/life/hand-over.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useGo } from '../app/navigation.ts';
import { StateTag } from '../dossiers/life/state-tag.tsx';
import { procedureWords } from '../dossiers/procedure-words.ts';
import type { DossierRow } from '../store/rows.ts';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { text } from './text.vi.ts';

export interface BatchListProps {
  readonly rows: readonly DossierRow[];
  readonly onSelect: (id: string | null) => void;
}

interface Listed {
  readonly row: DossierRow;
  /** By when the electronic dossier must have left the counter. */
  readonly due: string;
}

/** The dossiers that go together, in the order in which they were scanned. */
export function BatchList({ rows, onSelect }: BatchListProps): ReactElement {
  const calendar = useCalendar();
  const go = useGo();
  const listed = useMemo(
    () =>
      rows.map((row): Listed => {
        const due = handOverDue(calendar, row.dossier.receivedAt);
        return { row, due: due === null ? '' : formatShortDateTime(due.electronic) };
      }),
    [rows, calendar],
  );
  return (
    <DataGrid<Listed>
      label={text.listLabel}
      columns={columns}
      rows={listed}
      rowId={({ row }) => row.id}
      onOpen={({ row }) => go.dossier(row.dossier.id)}
      onSelect={(one) => onSelect(one?.row.id ?? null)}
      empty={<EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>}
    />
  );
}

const columns: readonly GridColumn<Listed>[] = [
  {
    id: 'code',
    title: text.columns.code,
    width: 212,
    cell: ({ row }) => <strong>{row.dossier.code}</strong>,
    sortBy: ({ row }) => row.dossier.code,
  },
  {
    id: 'applicant',
    title: text.columns.applicant,
    width: '1fr',
    cell: ({ row }) => <span title={row.dossier.applicant.name}>{row.dossier.applicant.name}</span>,
    sortBy: ({ row }) => row.dossier.applicant.name,
  },
  {
    id: 'procedure',
    title: text.columns.procedure,
    width: '1fr',
    cell: ({ row }) => (
      <span title={row.dossier.procedure.name}>{procedureWords(row.dossier.procedure.name)}</span>
    ),
    sortBy: ({ row }) => row.dossier.procedure.name,
  },
  { id: 'due', title: text.columns.due, width: 150, cell: ({ due }) => due },
  {
    id: 'state',
    title: text.columns.state,
    width: 200,
    cell: ({ row }) => <StateTag status={row.dossier.status} isPlain />,
  },
];
