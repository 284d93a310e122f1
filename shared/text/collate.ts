/** Vietnamese dictionary order: a ă â b c d đ e ê ..., tones ngang, huyền, hỏi, ngã, sắc, nặng; numbers by value. */
const collator = new Intl.Collator('vi', { sensitivity: 'variant', numeric: true });

/** For `Array.sort`. For showing only: what must be the same on every machine is sorted by code point. */
export function compareVietnamese(left: string, right: string): number {
  return collator.compare(left, right);
}

/** People are sorted by given name (the last word), then family name, then the names between. */
export function comparePersonNames(left: string, right: string): number {
  const a = nameParts(left);
  const b = nameParts(right);
  return (
    collator.compare(a.given, b.given) ||
    collator.compare(a.family, b.family) ||
    collator.compare(a.middle, b.middle)
  );
}

interface NameParts {
  readonly family: string;
  readonly middle: string;
  readonly given: string;
}

function nameParts(fullName: string): NameParts {
  const words = fullName.normalize('NFC').trim().split(/\s+/u);
  const given = words.at(-1) ?? '';
  if (words.length < 2) return { family: '', middle: '', given };
  return { family: words[0] ?? '', middle: words.slice(1, -1).join(' '), given };
}
