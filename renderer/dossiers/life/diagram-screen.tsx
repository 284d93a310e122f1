import type { ReactElement } from 'react';
import { type Role, roleSchema } from '#shared/catalogue/role.ts';
import { type LifeState, officialStates } from '#shared/dossier/life/life-state.ts';
import { type Transition, stepFacts, transitions } from '#shared/dossier/life/transitions.ts';
import { may } from '#shared/identity/rights.ts';
import { lifeStateWords, stepWords } from '#shared/text/life-words.ts';
import { useDiagramState } from '../../app/navigation.ts';
import { text as appText } from '../../app/text.vi.ts';
import { Panel } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { boxSize, type Diagram, type DiagramArrow, diagramOf } from './diagram-layout.ts';
import styles from './diagram.module.css';
import { text } from './text.vi.ts';

/** The states of a dossier and all that leads from one to another, drawn from the table by which every act is judged. */
export function LifeDiagramScreen(): ReactElement {
  const here = useDiagramState();
  const diagram = diagramOf();
  return (
    <Screen title={text.diagramTitle} remark={text.diagramRemark}>
      <Panel title={text.diagramLabel}>
        <Picture diagram={diagram} here={here} />
        {here !== null && (
          <p className={styles['soft']}>
            {text.diagramHere}: {lifeStateWords[here]}.
          </p>
        )}
      </Panel>
      <Panel title={text.diagramTable} isFilling>
        <Table arrows={diagram.arrows} />
      </Panel>
    </Screen>
  );
}

function Picture({
  diagram: { width, height, boxes, arrows },
  here,
}: {
  readonly diagram: Diagram;
  readonly here: LifeState | null;
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
      {arrows.map(({ number, path, from, to }) => (
        <path
          key={number}
          d={path}
          markerEnd="url(#tip)"
          className={from === here || to === here ? styles['arrowHere'] : styles['arrow']}
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
          <circle r={9.5} className={styles['badge']} />
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

function Table({ arrows }: { readonly arrows: readonly DiagramArrow[] }): ReactElement {
  const { diagramColumns: titles } = text;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{titles.from}</th>
          <th scope="col">{titles.step}</th>
          <th scope="col">{titles.to}</th>
          <th scope="col">{titles.form}</th>
          <th scope="col">{titles.roles}</th>
        </tr>
      </thead>
      <tbody>
        {transitions.map((one) => (
          <Row key={`${one.from} ${one.step}`} transition={one} arrows={arrows} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  transition: { from, step, to, review },
  arrows,
}: {
  readonly transition: Transition;
  readonly arrows: readonly DiagramArrow[];
}): ReactElement {
  const { action, form } = stepFacts[step];
  const arrow = arrows.find((one) => one.from === from && one.to === to && one.steps.includes(step));
  const roles = roleSchema.options.filter((role: Role) => may(role, action));
  return (
    <tr>
      <td>{arrow?.number ?? ''}</td>
      <td>{from === 'none' ? text.diagramStart : lifeStateWords[from]}</td>
      <td>
        {stepWords[step]}
        {review !== undefined && ` (${text.diagramReview})`}
      </td>
      <td>{lifeStateWords[to]}</td>
      <td>{form === null ? '' : text.forms[form]}</td>
      <td>{roles.map((role) => appText.roles[role]).join(', ')}</td>
    </tr>
  );
}
