import { useRef, useState } from 'react';
import { currentReceiptSlip, slipContent } from '#shared/dossier/correction/slips.ts';
import type { Dossier, Slip } from '#shared/dossier/state.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { useServices } from '../app/services.tsx';
import { useProfile } from '../app/session.tsx';
import { useToast } from '../ui/toast.tsx';
import { receiptSlipOf } from './receipt-slip-of.ts';
import { text } from './text.vi.ts';

export interface PrintSlip {
  readonly isPrinting: boolean;
  /** Prints the receipt slip and records what became of it. Pressing twice prints once. */
  readonly print: (dossier: Dossier) => void;
  /** Shows the PDF of the last print here once more; null while nothing was printed. */
  readonly showAgain: (() => void) | null;
}

/** Printing the receipt slip: the paper first, then the record of it. A failed print is a fact too and is recorded. */
export function usePrintSlip(): PrintSlip {
  const { bridge, acts, begunPrints, catalogue, clockGate, settings } = useServices();
  const profile = useProfile();
  const toast = useToast();
  const [isPrinting, setPrinting] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const isUnderWay = useRef(false);

  const show = (kept: string): Promise<Result<unknown>> => bridge.invoke('slip.show', { path: kept });
  const tell = (done: Promise<Result<unknown>>): Promise<void> =>
    done
      .catch((error: unknown) => fault('internal', { message: String(error) }))
      .then((result) => (result.ok ? undefined : toast.fault(result)));
  const run = async (dossier: Dossier, slip: Slip): Promise<Result<unknown>> => {
    const passed = await clockGate.pass();
    if (!passed.ok) return passed;
    const { receiptSize, profiles } = settings.get().printing;
    const paper = {
      slipId: slip.id,
      device: profiles[receiptSize].printerName ?? 'pdf',
      copies: 2,
      due: dossier.promise.due,
      content: slipContent(dossier),
      code: dossier.code,
    };
    const begun = await begunPrints.begin(dossier.id, paper);
    if (!begun.ok) return begun;
    const printed = await bridge.invoke('paper.print', {
      kind: 'receipt',
      slip: receiptSlipOf(dossier, profile, catalogue.formSets),
    });
    if (!printed.ok) {
      const failed = { ...paper, device: 'pdf', outcome: 'failed', sha256: null } as const;
      await acts.recordSlipPrinted(dossier.id, failed, begun.value);
      return printed;
    }
    const { path: kept, trouble, ...outcome } = printed.value;
    setPath(kept);
    const recorded = await acts.recordSlipPrinted(dossier.id, { ...paper, ...outcome }, begun.value);
    if (!recorded.ok) return recorded;
    if (outcome.outcome === 'failed') {
      return fault(trouble ?? 'print-failed', { printer: outcome.device, path: kept });
    }
    if (outcome.device !== 'pdf') {
      // The spooler took it; whether paper came out only a person can see.
      toast.show({
        kind: 'info',
        title: text.sentToPrinter(dossier.receipt.number),
        body: text.printedTo(outcome.device),
      });
      return ok(null);
    }
    toast.show({ kind: 'good', title: text.printed(dossier.receipt.number), body: text.printedToPdf });
    return show(kept);
  };

  const print = (dossier: Dossier): void => {
    const slip = currentReceiptSlip(dossier);
    if (isUnderWay.current || slip === null) return;
    isUnderWay.current = true;
    setPrinting(true);
    void tell(run(dossier, slip)).finally(() => {
      isUnderWay.current = false;
      setPrinting(false);
    });
  };
  return { isPrinting, print, showAgain: path === null ? null : () => void tell(show(path)) };
}
