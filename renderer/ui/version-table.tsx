import type { ReactElement, ReactNode } from 'react';
import styles from './version-table.module.css';

export interface VersionColumn {
  readonly id: string;
  readonly title: string;
  /** Whose version it is, when, and why: a line each. */
  readonly lines?: readonly string[];
}

export interface VersionRow {
  readonly id: string;
  readonly label: string;
  /** One for each column. */
  readonly cells: readonly ReactNode[];
  /** The versions say different things here. */
  readonly differs: boolean;
}

export interface VersionTableProps {
  /** Heading of the column that names the rows. */
  readonly label: string;
  readonly columns: readonly VersionColumn[];
  readonly rows: readonly VersionRow[];
}

/** Versions of one thing side by side. What is not said shows as a dash. */
export function VersionTable({ label, columns, rows }: VersionTableProps): ReactElement {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">{label}</th>
          {columns.map(({ id, title, lines = [] }) => (
            <th key={id} scope="col">
              {title}
              {lines.map((line) => (
                <span key={line} className={styles['line']}>
                  {line}
                </span>
              ))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label: name, cells, differs }) => (
          <tr key={id} className={differs ? styles['differs'] : undefined}>
            <th scope="row">{name}</th>
            {columns.map((column, place) => (
              <td key={column.id}>{cells[place] === '' ? '–' : cells[place]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
