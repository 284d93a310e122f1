import { type GivenLateCause, lateCauseNamed, owesLateCause } from '#shared/dossier/life/late-cause.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { RecordedDefinition, Saved } from './recorder.ts';
import { type Held, slipOfStep, type StepRecorder, type StepSlip } from './step-recorder.ts';

/**
 * A step that settles, ends or returns a dossier, in one transaction after the cause of its lateness: no dossier leaves the desk late and
 * without a cause. Fault: `late-cause-missing` when it owes one and none is given; then nothing is recorded.
 */
export function closingStep<Payload extends object>(
  steps: StepRecorder,
  id: DossierId,
  lateCause: GivenLateCause | null,
  definition: RecordedDefinition<Payload>,
  payloadOf: (held: Held) => Result<Payload>,
  draftKey?: string,
): Promise<Result<Saved<StepSlip>>> {
  return steps.save(async (tx) => {
    if (lateCause !== null) {
      const named = await steps.record(tx, id, lateCauseNamed, ({ at }) =>
        ok({ at, ...lateCause, legId: null }),
      );
      if (!named.ok) return named;
    }
    const recorded = await steps.record(tx, id, definition, (held) => {
      const payload = payloadOf(held);
      return payload.ok && owesLateCause(held.dossier, held.at) ? fault('late-cause-missing') : payload;
    });
    return recorded.ok ? ok(slipOfStep(recorded.value)) : recorded;
  }, draftKey);
}
