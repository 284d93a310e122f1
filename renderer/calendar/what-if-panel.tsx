import type { ReactElement } from 'react';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo } from '../app/navigation.ts';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import styles from './calendar.module.css';
import { text } from './text.vi.ts';
import type { MovedRow, WhatIf } from './what-if-rows.ts';

const words = text.whatIf;

/** What a change would do, before it is made: which promises move, and which printed slips it makes wrong. */
export function WhatIfPanel({
  result,
  isComplete,
}: {
  readonly result: WhatIf | null;
  readonly isComplete: boolean;
}): ReactElement {
  const go = useGo();
  if (result === null)
    return <p className={styles['soft']}>{isComplete ? words.reckoning : words.incomplete}</p>;
  const { moved, unmoved, paused, unreckoned } = result;
  const slips = moved.reduce((sum, { wrongSlips }) => sum + wrongSlips.length, 0);
  const [firstFault] = unreckoned;
  return (
    <section aria-label={words.title} className={styles['whatIf']}>
      <Notice
        kind={moved.length === 0 ? 'good' : 'warn'}
        live="polite"
        title={moved.length === 0 ? words.none(unmoved) : words.some(moved.length, unmoved)}
      >
        {slips > 0 && <p>{words.slips(slips)}</p>}
        {paused > 0 && <p>{words.paused(paused)}</p>}
      </Notice>
      {firstFault !== undefined && (
        <>
          <p>{words.unreckoned(unreckoned.length)}</p>
          <FaultNotice fault={firstFault.fault} kind="warn" />
        </>
      )}
      {moved.length > 0 && (
        <div className={styles['movedList']}>
          <DataGrid
            label={words.list}
            columns={columns}
            rows={moved}
            rowId={({ id }) => id}
            onOpen={({ id }) => go.dossier(id)}
            empty={null}
          />
        </div>
      )}
    </section>
  );
}

const columns: readonly GridColumn<MovedRow>[] = [
  {
    id: 'code',
    title: words.columns.code,
    width: 200,
    cell: ({ dossier }) => dossier.code,
    sortBy: ({ dossier }) => dossier.code,
  },
  {
    id: 'applicant',
    title: words.columns.applicant,
    width: '1fr',
    cell: ({ dossier }) => <span title={dossier.applicant.name}>{dossier.applicant.name}</span>,
    sortBy: ({ dossier }) => dossier.applicant.name,
  },
  {
    id: 'from',
    title: words.columns.from,
    width: 158,
    cell: ({ from }) => formatShortDateTime(from),
    sortBy: ({ from }) => from,
  },
  {
    id: 'to',
    title: words.columns.to,
    width: 158,
    cell: ({ to }) => <strong>{formatShortDateTime(to)}</strong>,
    sortBy: ({ to }) => to,
  },
  {
    id: 'slip',
    title: words.columns.slip,
    width: 200,
    cell: ({ wrongSlips }) => (wrongSlips.length === 0 ? '–' : wrongSlips.join(', ')),
  },
];
