import { handedOver, ownControlSlip } from '#shared/dossier/life/hand-over.ts';
import type { SlipRef } from '#shared/dossier/slips/slip-number.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import type { StepRecorder, StepSlip } from './step-recorder.ts';

export interface HandOverInput {
  readonly direction: 'to-unit' | 'to-counter';
  readonly unit: string;
  readonly way: 'electronic' | 'paper';
  readonly legId: string | null;
  readonly note: string;
}

/**
 * Hands dossiers over within one transaction: several on one new control slip, one alone on the slip that it has. A refusal names the
 * dossier that it is about.
 */
export async function handOverTogether(
  steps: StepRecorder,
  tx: LocalTransaction,
  ids: readonly DossierId[],
  input: HandOverInput,
): Promise<Result<StepSlip>> {
  const isShared = ids.length > 1;
  let slip: SlipRef<'control-slip'> | null = null;
  for (const id of ids) {
    const recorded = await steps.record(tx, id, handedOver, ({ dossier, at, takeSlip }) => {
      slip ??= (isShared ? null : ownControlSlip(dossier)) ?? takeSlip('control-slip');
      return ok({ at, slip, isShared, ...input });
    });
    if (!recorded.ok) return { ...recorded, detail: { ...recorded.detail, dossier: id } };
  }
  return ok(slip);
}
