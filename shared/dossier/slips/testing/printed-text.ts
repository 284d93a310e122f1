import type { PrintSheet } from '../page-setup.ts';

/** A4 without fonts, which no test of words needs. */
export const plainSheet: PrintSheet = {
  fontCss: "@font-face{font-family:'Tinos';src:url(data:font/woff2;base64,AAAA)}",
  page: { size: 'a4', isLandscape: false, shift: { right: 0, down: 0 } },
};

export const plainCodes = {
  qrSvg: '<svg data-mark="qr"></svg>',
  code128Svg: '<svg data-mark="code128"></svg>',
};

/** The text of a printed document without markup, spaces collapsed. */
export function printedText(document: string): string {
  return document
    .slice(document.indexOf('<body'))
    .replace(/<wbr \/>/gu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');
}
