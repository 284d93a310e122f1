import type { ReactElement } from 'react';
import { type LocalDateTime, timeOf } from '#shared/calendar/local-time.ts';
import type { DayCounts, DayLog, FieldCount } from '#shared/daylog/day-log.ts';
import {
  type DayFigure,
  type DayScope,
  type HourCount,
  wholeOffice,
} from '#shared/daylog/day-log-entries.ts';
import { Panel } from '../ui/panel.tsx';
import styles from './day-log.module.css';
import { isSameFigure } from './figure-bar.tsx';
import { text } from './text.vi.ts';

/** What the list below shows: whose part of the day, and which figure of it. */
export interface Opened {
  readonly scope: DayScope;
  readonly figure: DayFigure;
}

export interface CounterTableProps {
  readonly log: DayLog;
  readonly opened: Opened;
  readonly onOpen: (opened: Opened) => void;
  readonly withIncidents: boolean;
}

/** The office, its counters and the people at them; every figure opens its list. */
export function CounterTable(table: CounterTableProps): ReactElement {
  const { log, withIncidents } = table;
  return (
    <Panel title={text.byCounter} isFlush>
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{text.columns.who}</th>
              <th scope="col">{text.columns.received}</th>
              <th scope="col">{text.columns.printed}</th>
              <th scope="col">{text.columns.unprinted}</th>
              {withIncidents && <th scope="col">{text.columns.incidents}</th>}
              <th scope="col">{text.columns.hours}</th>
            </tr>
          </thead>
          <tbody>
            {log.counters.flatMap(({ id, name, counts, officers }) => [
              <CountsRow
                key={id}
                className={styles['counterRow']}
                name={name ?? text.goneCounter}
                counts={counts}
                scope={{ counterId: id, userId: null }}
                table={table}
              />,
              ...officers.map((officer) => (
                <CountsRow
                  key={`${id}/${officer.id}`}
                  className={styles['officerRow']}
                  name={officer.name ?? text.someone}
                  counts={officer.counts}
                  scope={{ counterId: id, userId: officer.id }}
                  table={table}
                />
              )),
            ])}
            <CountsRow
              className={styles['totalRow']}
              name={text.total}
              counts={log.total}
              scope={wholeOffice}
              table={table}
            />
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface CountsRowProps {
  readonly name: string;
  readonly counts: DayCounts;
  readonly scope: DayScope;
  readonly table: CounterTableProps;
  readonly className: string | undefined;
}

function CountsRow({ name, counts, scope, table, className }: CountsRowProps): ReactElement {
  const { opened, onOpen, withIncidents } = table;
  const isHere = isSameScope(scope, opened.scope);
  const cell = (label: string, count: number, figure: DayFigure): ReactElement => (
    <td>
      <Count
        label={`${name}, ${label}: ${count}`}
        count={count}
        isOpen={isHere && isSameFigure(figure, opened.figure)}
        onOpen={() => onOpen({ scope, figure })}
      />
    </td>
  );
  return (
    <tr className={className}>
      <th scope="row" title={name}>
        <button
          type="button"
          className={styles['who']}
          aria-pressed={isHere}
          onClick={() => onOpen({ scope, figure: { kind: 'all' } })}
        >
          {name}
        </button>
      </th>
      {cell(text.columns.received, counts.received, { kind: 'received' })}
      {cell(text.columns.printed, counts.slips['printed-confirmed'], {
        kind: 'slip',
        state: 'printed-confirmed',
      })}
      {cell(text.columns.unprinted, counts.slips.issued, { kind: 'slip', state: 'issued' })}
      {withIncidents && cell(text.columns.incidents, counts.incidents, { kind: 'incidents' })}
      <td>{hours(counts)}</td>
    </tr>
  );
}

interface CountProps {
  readonly label: string;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

/** A figure that opens its list; nothing is no list. */
function Count({ label, count, isOpen, onOpen }: CountProps): ReactElement {
  if (count === 0) return <span className={styles['nothing']}>0</span>;
  return (
    <button
      type="button"
      className={styles['open']}
      aria-label={label}
      aria-pressed={isOpen}
      onClick={onOpen}
    >
      {count}
    </button>
  );
}

export interface FieldListProps {
  readonly fields: readonly FieldCount[];
  readonly figure: DayFigure;
  readonly onChoose: (figure: DayFigure) => void;
}

/** Lĩnh vực by number of dossiers. */
export function FieldList({ fields, figure, onChoose }: FieldListProps): ReactElement {
  const most = fields[0]?.count ?? 1;
  return (
    <Panel title={text.byField} isFlush>
      <div className={styles['scroll']}>
        {fields.length === 0 && <p className={styles['empty']}>{text.noDossiersTitle}</p>}
        <ul className={styles['fields']}>
          {fields.map(({ field, count }) => {
            const own: DayFigure = { kind: 'field', field };
            return (
              <li key={field} className={styles['field']}>
                <span className={styles['fieldName']} title={field}>
                  {field}
                </span>
                <span aria-hidden className={styles['track']}>
                  <span
                    className={styles['fill']}
                    style={{ display: 'block', width: `${(count / most) * 100}%` }}
                  />
                </span>
                <Count
                  label={`${field}: ${count}`}
                  count={count}
                  isOpen={isSameFigure(own, figure)}
                  onOpen={() => onChoose(own)}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </Panel>
  );
}

/** When the citizens came: a column an hour. */
export function Rhythm({ counts }: { readonly counts: readonly HourCount[] }): ReactElement {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const spoken = counts
    .filter(({ count }) => count > 0)
    .map(({ hour, count }) => text.rhythmPart(hour, count));
  return (
    <Panel title={text.rhythm} isFlush>
      <div role="img" aria-label={text.rhythmLabel(spoken.join(', '))} className={styles['rhythm']}>
        {counts.map(({ hour, count }) => (
          <div key={hour} className={styles['hour']}>
            {count > 0 && <span className={styles['hourCount']}>{count}</span>}
            <div className={styles['column']} style={{ height: `${(count / most) * 68}%` }} />
            <span className={styles['hourName']}>{hour}</span>
          </div>
        ))}
      </div>
    </Panel>
  );
}

function isSameScope(a: DayScope, b: DayScope): boolean {
  return a.counterId === b.counterId && a.userId === b.userId;
}

function hours({ first, last }: DayCounts): string {
  if (first === null || last === null) return '';
  const [from, to] = [clock(first), clock(last)];
  return from === to ? from : `${from} – ${to}`;
}

function clock(at: LocalDateTime): string {
  return timeOf(at).slice(0, 5);
}
