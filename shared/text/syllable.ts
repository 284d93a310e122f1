/**
 * The spelling of a Vietnamese syllable, used to judge whether a text can be Vietnamese at all. Wide rather than exact: it tells
 * `Nguyễn` from `Nguyeenx`, not a real word from an invented one. Names of the ethnic minorities often are no such syllables.
 */
const SYLLABLE =
  /^(?:(?:ngh|gh|k)(?=[ieêy])|(?:ng|g|c)(?=[aăâoôơuưi])|ch|gi|kh|nh|ph|qu|th|tr|[bdđhlmnprstvx])?(?:[iuy](?:yê|ê|ya|y|ơ|âu?|ô|a|e|i|o|u)?|[uư]ơ?[iu]?|ươ[iu]?|uô[i]?|o(?:a[iyo]?|ă|e[o]?|o|i)?|a[iuoy]?|â[uy]?|ă|e[o]?|ê[u]?|ô[i]?|ơ[i]?|iê[u]?|yê[u]?|uâ[y]?|u[yi]|uyê|uya|uyu|uê|uơ)(?:ch|ng|nh|[cmnpt])?$/u;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

export function isVietnameseSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD');
  const tones = decomposed.match(TONES)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(decomposed.replace(TONES, '').normalize('NFC'));
}
