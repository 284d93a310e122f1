import type { Step } from '#shared/dossier/life/transitions.ts';
import { collectFeeSpec, correctFeeSpec, legsSpec, returnSpec } from './citizen-specs.ts';
import {
  acceptSpec,
  confirmHandOverSpec,
  handOverSpec,
  lapseSupplementSpec,
  receiveSupplementSpec,
  refuseSpec,
  requestSupplementSpec,
  resultSpec,
  withdrawSpec,
} from './counter-specs.ts';
import { lateCauseSpec } from './late-cause-spec.ts';
import type { SpecContext } from './spec-context.ts';
import type { StepSpec } from './step-spec.ts';

/** A step that has a button on the life panel: its key, and its form. Pauses and the letter have theirs beside the promise. */
export interface PanelStep {
  readonly shortcut: string;
  readonly spec: (context: SpecContext) => StepSpec;
}

/** In the order in which they stand. */
export const panelSteps: Readonly<Partial<Record<Step, PanelStep>>> = {
  accept: { shortcut: 'Alt+N', spec: acceptSpec },
  'receive-supplement': { shortcut: 'Alt+N', spec: receiveSupplementSpec },
  return: { shortcut: 'Alt+A', spec: returnSpec },
  'hand-over': { shortcut: 'Alt+G', spec: handOverSpec },
  'confirm-hand-over': { shortcut: 'Alt+X', spec: confirmHandOverSpec },
  'record-result': { shortcut: 'Alt+R', spec: resultSpec },
  'request-supplement': { shortcut: 'Alt+Y', spec: requestSupplementSpec },
  'lapse-supplement': { shortcut: 'Alt+Q', spec: lapseSupplementSpec },
  refuse: { shortcut: 'Alt+W', spec: refuseSpec },
  withdraw: { shortcut: 'Alt+U', spec: withdrawSpec },
  'collect-fee': { shortcut: 'Alt+F', spec: collectFeeSpec },
  'correct-fee': { shortcut: 'Alt+Z', spec: correctFeeSpec },
  'name-late-cause': { shortcut: 'Alt+M', spec: lateCauseSpec },
  'plan-legs': { shortcut: 'Alt+J', spec: legsSpec },
};

/** What is to be done next as a rule: the one button that stands out. */
export function mainStep(steps: readonly Step[]): Step | null {
  const usual: readonly Step[] = ['accept', 'receive-supplement', 'return', 'hand-over', 'record-result'];
  return usual.find((step) => steps.includes(step)) ?? null;
}
