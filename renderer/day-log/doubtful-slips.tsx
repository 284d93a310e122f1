import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import type { LocalDate } from '#shared/calendar/local-time.ts';
import { type ClosingHindrance, whatHindersClosing } from '#shared/daylog/closing.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { SettleButtons } from '../dossiers/slips/settle-buttons.tsx';
import { text as slipText } from '../dossiers/slips/text.vi.ts';
import { type SlipPapers, useSlipPapers } from '../dossiers/slips/use-slip-papers.ts';
import { Button } from '../ui/button.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './day-log.module.css';
import type { Names } from './dossier-list.tsx';

/** Slips of a date and before of which nobody knows whether paper came out, and the way to settle each; nothing while there is none. */
export function DoubtfulSlips({
  date,
  names,
}: {
  readonly date: LocalDate;
  readonly names: Names;
}): ReactElement | null {
  const { db } = useServices();
  const papers = useSlipPapers();
  const rows = useLiveQuery(
    () => db.dossiers.where('doubtDates').belowOrEqual(date).distinct().toArray(),
    [db, date],
  );
  const dossiers = (rows ?? []).map(({ dossier }) => dossier);
  const hindrances = whatHindersClosing(dossiers, date);
  if (hindrances.length === 0) return null;
  return (
    <Panel title={slipText.doubtful} aside={<span>{slipText.doubtfulCount(hindrances.length)}</span>}>
      <p className={styles['doubtHint']}>
        {slipText.inDoubt} {slipText.doubtfulHint}
      </p>
      <ul className={styles['doubts']}>
        {hindrances.map((one) => (
          <DoubtLine key={one.slip.id} hindrance={one} names={names} papers={papers} />
        ))}
      </ul>
    </Panel>
  );
}

interface DoubtLineProps {
  readonly hindrance: ClosingHindrance;
  readonly names: Names;
  readonly papers: SlipPapers;
}

function DoubtLine({ hindrance: { slip, dossiers }, names, papers }: DoubtLineProps): ReactElement {
  const go = useGo();
  const mayPrint = useMay('dossier.print-slip');
  const { form, number, handled } = slip;
  const settle = (cameOut: boolean): void => {
    const [any] = dossiers;
    if (any !== undefined) papers.settle({ dossierId: any.id, slipId: slip.id }, cameOut);
  };
  return (
    <li className={styles['doubt']} aria-label={slipText.slipLabel(form, number)}>
      <span className={styles['doubtWords']}>
        <strong>{number}</strong> {slipText.forms[form]}
        {handled !== null && ` · ${formatShortDateTime(handled.at)}, ${names.person(handled.by)}`}
      </span>
      {dossiers.slice(0, mostNamed).map(({ id, code }) => (
        <Button key={id} label={code} kind="quiet" onClick={() => go.dossier(id)} />
      ))}
      {dossiers.length > mostNamed && <span>+{dossiers.length - mostNamed}</span>}
      {mayPrint && <SettleButtons isBusy={papers.isPrinting} onSettle={settle} />}
    </li>
  );
}

/** Dossiers of a shared control slip that are named in the line. */
const mostNamed = 3;
