import { useRef, useState } from 'react';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { useToast } from '../ui/toast.tsx';
import { useServices } from './services.tsx';
import { text } from './text.vi.ts';

export interface PrintPaper {
  readonly isPrinting: boolean;
  /**
   * Pressing twice prints once.
   *
   * @param release puts on record what must be there before it is printed
   */
  readonly print: (paper: Paper, release?: Release) => void;
}

type Release = <T>(leave: () => Promise<Result<T>>) => Promise<Result<T>>;

/** Printing a paper that is no slip: nothing about it goes on record unless told. A PDF is opened to be looked at; paper is announced. */
export function usePrintPaper(): PrintPaper {
  const { bridge, clockGate } = useServices();
  const toast = useToast();
  const [isPrinting, setPrinting] = useState(false);
  const isUnderWay = useRef(false);
  const run = async (paper: Paper, release: Release): Promise<Result<unknown>> => {
    const passed = await clockGate.pass();
    if (!passed.ok) return passed;
    const printed = await release(() => bridge.invoke('paper.print', paper));
    if (!printed.ok) return printed;
    const { outcome, trouble, device, path } = printed.value;
    if (outcome === 'failed') return fault(trouble ?? 'print-failed', { printer: device, path });
    if (device === 'pdf') return bridge.invoke('slip.show', { path });
    toast.show({ kind: 'info', title: text.sentToPrinter(device) });
    return ok(null);
  };
  const print: PrintPaper['print'] = (paper, release = (leave) => leave()) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setPrinting(true);
    void run(paper, release)
      .catch((error: unknown) => fault('internal', { message: String(error) }))
      .then((result) => (result.ok ? undefined : toast.fault(result)))
      .finally(() => {
        isUnderWay.current = false;
        setPrinting(false);
      });
  };
  return { isPrinting, print };
}
