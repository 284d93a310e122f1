import type { FaultCode } from '#shared/text/fault-text.ts';
import type { Action } from '#shared/identity/rights.ts';
import { type LifeState, lifeStates } from './life-state.ts';
import type { FormKind } from '../slips/form-set.ts';

/** What can be done with a dossier, a name each. Several may be recorded by one event type (a pause has its cause). */
export const steps = [
  'register',
  'receive',
  'accept',
  'refuse',
  'request-supplement',
  'pause-for-supplement',
  'receive-supplement',
  'lapse-supplement',
  'require-duty',
  'pause-phase',
  'resume',
  'hand-over',
  'confirm-hand-over',
  'record-result',
  'apologise',
  'withdraw',
  'return',
  'collect-fee',
  'correct-fee',
  'name-late-cause',
  'plan-legs',
] as const;
export type Step = (typeof steps)[number];

export interface Transition {
  readonly step: Step;
  /** `none`: there is no dossier yet. */
  readonly from: LifeState | 'none';
  readonly to: LifeState;
  /** Code of why a supervisor must look: it cannot be right, and yet it happened. */
  readonly review?: FaultCode;
}

export interface StepFacts {
  /** Type of the event that records it. */
  readonly event: string;
  /** Who may: the table of rights says which roles. */
  readonly action: Action;
  /** The official form that goes with it, in the numbering of Thông tư 03/2025. */
  readonly form: FormKind | null;
}

export const stepFacts: Readonly<Record<Step, StepFacts>> = {
  register: { event: 'dossier.registered', action: 'dossier.receive', form: null },
  receive: { event: 'dossier.received', action: 'dossier.receive', form: 'receipt' },
  accept: { event: 'dossier.accepted', action: 'dossier.receive', form: 'receipt' },
  refuse: { event: 'dossier.refused', action: 'dossier.refuse', form: 'refusal' },
  'request-supplement': {
    event: 'dossier.supplement-requested',
    action: 'dossier.supplement',
    form: 'supplement-request',
  },
  'pause-for-supplement': { event: 'dossier.paused', action: 'dossier.pause', form: null },
  'receive-supplement': { event: 'dossier.supplement-received', action: 'dossier.supplement', form: null },
  'lapse-supplement': {
    event: 'dossier.supplement-lapsed',
    action: 'dossier.supplement',
    form: 'stop-notice',
  },
  'require-duty': { event: 'dossier.paused', action: 'dossier.pause', form: null },
  'pause-phase': { event: 'dossier.paused', action: 'dossier.pause', form: null },
  resume: { event: 'dossier.resumed', action: 'dossier.pause', form: null },
  'hand-over': { event: 'dossier.handed-over', action: 'dossier.hand-over', form: 'control-slip' },
  'confirm-hand-over': {
    event: 'dossier.hand-over-confirmed',
    action: 'dossier.hand-over',
    form: 'control-slip',
  },
  'record-result': {
    event: 'dossier.result-recorded',
    action: 'dossier.record-result',
    form: 'control-slip',
  },
  apologise: { event: 'dossier.reappointed', action: 'dossier.reappoint', form: 'apology' },
  withdraw: { event: 'dossier.withdrawn', action: 'dossier.withdraw', form: 'stop-notice' },
  return: { event: 'dossier.returned', action: 'dossier.return', form: 'register' },
  'collect-fee': { event: 'dossier.fee-collected', action: 'dossier.collect-fee', form: null },
  'correct-fee': { event: 'dossier.fee-corrected', action: 'dossier.collect-fee', form: null },
  'name-late-cause': { event: 'dossier.late-cause-named', action: 'dossier.name-late-cause', form: null },
  'plan-legs': { event: 'dossier.legs-planned', action: 'dossier.plan-legs', form: null },
};

const pauseSteps = ['pause-for-supplement', 'require-duty', 'pause-phase'] as const;

