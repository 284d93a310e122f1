import { IconRefresh } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { fault } from '#shared/kernel/result.ts';
import { ageWords, useLineStatus } from '../app/line-status.ts';
import { type Go, useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useUserName } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Screen } from '../ui/screen.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import { useToast } from '../ui/toast.tsx';
import { BundleActions } from './bundle-actions.tsx';
import { type ChangedCodeRow, useChangedCodes } from './changed-codes.ts';
import type { Mend } from './decision-form.tsx';
import { mendPlaceOf } from './mend-place.ts';
import styles from './outbox.module.css';
import { RepairDialog } from './repair-dialog.tsx';
import { text } from './text.vi.ts';
import { type TroubleInQuestion, troubleOf } from './trouble-query.ts';
import { useTroubleRows, useWaitingRows } from './waiting-queries.ts';
import type { TroubleRow, WaitingRow } from './waiting-row.ts';

/** What this machine has done and the office's log does not have yet, and what was stopped: nothing waits unseen. */
export function OutboxScreen(): ReactElement {
  const { db, requestSync } = useServices();
  const nameOf = useUserName();
  const go = useGo();
  const toast = useToast();
  const { now } = useClock();
  const waiting = useWaitingRows();
  const trouble = useTroubleRows();
  const changed = useChangedCodes();
  const { problem } = useLineStatus();
  const retry = (): void => {
    requestSync();
    toast.show({ kind: 'info', title: text.asked, body: text.askedHint });
  };
  const open = ({ dossierId }: WaitingRow): void => {
    if (dossierId !== null) go.dossier(dossierId);
  };
  const [inQuestion, setInQuestion] = useState<InQuestion | null>(null);
  const ask = (row: TroubleRow): void => {
    void troubleOf(db, row.entity, row.state).then((found) =>
      setInQuestion(found === null ? null : { row, trouble: found }),
    );
  };
  const count = waiting?.length ?? 0;
  const troubled = trouble?.length ?? 0;
  const [readId, setReadId] = useState<string | null>(null);
  const read = trouble?.find(({ id }) => id === readId) ?? trouble?.[0];
  return (
    <Screen
      title={text.title}
      remark={waiting === undefined ? '' : summaryOf(count, troubled)}
      actions={
        <>
          <BundleActions />
          <Button
            kind="primary"
            label={text.retry}
            shortcut="Ctrl+Enter"
            icon={<IconRefresh size={16} />}
            onClick={retry}
          />
        </>
      }
    >
      {problem !== null && count > 0 && <FaultNotice fault={fault(problem)} kind="warn" />}
      <Panel title={text.waiting} aside={count === 0 ? undefined : count} isFlush isFilling={count > 0}>
        <DataGrid
          label={text.waiting}
          columns={waitingColumns(now)}
          rows={waiting ?? []}
          rowId={({ id }) => id}
          onOpen={open}
          empty={<EmptyState title={text.waitingEmpty} />}
          autoFocus
        />
      </Panel>
      <Panel
        title={text.trouble}
        aside={troubled === 0 ? undefined : troubled}
        isFlush
        isFilling={troubled > 0}
      >
        <DataGrid
          label={text.trouble}
          columns={troubleColumns}
          rows={trouble ?? []}
          rowId={({ id }) => id}
          onOpen={ask}
          onSelect={(row) => setReadId(row?.id ?? null)}
          rowMark={({ sync }) => (sync === 'refused' ? 'late' : 'soon')}
          empty={<EmptyState title={text.troubleEmpty} />}
        />
        {read !== undefined && (
          <p className={styles['reason']}>
            <strong>{read.about}</strong> {read.why} {text.troubleHint}
          </p>
        )}
      </Panel>
      {changed !== undefined && changed.length > 0 && (
        <Panel title={text.changed} aside={changed.length} isFlush isFilling>
          <DataGrid
            label={text.changed}
            columns={changedColumns}
            rows={changed}
            rowId={({ id }) => id}
            onOpen={({ id }) => go.dossier(id)}
            empty={null}
          />
          <p className={styles['reason']}>{text.changedHint}</p>
        </Panel>
      )}
      <RepairDialog
        about={inQuestion?.row.about ?? ''}
        trouble={inQuestion?.trouble ?? null}
        who={(id) => nameOf(id as UserId) ?? text.stranger}
        onClose={() => setInQuestion(null)}
        mend={inQuestion === null ? null : mendOf(inQuestion, go)}
      />
    </Screen>
  );
}

function summaryOf(waiting: number, troubled: number): string {
  if (waiting > 0) return text.summary(waiting);
  return troubled > 0 ? text.summaryTrouble(troubled) : text.summaryNone;
}

interface InQuestion {
  readonly row: TroubleRow;
  readonly trouble: TroubleInQuestion;
}

function mendOf({ row, trouble }: InQuestion, go: Go): Mend | null {
  const where = mendPlaceOf(
    row.entity,
    trouble.events.map(({ reason }) => reason),
  );
  const { dossierId } = row;
  switch (where) {
    case 'calendar':
      return { where, onGo: go.calendar };
    case 'day-log':
      return { where, onGo: go.dayLog };
    case 'register':
      return { where, onGo: go.register };
    case 'dossier':
      return dossierId === null ? null : { where, onGo: () => go.dossier(dossierId) };
  }
}

function waitingColumns(now: number): readonly GridColumn<WaitingRow>[] {
  return [
    { id: 'what', title: text.what, width: 144, narrow: 130, cell: ({ what }) => what },
    { id: 'record', title: text.record, width: 200, narrow: 208, cell: ({ about }) => about },
    {
      id: 'since',
      title: text.since,
      width: 104,
      narrow: 'none',
      cell: ({ since }) => shortTime(localDateTimeOf(since)),
    },
    { id: 'age', title: text.age, width: 96, cell: ({ since }) => ageWords(since, Math.max(now, since)) },
    { id: 'who', title: text.who, width: 136, narrow: 124, cell: ({ who }) => who },
    { id: 'state', title: text.state, width: 144, cell: ({ sync }) => <SyncTag state={sync} /> },
    { id: 'why', title: text.why, width: '3fr', cell: ({ why }) => <span title={why}>{why}</span> },
  ];
}

const changedColumns: readonly GridColumn<ChangedCodeRow>[] = [
  { id: 'printed', title: text.printedCode, width: 224, cell: ({ printed }) => printed },
  { id: 'present', title: text.presentCode, width: 224, cell: ({ present }) => <strong>{present}</strong> },
  { id: 'citizen', title: text.citizen, width: '3fr', cell: ({ name }) => name },
  { id: 'phone', title: text.phone, width: 168, cell: ({ phone }) => phone },
];

const troubleColumns: readonly GridColumn<TroubleRow>[] = [
  {
    id: 'what',
    title: text.what,
    width: 176,
    narrow: 136,
    cell: ({ what }) => <span title={what}>{what}</span>,
  },
  { id: 'record', title: text.record, width: '5fr', cell: ({ about }) => <span title={about}>{about}</span> },
  { id: 'at', title: text.since, width: 104, narrow: 'none', cell: ({ at }) => shortTime(at) },
  { id: 'who', title: text.who, width: 136, narrow: 124, cell: ({ who }) => who },
  { id: 'state', title: text.state, width: 168, cell: ({ sync }) => <SyncTag state={sync} /> },
  { id: 'why', title: text.why, width: '4fr', cell: ({ why }) => <span title={why}>{why}</span> },
];

/** `24/11 09:12`; nothing without a time. */
function shortTime(local: string): string {
  if (local === '') return '';
  return `${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`;
}
