import { z } from 'zod';
import { jsonFaultPosition, jsonPathPosition } from '#shared/kernel/json-position.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/**
 * Reads a data file through its schema. `resource-broken` names the file, the line (from 1) and the reason in Vietnamese, because these
 * files are edited by people: detail {file, line, column, path, reason, more} where `more` counts what is wrong beyond the first.
 */
export function parseResource<S extends z.ZodType>(
  text: string,
  fileName: string,
  schema: S,
): Result<z.output<S>, Fault<'resource-broken'>> {
  // Editors on Windows put a byte order mark before the text, which JSON.parse refuses.
  const json = text.replace(/^\uFEFF/u, '');
  const value = parseJson(json);
  if (value === undefined) {
    const { line, column } = jsonFaultPosition(json) ?? START;
    return fault('resource-broken', {
      file: fileName,
      line,
      column,
      path: '',
      reason: 'sai cú pháp JSON',
      more: 0,
    });
  }
  const parsed = schema.safeParse(value, { error: vietnamese });
  if (parsed.success) return ok(parsed.data);
  return fault('resource-broken', { file: fileName, ...firstIssue(json, parsed.error) });
}

const START = { line: 1, column: 1 };

const vietnamese = z.locales.vi().localeError;

/** Words of schemas outside this folder, which zod's own translation leaves alone. */
const ownWords: Readonly<Record<string, string>> = { 'no such date': 'không có ngày này' };

/** Undefined when the text is not JSON; JSON itself has no undefined. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function firstIssue(json: string, { issues }: z.ZodError): Readonly<Record<string, string | number>> {
  const [issue] = issues;
  const path = (issue?.path ?? []).map((key) => (typeof key === 'symbol' ? String(key) : key));
  const { line, column } = jsonPathPosition(json, path) ?? START;
  return {
    line,
    column,
    path: path.join('.'),
    reason: ownWords[issue?.message ?? ''] ?? issue?.message ?? '',
    more: Math.max(0, issues.length - 1),
  };
}
