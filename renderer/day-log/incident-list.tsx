import type { ReactElement, ReactNode } from 'react';
import { timeOf } from '#shared/calendar/local-time.ts';
import type { IncidentEntry } from '#shared/daylog/day-log.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import styles from './day-log.module.css';
import type { Names } from './dossier-list.tsx';
import { text } from './text.vi.ts';

export interface IncidentListProps {
  readonly entries: readonly IncidentEntry[];
  readonly names: Names;
  readonly onOpen: (entry: IncidentEntry) => void;
  readonly empty: ReactNode;
}

/** An entry with the names that it sorts by. */
interface ListedEntry {
  readonly entry: IncidentEntry;
  readonly counter: string;
  readonly concerned: string;
  readonly recorder: string;
}

/** The incidents of the day; Enter shows one as it was recorded. */
export function IncidentList({ entries, names, onOpen, empty }: IncidentListProps): ReactElement {
  const rows = entries.map((entry) => ({
    entry,
    counter: names.counter(entry.incident.counterId),
    concerned: concernedName(entry.incident.concernsUserId, names),
    recorder: names.person(entry.incident.recordedBy),
  }));
  return (
    <DataGrid<ListedEntry>
      label={text.incidentList}
      columns={columns}
      rows={rows}
      rowId={({ entry }) => entry.incident.id}
      onOpen={({ entry }) => onOpen(entry)}
      empty={empty}
    />
  );
}

export function concernedName(id: UserId | null, names: Names): string {
  return id === null ? text.citizenOrSystem : names.person(id);
}

const columns: readonly GridColumn<ListedEntry>[] = [
  {
    id: 'time',
    title: text.columns.time,
    width: 64,
    cell: ({ entry: { incident } }) => timeOf(incident.happenedAt).slice(0, 5),
    sortBy: ({ entry: { incident } }) => incident.happenedAt,
  },
  {
    id: 'category',
    title: text.columns.category,
    width: '2fr',
    cell: ({ entry: { incident } }) => (
      <span title={incident.categoryName}>
        <span className={styles['code']}>{incident.category}</span> {incident.categoryName}
      </span>
    ),
    sortBy: ({ entry: { incident } }) => incident.category,
  },
  {
    id: 'severity',
    title: text.columns.severity,
    width: 56,
    align: 'end',
    cell: ({ entry: { incident } }) => incident.severity,
    sortBy: ({ entry: { incident } }) => incident.severity,
  },
  {
    id: 'counter',
    title: text.columns.counter,
    width: '1.2fr',
    cell: ({ counter }) => counter,
    sortBy: ({ counter }) => counter,
  },
  {
    id: 'concerns',
    title: text.columns.concerns,
    width: 160,
    cell: ({ concerned }) => concerned,
  },
  {
    id: 'recordedBy',
    title: text.columns.recordedBy,
    width: 150,
    cell: ({ recorder }) => recorder,
    sortBy: ({ recorder }) => recorder,
  },
  {
    id: 'sync',
    title: text.columns.sync,
    width: 150,
    cell: ({ entry: { sync } }) => <SyncTag state={sync} />,
    sortBy: ({ entry: { sync } }) => sync,
  },
];
