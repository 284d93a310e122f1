import { type ReactElement, useState } from 'react';
import { type LifeState, officialStates } from '#shared/dossier/life/life-state.ts';
import { lifeStateWords } from '#shared/text/life-words.ts';
import { useDiagramState } from '../../app/navigation.ts';
import { DataGrid } from '../../ui/data-grid.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { boxSize, type Diagram, diagramOf } from './diagram-layout.ts';
import styles from './diagram.module.css';
import { text } from './text.vi.ts';
import { type ListedTransition, listedTransitions, transitionColumns } from './transition-list.tsx';

/** The states of a dossier and all that leads from one to another, drawn from the table by which every act is judged. */
export function LifeDiagramScreen(): ReactElement {
  const here = useDiagramState();
  const [diagram] = useState(diagramOf);
  const [listed] = useState(() => listedTransitions(diagram.arrows));
  const [chosen, setChosen] = useState<number | null>(null);
  const select = (row: ListedTransition | null): void => setChosen(row?.number ?? null);
  return (
    <Screen title={text.diagramTitle} remark={text.diagramRemark}>
      <Panel title={text.diagramLabel}>
        <Picture diagram={diagram} here={here} chosen={chosen} />
        {here !== null && (
          <p className={styles['soft']}>
            {text.diagramHere}: {lifeStateWords[here]}.
          </p>
        )}
      </Panel>
      <Panel title={text.diagramTable} isFlush isFilling>
        <DataGrid<ListedTransition>
          label={text.diagramTable}
          columns={transitionColumns}
          rows={listed}
          rowId={({ transition }) => `${transition.from} ${transition.step}`}
          onOpen={select}
          onSelect={select}
          empty={null}
          autoFocus
        />
      </Panel>
    </Screen>
  );
}

function Picture({
  diagram: { width, height, boxes, arrows },
  here,
  chosen,
}: {
  readonly diagram: Diagram;
  readonly here: LifeState | null;
  /** Number of the arrow that the table stands on. */
  readonly chosen: number | null;
}): ReactElement {
  return (
    <svg
      className={styles['picture']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${text.diagramLabel}. ${text.diagramTable} ${text.diagramColumns.step.toLowerCase()}.`}
    >
      <defs>
        <marker
          id="tip"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto-start-reverse"
        >
          <path d="M 0 0 L 8 4 L 0 8 z" className={styles['tip']} />
        </marker>
      </defs>
      {arrows.map(({ number, path }) => (
        <path
          key={number}
          d={path}
          markerEnd="url(#tip)"
          className={number === chosen ? styles['arrowHere'] : styles['arrow']}
        />
      ))}
      {boxes.map(({ state, x, y }) => (
        <g key={state} transform={`translate(${x} ${y})`}>
          <rect
            width={boxSize.width}
            height={boxSize.height}
            rx={6}
            className={state === here ? styles['boxHere'] : boxClass(state)}
          />
          {wordsIn(state).map((line, place, { length }) => (
            <text
              key={line}
              x={boxSize.width / 2}
              y={boxSize.height / 2 + (place - (length - 1) / 2) * 15}
              className={styles['word']}
            >
              {line}
            </text>
          ))}
        </g>
      ))}
      {arrows.map(({ number, at }) => (
        <g key={number} transform={`translate(${at.x} ${at.y})`}>
          <circle r={9.5} className={number === chosen ? styles['badgeHere'] : styles['badge']} />
          <text className={styles['number']}>{number}</text>
        </g>
      ))}
    </svg>
  );
}

function boxClass(state: LifeState | 'none'): string | undefined {
  if (state === 'none') return styles['boxStart'];
  return officialStates[state].isFinal ? styles['boxFinal'] : styles['box'];
}

/** Code and words, broken into two lines where they are long. */
function wordsIn(state: LifeState | 'none'): readonly string[] {
  if (state === 'none') return [text.diagramStart];
  const words = `${officialStates[state].code}. ${lifeStateWords[state]}`;
  if (words.length <= lineLength) return [words];
  const cut = words.lastIndexOf(' ', lineLength);
  return [words.slice(0, cut), words.slice(cut + 1)];
}

const lineLength = 24;
