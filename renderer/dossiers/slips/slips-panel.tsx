import { type ReactElement, useRef } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { isInDoubt, type Slip } from '#shared/dossier/slip.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useMay, useUserName } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useShortcut } from '../../ui/shortcut.tsx';
import { text as correctionText } from '../correction-text.vi.ts';
import { text as pageText } from '../text.vi.ts';
import { SlipTag } from '../slip-tag.tsx';
import { SettleButtons } from './settle-buttons.tsx';
import styles from './slips.module.css';
import { text } from './text.vi.ts';
import type { SlipPapers } from './use-slip-papers.ts';

export interface SlipsPanelProps {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
  readonly papers: SlipPapers;
}

/** Every numbered form of a dossier: what became of it, and how to see, print and settle it. */
export function SlipsPanel({ dossier, isReadOnly, papers }: SlipsPanelProps): ReactElement {
  const { slips } = dossier;
  if (slips.length === 0) return <></>;
  return (
    <Panel title={text.title}>
      <ol className={styles['slips']}>
        {slips.map((slip, place) => (
          <SlipLine
            key={slip.id}
            slip={slip}
            dossier={dossier}
            // Nine keys; further slips are reached by Tab.
            keys={place < 9 ? `Alt+${place + 1}` : null}
            isReadOnly={isReadOnly}
            papers={papers}
          />
        ))}
      </ol>
    </Panel>
  );
}

interface SlipLineProps extends SlipsPanelProps {
  readonly slip: Slip;
  readonly keys: string | null;
}

function SlipLine({ slip, dossier, keys, isReadOnly, papers }: SlipLineProps): ReactElement {
  const nameOf = useUserName();
  const mayPrint = useMay('dossier.print-slip') && !isReadOnly;
  const first = useRef<HTMLButtonElement>(null);
  const { form, number, issued, handled, state, prints } = slip;
  const place = { dossierId: dossier.id, slipId: slip.id };
  const who = ({ at, by }: Slip['issued']): [string, string] => [
    formatShortDateTime(at),
    nameOf(by) ?? pageText.someone,
  ];
  const isDoubtful = isInDoubt(slip);
  useShortcut(keys, text.toSlip(number), () => first.current?.focus());
  return (
    <li className={styles['slip']} aria-label={text.slipLabel(form, number)}>
      <div className={styles['head']}>
        <strong className={styles['number']}>{number}</strong>
        <SlipTag slip={slip} />
        {keys !== null && (
          <span aria-hidden className={styles['key']}>
            <Kbd keys={keys} />
          </span>
        )}
      </div>
      <span>{text.forms[form]}</span>
      <span className={styles['soft']}>
        {text.issued(...who(issued))}
        {handled !== null && `; ${text.handled(...who(handled))}`}
      </span>
      <SlipChain slip={slip} slips={dossier.slips} />
      {isDoubtful && mayPrint && <span className={styles['doubt']}>{text.inDoubt}</span>}
      {state !== 'void' && (
        <div className={styles['actions']}>
          {isDoubtful && mayPrint && (
            <SettleButtons
              isBusy={papers.isPrinting}
              firstRef={first}
              onSettle={(cameOut) => papers.settle(place, cameOut)}
            />
          )}
          <Button
            label={text.show}
            kind="quiet"
            {...(isDoubtful && mayPrint ? {} : { ref: first })}
            onClick={() => papers.show(place)}
          />
          {mayPrint && !isDoubtful && (
            <Button
              label={prints > 0 ? text.reprint : text.print}
              kind="quiet"
              isBusy={papers.isPrinting}
              onClick={() => papers.print(place)}
            />
          )}
        </div>
      )}
    </li>
  );
}

/** Which slip took its place, and whose place it took. */
function SlipChain({
  slip,
  slips,
}: {
  readonly slip: Slip;
  readonly slips: readonly Slip[];
}): ReactElement | null {
  const { replacedBy, replaces } = slip;
  const replaced = slips.find(({ id }) => id === replaces);
  if (replacedBy === null && replaced === undefined) return null;
  const words = [
    replaced === undefined ? '' : correctionText.replaces(replaced.number),
    replacedBy === null
      ? ''
      : correctionText.replacedBy(replacedBy.number, formatShortDateTime(localDateTimeOf(replacedBy.at))),
  ];
  return <span className={styles['soft']}>{words.filter((part) => part !== '').join(', ')}</span>;
}
