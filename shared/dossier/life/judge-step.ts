import { type Judgement, refuse, review } from '#shared/log/judgement.ts';
import type { LifeState } from './life-state.ts';
import { type Step, type Transition, transitionOf } from './transitions.ts';

/**
 * A step against the table, whatever else there is to say of it. A step that was legal on the actor's screen and is not any more was
 * overtaken by another one; one that stays legal from where the dossier is now goes through, however stale the screen was.
 *
 * @param base what the actor saw: `fromState`
 */
export function judgeStep(
  status: LifeState,
  step: Step,
  base: Readonly<Record<string, unknown>> | null,
): { readonly transition: Transition; readonly judgement: Judgement | null } | Judgement {
  const transition = transitionOf(status, step);
  if (transition === null) {
    const seen = base?.['fromState'];
    return refuse(typeof seen === 'string' && seen !== status ? 'step-overtaken' : 'step-illegal');
  }
  return { transition, judgement: transition.review === undefined ? null : review(transition.review) };
}

/** A refusal by the table, or the stronger of what the table and the event's own rules say. */
export function judgedByTable(
  status: LifeState,
  step: Step,
  base: Readonly<Record<string, unknown>> | null,
  own: () => Judgement,
): Judgement {
  const byTable = judgeStep(status, step, base);
  if ('verdict' in byTable) return byTable;
  const judgement = own();
  if (judgement.verdict === 'rejected') return judgement;
  return byTable.judgement ?? judgement;
}
