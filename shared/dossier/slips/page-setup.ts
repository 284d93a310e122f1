import { z } from 'zod';

/** Sheets that a counter prints on: A4, A5, and the roll of a receipt printer, 80 mm wide. */
export const paperSizeSchema = z.enum(['a4', 'a5', 'roll-80']);
export type PaperSize = z.infer<typeof paperSizeSchema>;

/** Millimetres that a printer may be out of place either way; more would push text over the edge that a printer can reach. */
export const largestShift = 5;

export interface PageSetup {
  readonly size: PaperSize;
  readonly isLandscape: boolean;
  /** Millimetres by which everything moves to the right and down, negative the other way; -5 to 5. */
  readonly shift: { readonly right: number; readonly down: number };
}

/** What a document is set in: fonts and page, the same for every form. */
export interface PrintSheet {
  /** `@font-face` rules of the family Tinos with `data:` addresses. */
  readonly fontCss: string;
  readonly page: PageSetup;
}

interface Sheet {
  /** Millimetres, portrait. */
  readonly width: number;
  readonly height: number;
  /** Millimetres: top, right, bottom, left. */
  readonly margins: readonly [number, number, number, number];
}

/**
 * The margins of Nghị định 30/2020/NĐ-CP, narrowed at top and bottom so that a usual receipt keeps to one page; A5 is A4 made smaller. A
 * roll has no pages: it is cut into lengths of 200 mm because a printer must be told some.
 */
export const sheets: Readonly<Record<PaperSize, Sheet>> = {
  a4: { width: 210, height: 297, margins: [12, 15, 10, 25] },
  a5: { width: 148, height: 210, margins: [8, 10, 7, 17] },
  'roll-80': { width: 80, height: 200, margins: [5, 5, 5, 5] },
};

/** Turned sheets are bound at their upper edge. */
const landscapeMargins = [20, 10, 10, 10] as const;

/** Millimetres that are left for print: width and height. */
export function printArea({ size, isLandscape }: PageSetup): { width: number; height: number } {
  const { width, height, margins } = sheets[size];
  const [top, right, bottom, left] = isLandscape ? landscapeMargins : margins;
  const [wide, high] = isLandscape ? [height, width] : [width, height];
  return { width: wide - left - right, height: high - top - bottom };
}

/** The `@page` rule. A shift moves the margins and leaves the area as it is, so that no line breaks differently. */
export function pageCss(page: PageSetup): string {
  const { width, height, margins } = sheets[page.size];
  const [top, right, bottom, left] = page.isLandscape ? landscapeMargins : margins;
  const { right: across, down } = page.shift;
  const [wide, high] = page.isLandscape ? [height, width] : [width, height];
  const shifted = [top + down, right - across, bottom - down, left + across];
  return `@page { size: ${wide}mm ${high}mm; margin: ${shifted.map((mm) => `${mm}mm`).join(' ')}; }`;
}
