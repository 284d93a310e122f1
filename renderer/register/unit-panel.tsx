import type { ReactElement } from 'react';
import { lateCauseSchema } from '#shared/dossier/life/late-cause.ts';
import { Panel } from '../ui/panel.tsx';
import { text as lifeText } from '../dossiers/life/text.vi.ts';
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
            <th scope="col">{units.causes}</th>
            <th scope="col">{units.uncaused}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ unit, all, inTime, late, open, causes, uncaused }) => (
            <tr key={unit ?? ''}>
              <th scope="row">{unit ?? units.citizen}</th>
              <td>{all}</td>
              <td>{inTime}</td>
              <td>{late}</td>
              <td>{open}</td>
              <td>{causeWords(causes)}</td>
              <td>{uncaused}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function causeWords(causes: UnitCount['causes']): string {
  return lateCauseSchema.options
    .filter((cause) => causes[cause] > 0)
    .map((cause) => units.cause(lifeText.late.causes[cause], causes[cause]))
    .join('; ');
}
