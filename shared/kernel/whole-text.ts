import type { Json } from './canonical-json.ts';

/** NUL, or half of a character that takes two UTF-16 units: what is left of an emoji when a text is cut in its middle. */
const broken = /[\0\ud800-\udfff]/u;

/** True when every text in the value is one that databases and files can keep as it is. */
export function isWholeText(value: Json | undefined): boolean {
  if (typeof value === 'string') return !broken.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, member]) => !broken.test(key) && isWholeText(member));
}
