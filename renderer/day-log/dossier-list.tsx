import type { ReactElement, ReactNode } from 'react';
import { timeOf } from '#shared/calendar/local-time.ts';
import type { DossierEntry } from '#shared/daylog/day-log.ts';
import { isReceiptSlip } from '#shared/dossier/slip.ts';
import type { CounterId, UserId } from '#shared/kernel/ids.ts';
import { procedureWords } from '../dossiers/procedure-words.ts';
import { SlipTag } from '../dossiers/slip-tag.tsx';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import styles from './day-log.module.css';
import { text } from './text.vi.ts';

/** How ids read on the screen. */
export interface Names {
  readonly person: (id: UserId) => string;
  readonly counter: (id: CounterId) => string;
}

export interface DossierListProps {
  readonly entries: readonly DossierEntry[];
  readonly names: Names;
  readonly onOpen: (entry: DossierEntry) => void;
  readonly empty: ReactNode;
}

/** An entry with the name that it sorts by. */
interface ListedEntry {
  readonly entry: DossierEntry;
  readonly officer: string;
}

/** The dossiers of the day; Enter opens one. */
export function DossierList({ entries, names, onOpen, empty }: DossierListProps): ReactElement {
  const rows = entries.map((entry) => ({ entry, officer: names.person(entry.dossier.receivedBy) }));
  return (
    <DataGrid<ListedEntry>
      label={text.dossierList}
      columns={columns}
      rows={rows}
      rowId={({ entry }) => entry.dossier.id}
      onOpen={({ entry }) => onOpen(entry)}
      empty={empty}
    />
  );
}

const columns: readonly GridColumn<ListedEntry>[] = [
  {
    id: 'time',
    title: text.columns.time,
    width: 58,
    cell: ({ entry: { dossier } }) => timeOf(dossier.receivedAt).slice(0, 5),
    sortBy: ({ entry: { dossier } }) => dossier.receivedAt,
  },
  {
    id: 'code',
    title: text.columns.code,
    width: 208,
    cell: ({ entry: { dossier } }) =>
      dossier.voided === null ? (
        <span className={styles['code']}>{dossier.code}</span>
      ) : (
        <s className={styles['code']} title={text.voidedBecause(dossier.voided.reason)}>
          {dossier.code}
        </s>
      ),
    sortBy: ({ entry: { dossier } }) => dossier.code,
  },
  {
    id: 'applicant',
    title: text.columns.applicant,
    width: '1fr',
    cell: ({ entry: { dossier } }) => <span title={dossier.applicant.name}>{dossier.applicant.name}</span>,
    sortBy: ({ entry: { dossier } }) => dossier.applicant.name,
  },
  {
    id: 'procedure',
    title: text.columns.procedure,
    width: '1.3fr',
    cell: ({ entry: { dossier } }) => (
      <span title={dossier.procedure.name}>{procedureWords(dossier.procedure.name)}</span>
    ),
    sortBy: ({ entry: { dossier } }) => dossier.procedure.name,
  },
  {
    id: 'officer',
    title: text.columns.officer,
    width: 140,
    cell: ({ officer }) => officer,
    sortBy: ({ officer }) => officer,
  },
  {
    id: 'slip',
    title: text.columns.slip,
    width: 128,
    cell: ({ entry: { dossier } }) =>
      dossier.slips.filter(isReceiptSlip).map((slip) => <SlipTag key={slip.id} slip={slip} />),
  },
  {
    id: 'sync',
    title: text.columns.sync,
    width: 150,
    cell: ({ entry: { sync } }) => <SyncTag state={sync} />,
    sortBy: ({ entry: { sync } }) => sync,
  },
];
