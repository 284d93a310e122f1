import type { ReactElement } from 'react';
import { timeOf } from '#shared/calendar/local-time.ts';
import {
  entriesIn,
  type FeeEntry,
  type FeeFigure,
  type FeeLedger,
  type FeeScope,
} from '#shared/daylog/fee-ledger.ts';
import type { DayTotal } from '#shared/dossier/life/fees.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { formatMoney } from '#shared/text/vietnamese-words.ts';
import { DataGrid, type GridColumn } from '../ui/data-grid.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import styles from './fee-panel.module.css';
import { feeText as text } from './fee-text.vi.ts';
import { text as dayText } from './text.vi.ts';

/** Which of the day's money the list shows. */
export interface OpenedFees {
  readonly scope: FeeScope;
  readonly figure: FeeFigure;
}

export const allFees: OpenedFees = { scope: null, figure: 'all' };

export interface FeePanelProps {
  readonly ledger: FeeLedger;
  readonly opened: OpenedFees;
  readonly onOpen: (opened: OpenedFees) => void;
  readonly onDossier: (id: DossierId) => void;
}

/** The day's till: who took what, and beside it the receipts that a figure adds up. */
export function FeePanel({ ledger, opened, onOpen, onDossier }: FeePanelProps): ReactElement {
  const { entries, takers, total } = ledger;
  return (
    <div className={styles['panel']}>
      <div className={styles['totals']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.who}</th>
              <th scope="col">{text.figures.taken}</th>
              <th scope="col">{text.figures.corrected}</th>
              <th scope="col">{text.figures.all}</th>
            </tr>
          </thead>
          <tbody>
            {takers.map((taker) => (
              <TotalRow
                key={`${taker.counterId}/${taker.userId}`}
                name={taker.name ?? dayText.someone}
                detail={taker.counterName ?? dayText.goneCounter}
                total={taker.total}
                scope={taker}
                opened={opened}
                onOpen={onOpen}
              />
            ))}
            <TotalRow
              name={dayText.total}
              detail={text.receipts(total.receipts)}
              total={total}
              scope={null}
              opened={opened}
              onOpen={onOpen}
            />
          </tbody>
        </table>
        <p className={styles['ways']}>
          {(['cash', 'transfer'] as const).map((way) => (
            <Money
              key={way}
              label={text.figures[way]}
              amount={total[way]}
              isLabelShown
              isOpen={opened.figure === way}
              onOpen={() => onOpen({ scope: null, figure: way })}
            />
          ))}
        </p>
      </div>
      <DataGrid<FeeEntry>
        label={text.list}
        columns={columns}
        rows={entriesIn(entries, opened.scope, opened.figure)}
        rowId={({ dossier, line }) => `${dossier.id}/${line.id ?? 'receipt'}`}
        onOpen={({ dossier }) => onDossier(dossier.id)}
        rowMark={({ line }) => (line.amount < 0 ? 'soon' : null)}
        empty={<EmptyState title={text.noneTitle}>{text.noneText}</EmptyState>}
      />
    </div>
  );
}

interface TotalRowProps {
  readonly name: string;
  readonly detail: string;
  readonly total: DayTotal;
  readonly scope: FeeScope;
  readonly opened: OpenedFees;
  readonly onOpen: (opened: OpenedFees) => void;
}

function TotalRow({ name, detail, total, scope, opened, onOpen }: TotalRowProps): ReactElement {
  const isHere =
    scope === null
      ? opened.scope === null
      : opened.scope?.counterId === scope.counterId && opened.scope.userId === scope.userId;
  const cell = (figure: FeeFigure, amount: number): ReactElement => (
    <td>
      <Money
        label={`${name}, ${text.figures[figure]}`}
        amount={amount}
        isOpen={isHere && opened.figure === figure}
        onOpen={() => onOpen({ scope, figure })}
      />
    </td>
  );
  return (
    <tr>
      <th scope="row">
        {name} <span className={styles['soft']}>{detail}</span>
      </th>
      {cell('taken', total.taken)}
      {cell('corrected', total.corrected)}
      {cell('all', total.total)}
    </tr>
  );
}

interface MoneyProps {
  readonly label: string;
  readonly amount: number;
  readonly isLabelShown?: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** A sum that opens its lines. */
function Money({ label, amount, isLabelShown = false, isOpen, onOpen }: MoneyProps): ReactElement {
  const words = formatMoney(amount);
  return (
    <button
      type="button"
      className={styles['money']}
      aria-label={`${label}: ${words}`}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      {isLabelShown && <span className={styles['soft']}>{label} </span>}
      {words}
    </button>
  );
}

const columns: readonly GridColumn<FeeEntry>[] = [
  {
    id: 'time',
    title: dayText.columns.time,
    width: 58,
    cell: ({ line }) => timeOf(line.at).slice(0, 5),
    sortBy: ({ line }) => line.at,
  },
  {
    id: 'receipt',
    title: text.receipt,
    width: 120,
    cell: ({ line }) => line.receiptNumber || text.noReceipt,
    sortBy: ({ line }) => line.receiptNumber,
  },
  {
    id: 'code',
    title: dayText.columns.code,
    width: 200,
    cell: ({ dossier }) => dossier.code,
    sortBy: ({ dossier }) => dossier.code,
  },
  {
    id: 'what',
    title: text.what,
    width: '1fr',
    cell: ({ dossier, line }) => {
      const words = line.of === null ? line.name || dossier.applicant.name : text.correctionOf(line.reason);
      return <span title={words}>{words}</span>;
    },
  },
  {
    id: 'amount',
    title: text.amount,
    width: 112,
    align: 'end',
    cell: ({ line }) => formatMoney(line.amount),
    sortBy: ({ line }) => line.amount,
  },
];
