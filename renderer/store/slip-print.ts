import { z } from 'zod';
import { slipContent } from '#shared/dossier/correction/slips.ts';
import { type SlipPrintedPayload, slipPrinted } from '#shared/dossier/events.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type DossierId, type SlipId, dossierIdSchema } from '#shared/kernel/ids.ts';

export const slipPrintSchema = z.object({ dossierId: dossierIdSchema, payload: slipPrinted.payload });

/** What goes on the record of one dossier about a print of a slip. */
export interface SlipPrint {
  readonly dossierId: DossierId;
  readonly payload: SlipPrintedPayload;
}

export type PrintMade = Pick<SlipPrintedPayload, 'outcome' | 'device' | 'copies' | 'sha256'>;

/** A print of a slip, for each dossier that the slip is about, with what the paper says of it. */
export function slipPrints(
  dossiers: readonly Dossier[],
  slipId: SlipId,
  made: PrintMade,
): readonly SlipPrint[] {
  return dossiers.map((dossier) => ({
    dossierId: dossier.id,
    payload: {
      slipId,
      ...made,
      due: dossier.promise.due,
      content: dossier.receipt.slipId === slipId ? slipContent(dossier) : null,
      code: dossier.code,
    },
  }));
}
