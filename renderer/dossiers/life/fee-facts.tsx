import type { ReactElement } from 'react';
import { feePaid, type MoneyLine, moneyLinesOf } from '#shared/dossier/life/fees.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatMoney, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './life.module.css';
import { text } from './text.vi.ts';

const words = text.fee;

/** All money that was taken for the dossier, the receipt's own first, and what was taken back; the sum is that of the lines. Nothing while none was. */
export function FeeFacts({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  const lines = moneyLinesOf(dossier);
  if (lines.length === 0) return null;
  return (
    <Panel title={words.defaultName} aside={<strong>{words.paid(formatMoney(feePaid(dossier)))}</strong>}>
      <table className={styles['money']} aria-label={words.defaultName}>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id ?? 'receipt'}>
              <th scope="row">
                {labelOf(line)}{' '}
                {line.receiptNumber !== '' && (
                  <span className={styles['aside']}>{words.receiptOf(line.receiptNumber)}</span>
                )}
              </th>
              <td>{formatShortDateTime(line.at)}</td>
              <td>{words.ways[line.way]}</td>
              <td className={styles['amount']}>{formatMoney(line.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** What was taken with the receipt has no name of its own. */
function labelOf({ name, of, reason }: MoneyLine): string {
  const what = name === '' ? words.atReceipt : name;
  return of === null ? what : words.correctionOf(what, reason);
}
