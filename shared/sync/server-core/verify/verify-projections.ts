import { canonicalJson } from '#shared/kernel/canonical-json.ts';
import type { EntityRef, RecordedEvent } from '#shared/log/envelope.ts';
import { foldRow } from '../../fold.ts';
import type { StoredEntity } from '../../stored-entity.ts';
import { codeNamedBy } from '../codes-named.ts';
import type { Finding } from './findings.ts';

/**
 * Holds a stored entity to the fold of its rows (rule LOG-7).
 *
 * @param rows all rows about the entity, by seq
 */
export function entityFinding(
  ref: EntityRef,
  stored: StoredEntity | null,
  rows: readonly RecordedEvent[],
): Finding | null {
  const differs = (what: Extract<Finding, { kind: 'entity-differs' }>['what']): Finding => ({
    kind: 'entity-differs',
    entityKind: ref.kind,
    entityId: ref.id,
    what,
  });
  const folded = foldOf(rows);
  if (folded === undefined) return differs('state');
  if (stored === null) return folded === null ? null : differs('missing');
  if (folded === null) return differs('extra');
  if (canonicalJson(stored.state) !== canonicalJson(folded.state)) return differs('state');
  if (stored.lastSeq !== folded.lastSeq) return differs('last-seq');
  return stored.readOnly === folded.readOnly ? null : differs('read-only');
}

/** The fold of rows that nobody vouches for; undefined when they do not follow from each other, as after an opening event is gone. */
function foldOf(rows: readonly RecordedEvent[]): StoredEntity | null | undefined {
  try {
    return rows.reduce<StoredEntity | null>(foldRow, null);
  } catch {
    return undefined;
  }
}

/** Codes that rows of the log gave and the table of codes has not, or has for another dossier. */
export function codesNotKept(
  rows: readonly RecordedEvent[],
  holders: ReadonlyMap<string, string>,
): readonly Finding[] {
  return rows.flatMap((row): Finding[] => {
    const code = codeNamedBy(row);
    const dossierId = row.event.entity.id;
    if (code === null || holders.get(code) === dossierId) return [];
    return [{ kind: 'code-differs', code, dossierId, what: holders.has(code) ? 'other-dossier' : 'missing' }];
  });
}

/** Codes in the table that no row of their dossier gave. */
export function codesNotGiven(
  holders: ReadonlyMap<string, string>,
  rows: readonly RecordedEvent[],
): readonly Finding[] {
  const given = new Set(rows.map((row) => `${codeNamedBy(row) ?? ''} ${row.event.entity.id}`));
  return Array.from(holders)
    .filter(([code, dossierId]) => !given.has(`${code} ${dossierId}`))
    .map(([code, dossierId]) => ({ kind: 'code-differs', code, dossierId, what: 'extra' }) as const);
}
