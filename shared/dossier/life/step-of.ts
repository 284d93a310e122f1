import type { PauseCause } from '../events.ts';
import { type Step, stepFacts, steps } from './transitions.ts';

const pauseSteps: Readonly<Record<PauseCause, Step>> = {
  supplement: 'pause-for-supplement',
  'financial-duty': 'require-duty',
  'outside-phase': 'pause-phase',
};

export function pauseStep(cause: PauseCause): Step {
  return pauseSteps[cause];
}

/** The step that an event records; null for events that are no step of a life (a print, a recoding). */
export function stepOf(type: string, payload: Readonly<Record<string, unknown>>): Step | null {
  if (type === 'dossier.paused') {
    const cause = payload['cause'];
    return typeof cause === 'string' && Object.hasOwn(pauseSteps, cause)
      ? pauseSteps[cause as PauseCause]
      : null;
  }
  return steps.find((step) => stepFacts[step].event === type) ?? null;
}
