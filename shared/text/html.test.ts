import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, html, noHtml, trustedHtml } from './html.ts';

describe('html', () => {
  it('escapes text and keeps markup', () => {
    const inner = html`<b>${'<i>&"\''}</b>`;
    expect(inner.markup).toBe('<b>&lt;i&gt;&amp;&quot;&#39;</b>');
    expect(html`<p>${inner}${noHtml}${[inner, inner]}${7}</p>`.markup).toBe(
      `<p>${inner.markup}${inner.markup}${inner.markup}7</p>`,
    );
  });

  it('takes trusted markup as it is', () => {
    expect(html`${trustedHtml('<svg></svg>')}`.markup).toBe('<svg></svg>');
  });

  it('never lets a tag or a quote through', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']/u);
      }),
    );
  });
});
