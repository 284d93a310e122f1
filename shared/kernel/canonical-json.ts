/** What JSON can carry; the only kind of value that enters the log. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * One text for one value: keys sorted by code unit, no white space, absent for `undefined`. Hashes and "same bytes"
 * comparisons between app and server rest on it. Throws on NaN and infinities, which JSON cannot carry: that is a bug.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('canonicalJson: not a finite number');
    // As in JSON, where there is no -0.
    return String(value);
  }
  if (isList(value)) return listJson(value);
  return recordJson(value);
}

// Loops over one growing text: every event is hashed on every device and on the server, and this is most of what hashing costs.

/** Nothing that JSON writes otherwise than it is: no quotes, backslashes, control characters or surrogates. */
const plain = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

function quoted(text: string): string {
  return plain.test(text) ? `"${text}"` : JSON.stringify(text);
}

function listJson(list: readonly Json[]): string {
  let text = '[';
  for (let index = 0; index < list.length; index += 1) {
    if (index > 0) text += ',';
    // A hole in an array reads as `undefined`, which JSON writes as null.
    text += canonicalJson(list[index] ?? null);
  }
  return `${text}]`;
}

function recordJson(record: { readonly [key: string]: Json | undefined }): string {
  let text = '{';
  for (const key of Object.keys(record).sort()) {
    const member = record[key];
    if (member === undefined) continue;
    if (text.length > 1) text += ',';
    text += `${quoted(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
