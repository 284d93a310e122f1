import type { z } from 'zod';
import type { printedSlipSchema } from '#shared/bridge/contract.ts';
import type { PrinterTrouble, PrintingSettings } from '#shared/bridge/printing-settings.ts';
import type { PageSetup } from '#shared/dossier/slips/page-setup.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import type { LaidOutPage, LayOut, PrintJob, PrintResult } from './print-port.ts';
import type { SlipFiles } from './slip-files.ts';
import { type PaperSheet, sheetOf } from './slip-markup.ts';
import { troubleOf, type ListPrinters } from './system-printers.ts';

export type PrintedSlip = z.output<typeof printedSlipSchema>;

export interface SlipPrinterPorts {
  readonly layOut: LayOut;
  readonly files: SlipFiles;
  /** Gives the fonts' style sheet; asked once for each slip. */
  readonly fonts: () => Promise<string>;
  /** Milliseconds for the page, and again for the printer. */
  readonly timeoutMs: number;
  readonly printers: ListPrinters;
  readonly platform: NodeJS.Platform;
  readonly report: (
    event: 'print-failed' | 'print-timeout' | 'printer-silent' | PrinterTrouble,
    error?: unknown,
  ) => void;
}

export interface PreviewedPaper {
  /** Of a file, if somebody saved it. */
  readonly name: string;
  readonly pdf: Uint8Array<ArrayBuffer>;
}

const unshifted: PageSetup['shift'] = { right: 0, down: 0 };

/** What `device` says of a slip that went to a file only. */
const pdfDevice = 'pdf';

/**
 * Prints papers, one at a time. The PDF is always kept, and first, so that no failure of a printer loses the slip.
 *
 * Outcomes: without a printer `printed-confirmed` (the file is there, we have looked). With one `printed-unknown` when the spooler took
 * the page: whether paper came out nobody but the officer can see. `failed` when the printer is known to be unable or the spooler refused,
 * with the trouble; the PDF is there to print again.
 */
export class SlipPrinter {
  private readonly ports: SlipPrinterPorts;
  private last: Promise<unknown> = Promise.resolve();

  constructor(ports: SlipPrinterPorts) {
    this.ports = ports;
  }

  print(paper: Paper, settings: PrintingSettings): Promise<PrintResult<PrintedSlip>> {
    const done = this.last.then(() => this.printNow(paper, settings));
    this.last = done.catch(() => undefined);
    return done;
  }

  /** The PDF of a paper that nobody prints: it is kept nowhere. */
  preview(paper: Paper, settings: PrintingSettings): Promise<PrintResult<PreviewedPaper>> {
    const done = this.last.then(() => this.previewNow(paper, settings));
    this.last = done.catch(() => undefined);
    return done;
  }

  private previewNow(paper: Paper, { receiptSize }: PrintingSettings): Promise<PrintResult<PreviewedPaper>> {
    const sheet = sheetOf(paper, receiptSize);
    return this.laidOut(sheet, null, unshifted, async (_page, pdf) =>
      ok({ name: `${sheet.stem}.pdf`, pdf: new Uint8Array(pdf) }),
    );
  }

  private printNow(
    paper: Paper,
    { receiptSize, profiles }: PrintingSettings,
  ): Promise<PrintResult<PrintedSlip>> {
    const sheet = sheetOf(paper, receiptSize);
    const { size, isLandscape } = sheet;
    const { printerName, shift, copies } = profiles[size];
    // A file is not out of place.
    const used = printerName === null ? unshifted : shift;
    return this.laidOut(sheet, printerName, used, async (page, pdf): Promise<PrintResult<PrintedSlip>> => {
      const kept = await this.ports.files.keep(sheet, pdf);
      if (!kept.ok) return kept;
      if (printerName === null) {
        const made = { outcome: 'printed-confirmed', trouble: null, device: pdfDevice } as const;
        return ok({ ...made, copies: sheet.copies, ...kept.value });
      }
      const sent = await this.toPaper(page, { printerName, size, isLandscape, copies });
      return ok({ ...sent, device: printerName, copies: sheet.copies * copies, ...kept.value });
    });
  }

  /** Lays a sheet out, makes its PDF, and closes the page after `use`. */
  private async laidOut<T>(
    sheet: PaperSheet,
    printerName: string | null,
    shift: PageSetup['shift'],
    use: (page: LaidOutPage, pdf: Uint8Array) => Promise<PrintResult<T>>,
  ): Promise<PrintResult<T>> {
    const { fonts, layOut, timeoutMs, report } = this.ports;
    const setup = { size: sheet.size, isLandscape: sheet.isLandscape, shift };
    let page: LaidOutPage | null = null;
    try {
      const markup = sheet.markup({ fontCss: await fonts(), page: setup }, printerName);
      const ready = await withinTime(layOut(markup), timeoutMs, (late) => late.close());
      if (ready === tooLate) return this.timedOut();
      page = ready;
      const pdf = await withinTime(page.pdf(), timeoutMs);
      return pdf === tooLate ? this.timedOut() : await use(page, pdf);
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

  private async toPaper(page: LaidOutPage, job: PrintJob): Promise<Pick<PrintedSlip, 'outcome' | 'trouble'>> {
    const { timeoutMs, report } = this.ports;
    const trouble = await this.troubleBefore(job.printerName);
    if (trouble !== null) {
      report(trouble);
      return { outcome: 'failed', trouble };
    }
    try {
      const refused = await withinTime(page.toPrinter(job), timeoutMs);
      // A spooler that does not answer may still print: saying "failed" here would put two papers out.
      if (refused === tooLate) report('printer-silent');
      if (refused === tooLate || refused === null) return { outcome: 'printed-unknown', trouble: null };
      report('printer-refused');
    } catch (error) {
      report('printer-refused', error);
    }
    return { outcome: 'failed', trouble: 'printer-refused' };
  }

  /** What the system knows against the printer. A system that does not answer knows nothing: then the printer is tried. */
  private async troubleBefore(printerName: string): Promise<PrinterTrouble | null> {
    const { printers, platform, timeoutMs } = this.ports;
    try {
      const listed = await withinTime(printers(), timeoutMs);
      return listed === tooLate ? null : troubleOf(listed, printerName, platform);
    } catch {
      return null;
    }
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
