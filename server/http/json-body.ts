import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';

/** Deeper than anything that a counter sends; a bomb of brackets would else overflow the stack of whoever walks it. */
const maxDepth = 40;

/** Parses a request's JSON. Never throws, and drops no key silently: `__proto__` and its kin are refused. */
export function parseJsonBody(text: string): Result<unknown, Fault<'malformed-request'>> {
  if (isTooDeep(text)) return fault('malformed-request', { reason: 'depth' });
  try {
    return ok(JSON.parse(text, refusePrototype));
  } catch {
    return fault('malformed-request', { reason: 'json' });
  }
}

function refusePrototype(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SyntaxError('forbidden key');
  return value;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (isInText) {
      if (letter === '\\') index += 1;
      else if (letter === '"') isInText = false;
    } else if (letter === '"') isInText = true;
    else if (letter === '{' || letter === '[') {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (letter === '}' || letter === ']') depth -= 1;
  }
  return false;
}
