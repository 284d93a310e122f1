import type { z } from 'zod';
import type { printedSlipSchema } from '#shared/bridge/contract.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import type { LaidOutPage, LayOut, PrintResult } from './print-port.ts';
import type { SlipFiles } from './slip-files.ts';
import { sheetOf } from './slip-markup.ts';

export type PrintedSlip = z.output<typeof printedSlipSchema>;

export interface SlipPrinterPorts {
  readonly layOut: LayOut;
  readonly files: SlipFiles;
  /** Gives the fonts' style sheet; asked once for each slip. */
  readonly fonts: () => Promise<string>;
  /** Milliseconds for the page, and again for the printer. */
  readonly timeoutMs: number;
  readonly report: (
    event: 'print-failed' | 'print-timeout' | 'printer-refused' | 'printer-silent',
    error?: unknown,
  ) => void;
}

/** What `device` says of a slip that went to a file only. */
const pdfDevice = 'pdf';

/**
 * Prints papers, one at a time. The PDF is always kept, and first, so that no failure of a printer loses the slip.
 *
 * Outcomes: without a printer `printed-confirmed` (the file is there, we have looked). With one `printed-unknown` when the spooler took
 * the page: whether paper came out nobody but the officer can see. `failed` when the spooler refused; the PDF is there to print again.
 */
export class SlipPrinter {
  private readonly ports: SlipPrinterPorts;
  private last: Promise<unknown> = Promise.resolve();

  constructor(ports: SlipPrinterPorts) {
    this.ports = ports;
  }

  /** @param printerName as the system calls it, or null for a PDF alone */
  print(paper: Paper, printerName: string | null): Promise<PrintResult<PrintedSlip>> {
    const done = this.last.then(() => this.printNow(paper, printerName));
    this.last = done.catch(() => undefined);
    return done;
  }

  private async printNow(paper: Paper, printerName: string | null): Promise<PrintResult<PrintedSlip>> {
    const { fonts, layOut, files, timeoutMs, report } = this.ports;
    const sheet = sheetOf(paper);
    let page: LaidOutPage | null = null;
    try {
      const laidOut = await withinTime(layOut(sheet.markup(await fonts())), timeoutMs, (late) =>
        late.close(),
      );
      if (laidOut === tooLate) return this.timedOut();
      page = laidOut;
      const pdf = await withinTime(page.pdf(), timeoutMs);
      if (pdf === tooLate) return this.timedOut();
      const kept = await files.keep(sheet, pdf);
      if (!kept.ok) return kept;
      const outcome = printerName === null ? 'printed-confirmed' : await this.toPaper(page, printerName);
      return ok({ outcome, device: printerName ?? pdfDevice, copies: sheet.copies, ...kept.value });
    } catch (error) {
      report('print-failed', error);
      return fault('print-failed');
    } finally {
      page?.close();
    }
  }

  private timedOut(): PrintResult<never> {
    this.ports.report('print-timeout');
    return fault('print-failed');
  }

  private async toPaper(page: LaidOutPage, printerName: string): Promise<PrintedSlip['outcome']> {
    try {
      const refused = await withinTime(page.toPrinter(printerName), this.ports.timeoutMs);
      if (refused === tooLate) {
        // A spooler that does not answer may still print: saying "failed" here would put two papers out.
        this.ports.report('printer-silent');
        return 'printed-unknown';
      }
      if (refused === null) return 'printed-unknown';
    } catch (error) {
      this.ports.report('printer-refused', error);
      return 'failed';
    }
    this.ports.report('printer-refused');
    return 'failed';
  }
}

const tooLate = Symbol('too late');

/** @param dispose gets a value that arrives after nobody waits for it any more */
async function withinTime<T>(
  promise: Promise<T>,
  ms: number,
  dispose: (late: T) => void = () => undefined,
): Promise<T | typeof tooLate> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(() => resolve(tooLate), ms);
  });
  try {
    const first = await Promise.race([promise, timeout]);
    if (first === tooLate) promise.then(dispose, () => undefined);
    return first;
  } finally {
    clearTimeout(timer);
  }
}
