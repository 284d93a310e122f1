import type { TypedEvent } from '#shared/log/event-definition.ts';
import type { Judgement } from '#shared/log/judgement.ts';
import { refuse } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import type { Dossier } from '../state.ts';
import { doorDefinitions, evolveDoor, judgeDoor } from './door.ts';
import { endingDefinitions, evolveEnding, judgeEnding } from './ending.ts';
import { evolveFee, feeDefinitions, judgeFee } from './fees.ts';
import { evolveHandOver, handOverDefinitions, judgeHandOver } from './hand-over.ts';
import { judgedByTable } from './judge-step.ts';
import { evolveLateCause, judgeLateCause, lateCauseDefinitions } from './late-cause.ts';
import { evolveLegs, judgeLegs, legsDefinitions } from './legs.ts';
import { moved } from './moved.ts';
import { evolveResult, judgeResult, resultDefinitions } from './result.ts';
import { evolveReturn, judgeReturn, returnDefinitions } from './return.ts';
import { stepOf } from './step-of.ts';
import { evolveSupplement, judgeSupplement, supplementDefinitions } from './supplement.ts';

/** Every event of a dossier's life beyond its receipt, its pauses and its re-appointment. */
export const lifeDefinitions = [
  ...doorDefinitions,
  ...supplementDefinitions,
  ...handOverDefinitions,
  ...resultDefinitions,
  ...endingDefinitions,
  ...returnDefinitions,
  ...feeDefinitions,
  ...lateCauseDefinitions,
  ...legsDefinitions,
] as const;
export type LifeDefinition = (typeof lifeDefinitions)[number];
export type LifeEvent = TypedEvent<LifeDefinition>;

const types: ReadonlySet<string> = new Set(lifeDefinitions.map(({ type }) => type));

export function isLifeEvent(event: { readonly type: string }): event is LifeEvent {
  return types.has(event.type);
}

/** The table first, then the event's own rules. */
export function judgeLife(state: Dossier | null, event: LifeEvent, context: JudgeContext): Judgement {
  if (event.type === 'dossier.registered') {
    return state === null ? judgeDoor(state, event, context) : refuse('dossier-exists');
  }
  if (state === null) return refuse('dossier-unknown');
  const step = stepOf(event.type, event.payload);
  if (step === null) return refuse('step-illegal');
  return judgedByTable(state.status, step, event.base, () => ownJudgement(state, event, context));
}

function ownJudgement(state: Dossier, event: LifeEvent, context: JudgeContext): Judgement {
  switch (event.type) {
    case 'dossier.registered':
    case 'dossier.accepted':
    case 'dossier.refused':
      return judgeDoor(state, event, context);
    case 'dossier.supplement-requested':
    case 'dossier.supplement-received':
    case 'dossier.supplement-lapsed':
      return judgeSupplement(state, event, context);
    case 'dossier.handed-over':
    case 'dossier.hand-over-confirmed':
      return judgeHandOver(state, event);
    case 'dossier.result-recorded':
      return judgeResult(state, event);
    case 'dossier.withdrawn':
      return judgeEnding(state, event);
    case 'dossier.returned':
      return judgeReturn(state, event);
    case 'dossier.fee-collected':
    case 'dossier.fee-corrected':
      return judgeFee(state, event);
    case 'dossier.late-cause-named':
      return judgeLateCause(state, event, context);
    case 'dossier.legs-planned':
      return judgeLegs(state, event);
  }
}

/** The dossier after an event that was not rejected; its state by the table, the rest by the event's own file. */
export function evolveLife(state: Dossier | null, event: LifeEvent): Dossier {
  if (event.type === 'dossier.registered') return evolveDoor(state, event);
  if (state === null) throw new Error(`evolveLife: ${event.type} before the dossier`);
  return moved(state, ownEvolution(state, event), event);
}

function ownEvolution(state: Dossier, event: Exclude<LifeEvent, { type: 'dossier.registered' }>): Dossier {
  switch (event.type) {
    case 'dossier.accepted':
    case 'dossier.refused':
      return evolveDoor(state, event);
    case 'dossier.supplement-requested':
    case 'dossier.supplement-received':
    case 'dossier.supplement-lapsed':
      return evolveSupplement(state, event);
    case 'dossier.handed-over':
    case 'dossier.hand-over-confirmed':
      return evolveHandOver(state, event);
    case 'dossier.result-recorded':
      return evolveResult(state, event);
    case 'dossier.withdrawn':
      return evolveEnding(state, event);
    case 'dossier.returned':
      return evolveReturn(state, event);
    case 'dossier.fee-collected':
    case 'dossier.fee-corrected':
      return evolveFee(state, event);
    case 'dossier.late-cause-named':
      return evolveLateCause(state, event);
    case 'dossier.legs-planned':
      return evolveLegs(state, event);
  }
}
