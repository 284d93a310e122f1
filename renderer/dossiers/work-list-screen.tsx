import {
  IconAlertTriangle,
  IconFileOff,
  IconPrinter,
  IconPrinterOff,
  IconQuestionMark,
} from '@tabler/icons-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { type ReactElement, type ReactNode, useMemo, useState } from 'react';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { OpenClass } from '#shared/calendar/classes.ts';
import { isReceiptSlip, type Slip } from '#shared/dossier/slip.ts';
import { maskPersonalId } from '#shared/text/personal-id.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo, useListFilter } from '../app/navigation.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useProfile, useSession } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { DueTag } from '../ui/due-tag.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { StatusTag, type Tone } from '../ui/status-tag.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import { TextField } from '../ui/text-field.tsx';
import { AnswerTag } from '../intake/online-tag.tsx';
import { StateTag } from './life/state-tag.tsx';
import { openClassWords } from './open-class-words.ts';
import { procedureWords } from './procedure-words.ts';
import { reasonWords } from './reason-words.ts';
import { text } from './text.vi.ts';
import {
  type ListFilter,
  type ListedDossier,
  isIn,
  listFilters,
  listedDossiers,
  searched,
} from './work-list.ts';
import styles from './work-list.module.css';

/** F3: what is open, what is late, and any dossier by a few letters. */
export function WorkListScreen(): ReactElement {
  const { db } = useServices();
  const calendar = useCalendar();
  const { office } = useProfile();
  const { user } = useSession();
  const { local: now, today } = useClock();
  const go = useGo();
  const [filterText, setFilterText] = useListFilter();
  const [counterId, setCounterId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const rows = useLiveQuery(() => db.dossiers.toArray(), [db]);

  const filter = listFilters.find((one) => one === filterText) ?? 'open';
  const view = useMemo(
    () => ({ now, today, calendar, userId: user.id, counterId }),
    [now, today, calendar, user.id, counterId],
  );
  const listed = useMemo(() => listedDossiers(rows ?? [], view), [rows, view]);
  const chosen = useMemo(() => listed.filter((entry) => isIn(filter, entry, view)), [listed, filter, view]);
  const shown = useMemo(() => searched(chosen, typed), [chosen, typed]);
  // Counted when the rows or the clock change, not on each key of a search.
  const options = useMemo(
    () =>
      listFilters.flatMap((value) => {
        const count = listed.filter((entry) => isIn(value, entry, view)).length;
        // Some are rare: their choice stands there only when there are any.
        if (rareFilters.has(value) && count === 0 && filter !== value) return [];
        return [{ value, label: `${text.filter[value]} (${count})` }];
      }),
    [listed, view, filter],
  );

  return (
    <Screen
      title={text.listTitle}
      remark={text.count(shown.length, listed.length)}
      actions={
        <Button
          label={text.newDossier}
          kind="primary"
          shortcut="F2"
          isShortcutShownOnly
          onClick={go.newDossier}
        />
      }
    >
      <div className={styles['bar']}>
        <ChoiceField<ListFilter>
          label={text.filters}
          isLabelHidden
          options={options}
          value={filter}
          onChange={setFilterText}
        />
        <SelectField
          label={text.counter}
          isLabelHidden
          options={[
            { value: '', label: text.allCounters },
            ...office.counters.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          value={counterId ?? ''}
          onChange={({ target }) => setCounterId(target.value === '' ? null : target.value)}
        />
        <div className={styles['search']}>
          <TextField
            label={text.search}
            isLabelHidden
            kind="search"
            placeholder={text.searchHint}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            data-main-search
            onKeyDown={(event) => {
              const [first] = shown;
              if (event.key === 'Enter' && first !== undefined) go.dossier(first.row.dossier.id);
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              event.currentTarget.closest('main')?.querySelector<HTMLElement>('[role="grid"]')?.focus();
            }}
          />
        </div>
      </div>
      <Panel title={text.filter[filter]} isFlush isFilling>
        <DataGrid<ListedDossier>
          label={text.listLabel}
          columns={columns}
          rows={shown}
          rowId={({ row }) => row.id}
          onOpen={({ row }) => go.dossier(row.dossier.id)}
          rowMark={({ openClass }) => rowMarks[openClass]}
          empty={rows === undefined ? null : <Empty isAll={listed.length === 0} />}
          autoFocus
        />
      </Panel>
    </Screen>
  );
}

const rareFilters: ReadonlySet<ListFilter> = new Set([
  'voided',
  'apology',
  'hand-over',
  'supplement',
  'paused',
  'uncollected',
  'imported',
]);

const rowMarks: Readonly<Record<OpenClass | 'settled', 'late' | 'soon' | null>> = {
  'in-time': null,
  'due-soon': 'soon',
  'due-today': 'soon',
  overdue: 'late',
  paused: null,
  settled: null,
};

function Empty({ isAll }: { readonly isAll: boolean }): ReactElement {
  return isAll ? (
    <EmptyState title={text.emptyTitle}>{text.emptyText}</EmptyState>
  ) : (
    <EmptyState title={text.noMatchTitle}>{text.noMatchText}</EmptyState>
  );
}

const columns: readonly GridColumn<ListedDossier>[] = [
  {
    id: 'code',
    title: text.columns.code,
    width: 212,
    cell: ({ row }) =>
      row.dossier.voided === null ? (
        <strong className={styles['code']}>{row.dossier.code}</strong>
      ) : (
        <s className={styles['code']} title={text.voidedTitle}>
          {row.dossier.code}
        </s>
      ),
    sortBy: ({ row }) => row.dossier.code,
  },
  {
    id: 'applicant',
    title: text.columns.applicant,
    width: '1.1fr',
    cell: ({ row }) => (
      <span title={row.dossier.applicant.name}>
        {row.dossier.applicant.name}{' '}
        <span className={styles['soft']}>{maskPersonalId(row.dossier.applicant.idNumber)}</span>
      </span>
    ),
    sortBy: ({ row }) => row.dossier.applicant.name,
  },
  {
    id: 'procedure',
    title: text.columns.procedure,
    width: '1fr',
    cell: ({ row }) => (
      <>
        <AnswerTag dossier={row.dossier} />{' '}
        <span title={row.dossier.procedure.name}>{procedureWords(row.dossier.procedure.name)}</span>
      </>
    ),
    sortBy: ({ row }) => row.dossier.procedure.name,
  },
  {
    id: 'received',
    title: text.columns.received,
    width: 100,
    cell: ({ row }) => <Received at={row.dossier.receivedAt} />,
    sortBy: ({ row }) => row.dossier.receivedAt,
  },
  {
    id: 'left',
    title: text.columns.left,
    width: 188,
    cell: ({ row, left, openClass }) =>
      openClass === 'settled' ? (
        <StateTag status={row.dossier.status} isPlain />
      ) : (
        <DueTag
          kind={openClass}
          label={openClassWords(openClass, left, row.due)}
          title={
            openClass === 'paused' ? text.pausedTitle : `${text.columns.due}: ${formatShortDateTime(row.due)}`
          }
        />
      ),
    sortBy: ({ row }) => row.due,
  },
  {
    id: 'slip',
    title: text.columns.slip,
    width: 124,
    // A slip that was replaced is told of on the dossier's page.
    cell: ({ row }) =>
      row.dossier.slips
        .filter((slip) => isReceiptSlip(slip) && slip.state !== 'void')
        .map((slip) => <SlipTag key={slip.id} slip={slip} />),
  },
  {
    id: 'sync',
    title: text.columns.sync,
    width: 150,
    cell: ({ row }) => <SyncTag state={row.sync} reason={reasonWords(row.reason)} />,
    sortBy: ({ row }) => row.sync,
  },
];

/** Without the year, which open dossiers hardly need; pointing at it tells. */
function Received({ at }: { readonly at: LocalDateTime }): ReactElement {
  const whole = formatShortDateTime(at);
  return <span title={whole}>{whole.slice(0, '16:30 05/02'.length)}</span>;
}

const slipLooks: Readonly<Record<Slip['state'], { tone: Tone; icon: ReactNode }>> = {
  issued: { tone: 'warn', icon: <IconPrinterOff size={16} /> },
  'printed-confirmed': { tone: 'quiet', icon: <IconPrinter size={16} /> },
  'printed-unknown': { tone: 'warn', icon: <IconQuestionMark size={16} /> },
  failed: { tone: 'bad', icon: <IconAlertTriangle size={16} /> },
  void: { tone: 'quiet', icon: <IconFileOff size={16} /> },
};

/** What became of a slip, in words. */
export function SlipTag({ slip }: { readonly slip: Slip }): ReactElement {
  const { tone, icon } = slipLooks[slip.state];
  const label =
    slip.prints > 1 && slip.state === 'printed-confirmed'
      ? text.reprinted(slip.prints)
      : text.slip[slip.state];
  return <StatusTag tone={tone} icon={icon} label={label} isPlain={tone === 'quiet'} />;
}
