import { z } from 'zod';
import { largestShift, paperSizeSchema } from '#shared/dossier/slips/page-setup.ts';

const shift = z.int().min(-largestShift).max(largestShift);

/** How one size of paper is printed on this machine. */
export const printerProfileSchema = z.strictObject({
  /** As the operating system calls it; null keeps a PDF file alone. */
  printerName: z.string().max(200).nullable(),
  /** How often the whole paper is printed, 1 to 4; the two copies of a slip are in it already. */
  copies: z.int().min(1).max(4),
  /** Millimetres to the right and down, for a printer that is out of place. */
  shift: z.strictObject({ right: shift, down: shift }),
});
export type PrinterProfile = z.infer<typeof printerProfileSchema>;

export const printingSettingsSchema = z.strictObject({
  /** What the receipt slip is printed on; all other forms are A4. */
  receiptSize: paperSizeSchema,
  profiles: z.strictObject({
    a4: printerProfileSchema,
    a5: printerProfileSchema,
    'roll-80': printerProfileSchema,
  }),
});
export type PrintingSettings = z.infer<typeof printingSettingsSchema>;

const fileOnly: PrinterProfile = { printerName: null, copies: 1, shift: { right: 0, down: 0 } };

/** Before anybody has set a printer, everything becomes a PDF file. */
export const defaultPrinting: PrintingSettings = {
  receiptSize: 'a4',
  profiles: { a4: fileOnly, a5: fileOnly, 'roll-80': fileOnly },
};

/** Why nothing went to a printer, as far as the system tells. */
export const printerTroubleSchema = z.enum([
  'printer-unknown',
  'printer-off',
  'printer-no-paper',
  'printer-refused',
]);
export type PrinterTrouble = z.infer<typeof printerTroubleSchema>;