const stays = (step: Step, ...states: readonly LifeState[]): readonly Transition[] =>
  states.map((state) => ({ step, from: state, to: state }));

/**
 * Every legal step of a dossier's life, and nothing else is legal: judging, folding, the page that draws it and the tests read this one
 * table. The way of Thông tư 03/2025 and the exchange of the Cổng Dịch vụ công quốc gia.
 */
export const transitions: readonly Transition[] = [
  { step: 'register', from: 'none', to: 'registered' },
  { step: 'receive', from: 'none', to: 'accepted' },
  { step: 'accept', from: 'registered', to: 'accepted' },
  { step: 'refuse', from: 'registered', to: 'refused' },
  { step: 'request-supplement', from: 'registered', to: 'completing' },
  { step: 'request-supplement', from: 'accepted', to: 'supplementing' },
  { step: 'request-supplement', from: 'in-process', to: 'supplementing' },
  { step: 'pause-for-supplement', from: 'accepted', to: 'supplementing' },
  { step: 'pause-for-supplement', from: 'in-process', to: 'supplementing' },
  { step: 'receive-supplement', from: 'completing', to: 'registered' },
  { step: 'receive-supplement', from: 'supplementing', to: 'in-process' },
  { step: 'lapse-supplement', from: 'completing', to: 'stopped' },
  { step: 'lapse-supplement', from: 'supplementing', to: 'stopped' },
  { step: 'require-duty', from: 'accepted', to: 'awaiting-duty' },
  { step: 'require-duty', from: 'in-process', to: 'awaiting-duty' },
  ...stays('pause-phase', 'accepted', 'in-process'),
  ...pauseSteps.flatMap((step) =>
    (['supplementing', 'awaiting-duty'] as const).map((state): Transition => ({
      step,
      from: state,
      to: state,
      review: 'dossier-paused-already',
    })),
  ),
  ...stays('resume', 'accepted', 'in-process'),
  { step: 'resume', from: 'supplementing', to: 'in-process' },
  { step: 'resume', from: 'awaiting-duty', to: 'in-process' },
  { step: 'hand-over', from: 'accepted', to: 'in-process' },
  ...stays('hand-over', 'in-process'),
  ...stays(
    'confirm-hand-over',
    'in-process',
    'supplementing',
    'awaiting-duty',
    'withdrawn',
    'stopped',
    'at-counter',
    'returned',
  ),
  { step: 'record-result', from: 'in-process', to: 'at-counter' },
  ...stays('apologise', 'accepted', 'in-process'),
  { step: 'withdraw', from: 'accepted', to: 'withdrawn' },
  { step: 'withdraw', from: 'in-process', to: 'withdrawn' },
  { step: 'withdraw', from: 'completing', to: 'withdrawn' },
  { step: 'withdraw', from: 'supplementing', to: 'withdrawn' },
  { step: 'withdraw', from: 'awaiting-duty', to: 'withdrawn' },
  { step: 'return', from: 'at-counter', to: 'returned' },
  { step: 'return', from: 'returned', to: 'returned', review: 'returned-already' },
  ...stays('collect-fee', ...lifeStates),
  ...stays('correct-fee', ...lifeStates),
  ...stays(
    'name-late-cause',
    'accepted',
    'in-process',
    'supplementing',
    'awaiting-duty',
    'withdrawn',
    'stopped',
    'at-counter',
    'returned',
  ),
  ...stays('plan-legs', 'accepted', 'in-process'),
];

/** Where a step leads, or null when it is not legal there. */
export function transitionOf(from: LifeState | 'none', step: Step): Transition | null {
  return transitions.find((one) => one.from === from && one.step === step) ?? null;
}

/** The steps that are legal from a state, in the order of the table. What needs a supervisor afterwards is not offered. */
export function legalSteps(from: LifeState): readonly Step[] {
  return transitions.filter((one) => one.from === from && one.review === undefined).map(({ step }) => step);
}
