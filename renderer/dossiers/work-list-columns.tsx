import type { ReactElement } from 'react';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import type { ListColumn, ListedDossier } from '../search/list-query.ts';
import { AnswerTag } from '../intake/online-tag.tsx';
import { DueTag } from '../ui/due-tag.tsx';
import type { GridColumn } from '../ui/grid-view.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import { StateTag } from './life/state-tag.tsx';
import { openClassWords } from './open-class-words.ts';
import { procedureWords } from './procedure-words.ts';
import { reasonWords } from './reason-words.ts';
import { SlipTag } from './slip-tag.tsx';
import { text } from './text.vi.ts';
import styles from './work-list.module.css';

/** What the work list shows of a dossier; all but its slips can be the order of the list. */
export const workListColumns: readonly (GridColumn<ListedDossier> & { readonly id: ListColumn | 'slip' })[] =
  [
    {
      id: 'code',
      title: text.columns.code,
      width: 212,
      cell: ({ row }) =>
        !row.isVoided ? (
          <strong className={styles['code']}>{row.code}</strong>
        ) : (
          <s className={styles['code']} title={text.voidedTitle}>
            {row.code}
          </s>
        ),
      isSortable: true,
    },
    {
      id: 'applicant',
      title: text.columns.applicant,
      width: '1.5fr',
      // A long name gives way: it can be guessed from its beginning, and half a number tells nobody from anybody.
      cell: ({ row }) => (
        <span className={styles['applicant']} title={`${row.name} ${row.idNumber}`}>
          <span className={styles['name']}>{row.name}</span>
          <span className={styles['number']}>{row.idNumber}</span>
          <span aria-hidden className={styles['lastDigits']}>
            {lastDigits(row.idNumber)}
          </span>
        </span>
      ),
      isSortable: true,
    },
    {
      id: 'procedure',
      title: text.columns.procedure,
      width: '1fr',
      cell: ({ row }) => (
        <>
          {row.answer !== null && <AnswerTag answer={row.answer} />}{' '}
          <span title={row.procedure}>{procedureWords(row.procedure)}</span>
        </>
      ),
      isSortable: true,
    },
    {
      id: 'received',
      title: text.columns.received,
      width: 100,
      narrow: 'none',
      cell: ({ row }) => <Received at={row.receivedAt} />,
      isSortable: true,
    },
    {
      id: 'left',
      title: text.columns.left,
      width: 188,
      narrow: 176,
      cell: ({ row, left, openClass }) =>
        openClass === 'settled' ? (
          <StateTag status={row.status} isPlain />
        ) : (
          <DueTag
            kind={openClass}
            label={openClassWords(openClass, left, row.due)}
            title={
              openClass === 'paused'
                ? text.pausedTitle
                : `${text.columns.due}: ${formatShortDateTime(row.due)}`
            }
          />
        ),
      isSortable: true,
    },
    {
      id: 'slip',
      title: text.columns.slip,
      width: 124,
      narrow: 60,
      // A slip that was replaced is told of on the dossier's page.
      cell: ({ row }) => row.slips.map((slip) => <SlipTag key={slip.id} slip={slip} isShortWhenNarrow />),
    },
    {
      id: 'sync',
      title: text.columns.sync,
      width: 150,
      narrow: 144,
      cell: ({ row }) => <SyncTag state={row.sync} reason={reasonWords(row.reason)} />,
      isSortable: true,
    },
  ];

/** `…4567` of a masked number; nothing where not even those are shown. */
function lastDigits(masked: string): string {
  const last = masked.slice(-4);
  return /\d/.test(last) ? `…${last}` : '';
}

/** Without the year, which open dossiers hardly need; pointing at it tells. */
function Received({ at }: { readonly at: LocalDateTime }): ReactElement {
  const whole = formatShortDateTime(at);
  return <span title={whole}>{whole.slice(0, '16:30 05/02'.length)}</span>;
}
