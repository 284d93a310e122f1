import { join } from 'node:path';
import { code128, drawingSVG, qrcode } from 'bwip-js/generic';
import { fontFaceCss, fontManifestSchema } from '#shared/catalogue/font-manifest.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { renderApology } from '#shared/dossier/slips/apology-html.ts';
import { renderControlSlip } from '#shared/dossier/slips/control-slip-html.ts';
import type { DossierCodes } from '#shared/dossier/slips/form-parts.ts';
import { slipCopies } from '#shared/dossier/slips/form-shape.ts';
import type { PaperSize, PrintSheet } from '#shared/dossier/slips/page-setup.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { renderMoveNotices, renderPromiseExplanation } from '#shared/dossier/slips/promise-papers-html.ts';
import { renderReceiptSlip } from '#shared/dossier/slips/receipt-slip-html.ts';
import { renderRefusal } from '#shared/dossier/slips/refusal-html.ts';
import { renderRegister } from '#shared/dossier/slips/register-html.ts';
import { renderSharedControlSlip } from '#shared/dossier/slips/shared-control-slip-html.ts';
import { renderStopNotice } from '#shared/dossier/slips/stop-notice-html.ts';
import { renderSupplementRequest } from '#shared/dossier/slips/supplement-request-html.ts';
import { renderTestPage } from '#shared/dossier/slips/test-page-html.ts';
import type { SlipName } from './slip-files.ts';

/** The type that the official forms are set in. */
const slipFamily = 'Tinos';

export type ReadFile = (path: string) => Promise<Uint8Array>;

/**
 * The `@font-face` rules with the fonts inside, so that a slip looks the same on every machine and needs nothing but itself.
 *
 * @param folder `resources/fonts`
 */
export async function loadSlipFonts(folder: string, read: ReadFile): Promise<string> {
  const text = new TextDecoder().decode(await read(join(folder, 'fonts.json')));
  const manifest = fontManifestSchema.parse(JSON.parse(text));
  const addresses = new Map<string, string>();
  for (const { family, file } of manifest.faces) {
    if (family !== slipFamily) continue;
    const bytes = await read(join(folder, file));
    addresses.set(file, `data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`);
  }
  return fontFaceCss(manifest, slipFamily, ({ file }) => addresses.get(file) ?? '');
}

/** What is printed, on what and in how many copies, and under which name the PDF is kept. */
export interface PaperSheet extends SlipName {
  readonly markup: (sheet: PrintSheet, printerName: string | null) => string;
  readonly size: PaperSize;
  readonly isLandscape: boolean;
  /** Copies that the markup holds already. */
  readonly copies: number;
}

const upright = { size: 'a4', isLandscape: false, copies: 1 } as const;

/** @param receiptSize what receipt slips are printed on here; every other form has its size */
export function sheetOf(paper: Paper, receiptSize: PaperSize): PaperSheet {
  switch (paper.kind) {
    case 'receipt': {
      const { slip } = paper;
      return {
        markup: (sheet) => renderReceiptSlip(slip, codesOf(slip.dossierCode, slip.mark), sheet),
        ...nameOf(slip.receivedAt, slip.dossierCode),
        size: receiptSize,
        isLandscape: false,
        copies: slipCopies.length,
      };
    }
    case 'supplement-request': {
      const { dossierCode } = paper;
      const codes = dossierCode === null ? null : codesOf(dossierCode);
      return {
        markup: (sheet) => renderSupplementRequest(paper, codes, sheet),
        ...nameOf(paper.issuedAt, `${dossierCode ?? paper.number}.bo-sung`),
        ...upright,
        copies: slipCopies.length,
      };
    }
    case 'refusal':
      return {
        markup: (sheet) => renderRefusal(paper, sheet),
        ...nameOf(paper.issuedAt, `${paper.dossierCode ?? paper.number}.tu-choi`),
        ...upright,
        copies: slipCopies.length,
      };
    case 'apology':
      return {
        markup: (sheet) => renderApology(paper, sheet),
        ...nameOf(paper.receivedAt, `${paper.dossierCode}.xin-loi`),
        ...upright,
      };
    case 'stop-notice':
      return {
        markup: (sheet) => renderStopNotice(paper, sheet),
        ...nameOf(paper.receivedAt, `${paper.dossierCode}.dung`),
        ...upright,
      };
    case 'control-slip':
      return {
        markup: (sheet) => renderControlSlip(paper, codesOf(paper.dossierCode), sheet),
        ...nameOf(paper.receivedAt, `${paper.dossierCode}.kiem-soat`),
        ...upright,
      };
    case 'shared-control-slip':
      return {
        markup: (sheet) => renderSharedControlSlip(paper, codesOf, sheet),
        ...nameOf(paper.issuedAt, `kiem-soat.${paper.number}`),
        ...upright,
      };
    case 'register':
      return {
        markup: (sheet) => renderRegister(paper, sheet),
        ...nameOf(paper.printedAt, `so-theo-doi.quyen-${paper.book}.${paper.from}`),
        ...upright,
        isLandscape: true,
      };
    case 'promise-explanation':
      return {
        markup: (sheet) => renderPromiseExplanation(paper, sheet),
        ...nameOf(paper.receivedAt, `${paper.dossierCode}.giai-thich`),
        ...upright,
      };
    case 'move-notices':
      return {
        markup: (sheet) => renderMoveNotices(paper, sheet),
        ...nameOf(paper.printedAt, `thong-bao-doi-hen.${paper.printedAt.slice(0, 10)}`),
        ...upright,
      };
    case 'test-page':
      return {
        markup: (sheet, printerName) => renderTestPage(paper, printerName, sheet),
        ...nameOf(paper.printedAt, `in-thu.${paper.size}`),
        ...upright,
        size: paper.size,
      };
  }
}

/** Slips lie in a folder for each year. */
function nameOf(moment: LocalDateTime, stem: string): SlipName {
  return { year: moment.slice(0, 4), stem };
}

/** Both codes hold the dossier code and nothing of the person; the QR of a receipt slip also says which slip it is. */
function codesOf(dossierCode: string, mark = dossierCode): DossierCodes {
  return {
    qrSvg: qrcode({ bcid: 'qrcode', text: mark }, drawingSVG()),
    code128Svg: code128({ bcid: 'code128', text: dossierCode, height: 9, includetext: false }, drawingSVG()),
  };
}
