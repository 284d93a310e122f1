import { html, trustedHtml, type Html } from '#shared/text/html.ts';
import { pageCss, type PrintSheet } from './page-setup.ts';
import { slipStyle } from './slip-style.ts';

/** A whole document in the style of the official forms: no script, nothing from outside. */
export function printedDocument(
  title: string,
  { fontCss, page }: PrintSheet,
  body: Html | readonly Html[],
): string {
  const document = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"
        />
        <title>${title}</title>
        <style>
          ${trustedHtml(fontCss)}${trustedHtml(pageCss(page))}${trustedHtml(slipStyle)}
        </style>
      </head>
      <body class="${page.size}">
        ${body}
      </body>
    </html>`;
  return document.markup;
}
