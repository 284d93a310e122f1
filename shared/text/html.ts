/** Markup that is known to be safe: everything that came from people was escaped on its way in. */
export interface Html {
  readonly markup: string;
}

type HtmlValue = string | number | Html | readonly Html[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => ESCAPES[character] ?? character);
}

/** A template tag that escapes every text put into it; only `Html` goes in as it is. */
export function html(literals: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const parts = literals.map((literal, index) => literal + markupOf(values[index] ?? ''));
  return { markup: parts.join('') };
}

/** Takes markup as safe without looking at it: for what this program made itself (style sheets, barcodes), never for what was typed. */
export function trustedHtml(markup: string): Html {
  return { markup };
}

export const noHtml: Html = { markup: '' };

function markupOf(value: HtmlValue): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}
