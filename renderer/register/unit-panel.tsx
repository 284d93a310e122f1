import type { ReactElement } from 'react';
import { Panel } from '../ui/panel.tsx';
import styles from './register.module.css';
import { text } from './text.vi.ts';
import type { UnitCount } from './unit-counts.ts';

const { units } = text;

/** Linked dossiers, once for the citizen and once for each unit; nothing when there are none. */
export function UnitPanel({ counts }: { readonly counts: readonly UnitCount[] }): ReactElement | null {
  if (counts.length === 0) return null;
  return (
    <Panel title={units.title} isFlush>
      <table className={styles['units']}>
        <thead>
          <tr>
            <th scope="col">{units.unit}</th>
            <th scope="col">{units.all}</th>
            <th scope="col">{units.inTime}</th>
            <th scope="col">{units.late}</th>
            <th scope="col">{units.open}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ unit, all, inTime, late, open }) => (
            <tr key={unit ?? ''}>
              <th scope="row">{unit ?? units.citizen}</th>
              <td>{all}</td>
              <td>{inTime}</td>
              <td>{late}</td>
              <td>{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
