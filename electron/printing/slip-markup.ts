import { join } from 'node:path';
import { toSVG } from 'bwip-js/node';
import { fontFaceCss, fontManifestSchema } from '#shared/catalogue/font-manifest.ts';
import type { SlipName } from './slip-files.ts';
import type { Paper } from '#shared/dossier/slips/paper.ts';
import { renderMoveNotices, renderPromiseExplanation } from '#shared/dossier/slips/promise-papers-html.ts';
import { slipCopies, type ReceiptSlip } from '#shared/dossier/slips/receipt-slip-data.ts';
import { renderReceiptSlip } from '#shared/dossier/slips/receipt-slip-html.ts';

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

/** What is printed, in how many copies, and under which name the PDF is kept. */
export interface PaperSheet extends SlipName {
  readonly markup: (fontCss: string) => string;
  readonly copies: number;
}

export function sheetOf(paper: Paper): PaperSheet {
  switch (paper.kind) {
    case 'receipt': {
      const { receivedAt, dossierCode } = paper.slip;
      return {
        markup: (fonts) => receiptMarkup(paper.slip, fonts),
        year: receivedAt.slice(0, 4),
        stem: dossierCode,
        copies: slipCopies.length,
      };
    }
    case 'promise-explanation':
      return {
        markup: (fonts) => renderPromiseExplanation(paper, fonts),
        year: paper.receivedAt.slice(0, 4),
        stem: `${paper.dossierCode}.giai-thich`,
        copies: 1,
      };
    case 'move-notices':
      return {
        markup: (fonts) => renderMoveNotices(paper, fonts),
        year: paper.printedAt.slice(0, 4),
        stem: `thong-bao-doi-hen.${paper.printedAt.slice(0, 10)}`,
        copies: 1,
      };
  }
}

/** The whole document of a receipt slip. Its codes hold the dossier code and which slip it is, and nothing of the person. */
function receiptMarkup(slip: ReceiptSlip, fontCss: string): string {
  return renderReceiptSlip(slip, {
    qrSvg: toSVG({ bcid: 'qrcode', text: slip.mark }),
    code128Svg: toSVG({ bcid: 'code128', text: slip.dossierCode, height: 9, includetext: false }),
    fontCss,
  });
}
