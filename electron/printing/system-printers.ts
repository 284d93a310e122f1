import type { PrinterTrouble } from '#shared/bridge/printing-settings.ts';

/** Electron's `PrinterInfo`, as far as it is used. What a system tells of a printer's state differs, and so does where it stands. */
export interface SystemPrinter {
  readonly name: string;
  readonly displayName: string;
  /** Older Electrons: on Windows the bits of PRINTER_STATUS, elsewhere the state of CUPS. */
  readonly status?: number;
  /** On CUPS `printer-state` and `printer-state-reasons`. */
  readonly options?: object;
}

export type ListPrinters = () => Promise<readonly SystemPrinter[]>;

/** PRINTER_STATUS_PAPER_OUT and PRINTER_STATUS_PAPER_PROBLEM. */
const windowsNoPaper = 0x10 | 0x40;
/** PRINTER_STATUS_OFFLINE, _NOT_AVAILABLE and _SERVER_OFFLINE. */
const windowsOff = 0x80 | 0x1000 | 0x2000000;
const cupsStopped = 5;

/**
 * Why a printer would not print just now: it is not there, switched off, or without paper. Null when the system sees no trouble, which is
 * no promise: many drivers tell nothing.
 */
export function troubleOf(
  printers: readonly SystemPrinter[],
  name: string,
  platform: NodeJS.Platform,
): PrinterTrouble | null {
  const printer = printers.find((one) => one.name === name);
  if (printer === undefined) return 'printer-unknown';
  const { status = 0 } = printer;
  const options = new Map<string, unknown>(Object.entries(printer.options ?? {}));
  if (platform === 'win32') {
    if ((status & windowsNoPaper) !== 0) return 'printer-no-paper';
    return (status & windowsOff) === 0 ? null : 'printer-off';
  }
  const told = options.get('printer-state-reasons');
  const reasons = typeof told === 'string' ? told : '';
  if (/media-(?:empty|needed|jam)/.test(reasons)) return 'printer-no-paper';
  const state = Number(options.get('printer-state') ?? status);
  return state === cupsStopped || /offline|shutdown|paused/.test(reasons) ? 'printer-off' : null;
}
