import { useRef, useState } from 'react';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { useToast } from '../ui/toast.tsx';
import { useServices } from './services.tsx';
import { text } from './text.vi.ts';

export interface PrintPaper {
  readonly isPrinting: boolean;
  /** Pressing twice prints once. */
  readonly print: (paper: Paper) => void;
}

/** Printing a paper that is no slip: nothing about it goes on record. A PDF is opened to be looked at; paper is announced. */
export function usePrintPaper(): PrintPaper {
  const { bridge, clockGate } = useServices();
  const toast = useToast();
  const [isPrinting, setPrinting] = useState(false);
  const isUnderWay = useRef(false);
  const run = async (paper: Paper): Promise<Result<unknown>> => {
    const passed = await clockGate.pass();
    if (!passed.ok) return passed;
    const printed = await bridge.invoke('paper.print', paper);
    if (!printed.ok) return printed;
    const { outcome, trouble, device, path } = printed.value;
    if (outcome === 'failed') return fault(trouble ?? 'print-failed', { printer: device, path });
    if (device === 'pdf') return bridge.invoke('slip.show', { path });
    toast.show({ kind: 'info', title: text.sentToPrinter(device) });
    return ok(null);
  };
  const print = (paper: Paper): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPrinting(true);
    void run(paper)
      .catch((error: unknown) => fault('internal', { message: String(error) }))
      .then((result) => (result.ok ? undefined : toast.fault(result)))
      .finally(() => {
        isUnderWay.current = false;
        setPrinting(false);
      });
  };
  return { isPrinting, print };
}
