import type { AfterPause } from '#shared/calendar/pauses.ts';
import { defaultAfterPause } from '#shared/calendar/pauses.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { pauseCauseSchema, type PauseCause } from '#shared/dossier/events.ts';

/** A supplement is asked for by its own step, with the list of what is missing. */
export const pauseCauses = pauseCauseSchema.exclude(['supplement']).options;

/** Rule DL-9: the procedure decides what its limit does after a pause. Phases outside the limit always resume (DL-10). */
export function afterPauseOf(procedures: readonly Procedure[], key: string, cause: PauseCause): AfterPause {
  if (cause === 'outside-phase') return 'resume';
  // The last version of the procedure is the one in use.
  const afterPause = procedures.findLast((procedure) => procedure.key === key)?.afterPause;
  if (afterPause === undefined) return defaultAfterPause[cause];
  return cause === 'supplement' ? afterPause.supplement : afterPause.financialDuty;
}
