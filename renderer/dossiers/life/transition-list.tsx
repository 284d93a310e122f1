import { roleSchema } from '#shared/catalogue/role.ts';
import { type Transition, stepFacts, transitions } from '#shared/dossier/life/transitions.ts';
import { may } from '#shared/identity/rights.ts';
import { lifeStateWords, stepWords } from '#shared/text/life-words.ts';
import { text as appText } from '../../app/text.vi.ts';
import type { GridColumn } from '../../ui/data-grid.tsx';
import type { DiagramArrow } from './diagram-layout.ts';
import { text } from './text.vi.ts';

/** A row of the table beside the picture. */
export interface ListedTransition {
  readonly transition: Transition;
  /** Of its arrow; null for a step that leaves the state as it is. */
  readonly number: number | null;
}

export function listedTransitions(arrows: readonly DiagramArrow[]): readonly ListedTransition[] {
  return transitions.map((transition) => {
    const { from, to, step } = transition;
    const arrow = arrows.find((one) => one.from === from && one.to === to && one.steps.includes(step));
    return { transition, number: arrow?.number ?? null };
  });
}

const { diagramColumns: titles } = text;

export const transitionColumns: readonly GridColumn<ListedTransition>[] = [
  {
    id: 'number',
    title: '#',
    width: 48,
    cell: ({ number }) => number ?? '',
    sortBy: ({ number }) => number ?? transitions.length,
  },
  { id: 'from', title: titles.from, width: '1fr', cell: ({ transition: { from } }) => wordsOf(from) },
  {
    id: 'step',
    title: titles.step,
    width: '1.2fr',
    cell: ({ transition: { step, review } }) => (
      <span title={review === undefined ? undefined : text.diagramReview}>
        {stepWords[step]}
        {review !== undefined && ` (${text.diagramReview})`}
      </span>
    ),
    sortBy: ({ transition: { step } }) => stepWords[step],
  },
  { id: 'to', title: titles.to, width: '1fr', cell: ({ transition: { to } }) => wordsOf(to) },
  {
    id: 'form',
    title: titles.form,
    width: 80,
    cell: ({ transition: { step } }) => {
      const { form } = stepFacts[step];
      return form === null ? '' : text.forms[form];
    },
  },
  { id: 'roles', title: titles.roles, width: '1fr', cell: ({ transition: { step } }) => rolesOf(step) },
];

function wordsOf(state: Transition['from']): string {
  return state === 'none' ? text.diagramStart : lifeStateWords[state];
}

function rolesOf(step: Transition['step']): string {
  return roleSchema.options
    .filter((role) => may(role, stepFacts[step].action))
    .map((role) => appText.roles[role])
    .join(', ');
}
