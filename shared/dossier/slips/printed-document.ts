import { html, trustedHtml, type Html } from '#shared/text/html.ts';
import { slipStyle } from './slip-style.ts';

/** A whole A4 document in the style of the official forms: no script, nothing from outside. @param fontCss `@font-face` rules */
export function printedDocument(title: string, fontCss: string, body: Html | readonly Html[]): string {
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
        />
        <title>${title}</title>
        <style>
          ${trustedHtml(fontCss)}${trustedHtml(slipStyle)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return page.markup;
}
