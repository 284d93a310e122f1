import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fontFaceCss, fontManifestSchema } from './font-manifest.ts';

const folder = new URL('../../resources/fonts/', import.meta.url);
const manifest = fontManifestSchema.parse(JSON.parse(readFileSync(new URL('fonts.json', folder), 'utf8')));

describe('resources/fonts', () => {
  it('holds every file that the manifest names, and the licences', () => {
    for (const { file } of manifest.faces)
      expect([file, existsSync(new URL(file, folder))]).toEqual([file, true]);
    for (const family of ['tinos', 'be-vietnam-pro']) {
      expect(readFileSync(new URL(`${family}/LICENSE`, folder), 'utf8')).toContain('SIL Open Font License');
    }
  });

  it('gives the rules of one family', () => {
    const css = fontFaceCss(manifest, 'Tinos', ({ file }) => `data:${file}`);
    expect(css.match(/@font-face/gu)).toHaveLength(12);
    expect(css).toContain('url(data:tinos/tinos-vietnamese-700-normal.woff2)');
    expect(css).not.toContain('Be Vietnam');
  });
});
