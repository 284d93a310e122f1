import type { PaperSize } from '#shared/dossier/slips/page-setup.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';

/** How a laid-out page goes to paper. */
export interface PrintJob {
  /** As the operating system calls it. */
  readonly printerName: string;
  readonly size: PaperSize;
  readonly isLandscape: boolean;
  readonly copies: number;
}

/** A page that was laid out and can be had as PDF or on paper. */
export interface LaidOutPage {
  pdf(): Promise<Uint8Array>;
  /**
   * Hands the page to the system's spooler without a dialog.
   *
   * @returns the system's reason when it refused, null when it took the page
   */
  toPrinter(job: PrintJob): Promise<string | null>;
  close(): void;
}

/** Lays out a document that has no script and reaches nothing outside itself. Rejects when the page cannot be loaded. */
export type LayOut = (markup: string) => Promise<LaidOutPage>;

export type PrintFault = Fault<'print-failed' | 'slip-disk-full' | 'slip-not-kept'>;

export type PrintResult<T> = Result<T, PrintFault>;
