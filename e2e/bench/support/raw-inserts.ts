import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '#server/db/schema.ts';
import { chunksOf } from './bench-office.ts';

/**
 * The rows that a push load left in one database, as bare inserts into the same tables of another: one transaction for as many events as a
 * push had, rows ready beforehand, nothing read, judged or locked.
 */
export async function rawInserts(
  filled: Kysely<Schema>,
  into: Kysely<Schema>,
  batch: number,
): Promise<readonly (() => Promise<void>)[]> {
  const events = await filled.selectFrom('events').selectAll().orderBy('office_id').orderBy('seq').execute();
  const entities = await filled.selectFrom('entities').selectAll().execute();
  const codes = await filled.selectFrom('dossier_codes').selectAll().execute();
  const entityOf = new Map(entities.map((row) => [row.id, { ...row, state: JSON.stringify(row.state) }]));
  const codeOf = new Map(codes.map((row) => [row.dossier_id, row]));
  const offices = new Map<string, typeof events>();
  for (const row of events) offices.set(row.office_id, [...(offices.get(row.office_id) ?? []), row]);
  const lots = Array.from(offices.values(), (rows) => chunksOf(rows, batch));
  return interleaved(lots).map((rows) => {
    const opening = rows.filter(({ type }) => type === 'dossier.received').map(({ entity_id }) => entity_id);
    return insertsOf(into, {
      events: rows.map((row) => ({ ...row, envelope: JSON.stringify(row.envelope) })),
      entities: opening.flatMap((id) => entityOf.get(id) ?? []),
      codes: opening.flatMap((id) => codeOf.get(id) ?? []),
    });
  });
}

interface Lot {
  readonly events: readonly Insertable<Schema['events']>[];
  readonly entities: readonly Insertable<Schema['entities']>[];
  readonly codes: readonly Insertable<Schema['dossier_codes']>[];
}

function insertsOf(into: Kysely<Schema>, { events, entities, codes }: Lot): () => Promise<void> {
  return () =>
    into.transaction().execute(async (tx) => {
      await tx.insertInto('events').values(events).execute();
      if (entities.length > 0) await tx.insertInto('entities').values(entities).execute();
      if (codes.length > 0) await tx.insertInto('dossier_codes').values(codes).execute();
    });
}

/** The first of each, then the second of each, and so on: offices take turns, as they do in life. */
export function interleaved<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => lists.flatMap((list) => list.slice(n, n + 1))).flat();
}
