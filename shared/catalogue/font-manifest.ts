import { z } from 'zod';

/** One file of a font: a part of its characters (`unicodeRange`) in one weight and style. */
export const fontFaceSchema = z.strictObject({
  family: z.string().min(1),
  weight: z.int().min(100).max(900),
  style: z.enum(['normal', 'italic']),
  /** Path below `resources/fonts/`. */
  file: z.string().regex(/^[a-z0-9/-]+\.woff2$/u),
  unicodeRange: z.string().regex(/^U\+[0-9A-F,U+-]+$/u),
});
export type FontFace = z.infer<typeof fontFaceSchema>;

/** `resources/fonts/fonts.json`. The licence texts stand beside the files. */
export const fontManifestSchema = z.strictObject({
  source: z.string().min(1),
  licence: z.string().min(1),
  faces: z.array(fontFaceSchema).min(1),
});
export type FontManifest = z.infer<typeof fontManifestSchema>;

/**
 * The `@font-face` rules of one family. The parts overlap in the combining marks of Vietnamese; the part that is named last wins
 * there, which is why the Vietnamese one stands before the Latin one, as its maker has it.
 *
 * @param addressOf gives the address of a file: a `data:` one for print, a path for the app's own protocol
 */
export function fontFaceCss(
  manifest: FontManifest,
  family: string,
  addressOf: (face: FontFace) => string,
): string {
  return manifest.faces
    .filter((face) => face.family === family)
    .map(
      (face) =>
        `@font-face{font-family:'${face.family}';font-style:${face.style};font-weight:${face.weight};` +
        `font-display:block;src:url(${addressOf(face)}) format('woff2');unicode-range:${face.unicodeRange};}`,
    )
    .join('\n');
}
