import { currentReceiptSlip } from '#shared/dossier/correction/slips.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { useSlipPapers } from './slips/use-slip-papers.ts';

export interface PrintSlip {
  readonly isPrinting: boolean;
  /** Prints the receipt slip that counts, and records what became of it. Pressing twice prints once. */
  readonly print: (dossier: Dossier) => void;
}

export function usePrintSlip(): PrintSlip {
  const { isPrinting, print } = useSlipPapers();
  return {
    isPrinting,
    print: (dossier) => {
      const slip = currentReceiptSlip(dossier);
      if (slip !== null) print({ dossierId: dossier.id, slipId: slip.id });
    },
  };
}
