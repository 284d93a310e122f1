import type { ReactElement } from 'react';
import type { DayCounts } from '#shared/daylog/day-log.ts';
import type { DayFigure } from '#shared/daylog/day-log-entries.ts';
import { cx } from '../ui/cx.ts';
import { Kbd } from '../ui/kbd.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import styles from './day-log.module.css';
import { text } from './text.vi.ts';

export interface FigureBarProps {
  readonly counts: DayCounts;
  readonly chosen: DayFigure;
  readonly onChoose: (figure: DayFigure) => void;
  /** False for whom the table of rights does not let read all incidents. */
  readonly withIncidents: boolean;
}

/** The day in large figures; each opens the list that it counts. */
export function FigureBar({ counts, chosen, onChoose, withIncidents }: FigureBarProps): ReactElement {
  return (
    <div role="group" aria-label={text.figures} className={styles['bar']}>
      {figuresOf(counts)
        .filter(({ figure }) => withIncidents || figure.kind !== 'incidents')
        .map((shown, index) => (
          <FigureButton
            key={shown.label}
            {...shown}
            keys={`Alt+${(index + 1) % 10}`}
            isChosen={isSameFigure(shown.figure, chosen)}
            onChoose={onChoose}
          />
        ))}
    </div>
  );
}

interface ShownFigure {
  readonly label: string;
  /** What the label has no room for. */
  readonly whole?: string;
  readonly count: number;
  readonly figure: DayFigure;
  /** How it stands out when it is not 0; the label says the same in words. */
  readonly tone?: 'warn' | 'bad';
}

function figuresOf({
  received,
  imported,
  voided,
  slips,
  incidents,
  uncaused,
  unsettled,
}: DayCounts): readonly ShownFigure[] {
  const slip = (state: keyof typeof slips): Omit<ShownFigure, 'tone'> => ({
    label: text.slips[state],
    count: slips[state],
    figure: { kind: 'slip', state },
  });
  return [
    { label: text.received, count: received, figure: { kind: 'received' } },
    slip('printed-confirmed'),
    { ...slip('issued'), tone: 'warn' },
    { ...slip('printed-unknown'), tone: 'warn' },
    { ...slip('failed'), tone: 'bad' },
    { label: text.unsettled, count: unsettled, figure: { kind: 'unsettled' }, tone: 'warn' },
    ...(imported === 0
      ? []
      : [{ label: text.imported, count: imported, figure: { kind: 'imported' as const } }]),
    { label: text.incidents, count: incidents, figure: { kind: 'incidents' } },
    { label: text.voided, count: voided, figure: { kind: 'voided' } },
    {
      label: text.uncaused,
      whole: text.uncausedList,
      count: uncaused,
      figure: { kind: 'uncaused' },
      tone: 'bad',
    },
  ];
}

interface FigureButtonProps extends ShownFigure {
  readonly keys: string;
  readonly isChosen: boolean;
  readonly onChoose: (figure: DayFigure) => void;
}

function FigureButton(props: FigureButtonProps): ReactElement {
  const { label, whole = label, count, figure, tone, keys, isChosen, onChoose } = props;
  const choose = (): void => onChoose(figure);
  useShortcut(keys, whole, choose);
  return (
    <button
      type="button"
      className={cx(styles['figure'], count > 0 && tone !== undefined && styles[tone])}
      aria-pressed={isChosen}
      aria-keyshortcuts={keys}
      onClick={choose}
    >
      <span className={styles['number']}>{count}</span>
      <span className={styles['figureLabel']} title={whole}>
        {label}
      </span>
      <span aria-hidden className={styles['figureKey']}>
        <Kbd keys={keys} />
      </span>
    </button>
  );
}

export function isSameFigure(a: DayFigure, b: DayFigure): boolean {
  if (a.kind === 'field') return b.kind === 'field' && a.field === b.field;
  if (a.kind === 'slip') return b.kind === 'slip' && a.state === b.state;
  return a.kind === b.kind;
}
