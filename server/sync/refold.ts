import type { Transaction } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import { foldRow, foldVersion } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';
import { saveEntities } from './entity-rows.ts';
import { type EventRow, eventColumns, recordedEvent } from './event-rows.ts';

const pageRows = 1000;

/**
 * Makes an office's states anew from its log, with the fold of this version (rule FOLD-3). Goes by entity and page, so that it needs no
 * more memory for a large office than for a small one.
 *
 * @param tx with the office locked
 */
export async function refold(tx: Transaction<Schema>, officeId: OfficeId): Promise<void> {
  let entity: StoredEntity | null = null;
  let done: StoredEntity[] = [];
  let after: EventRow | null = null;
  for (;;) {
    const page = await eventsByEntity(tx, officeId, after);
    for (const row of page) {
      const recorded = recordedEvent(row);
      const { kind, id } = recorded.event.entity;
      if (entity !== null && (entity.ref.kind !== kind || entity.ref.id !== id)) {
        done.push(entity);
        entity = null;
      }
      entity = foldRow(entity, recorded);
    }
    after = page.at(-1) ?? null;
    if (page.length < pageRows && entity !== null) done.push(entity);
    await saveEntities(tx, officeId, done);
    done = [];
    if (page.length < pageRows) break;
  }
  await tx
    .updateTable('office_counter')
    .set({ fold_version: foldVersion })
    .where('office_id', '=', officeId)
    .execute();
}

/** The events of one entity after the other, each by seq. */
function eventsByEntity(
  tx: Transaction<Schema>,
  officeId: OfficeId,
  after: EventRow | null,
): Promise<EventRow[]> {
  return tx
    .selectFrom('events')
    .select(eventColumns)
    .where('office_id', '=', officeId)
    .$if(after !== null, (query) =>
      query.where((of) =>
        of.eb(
          of.refTuple('entity_kind', 'entity_id', 'seq'),
          '>',
          of.tuple(after?.entity_kind ?? '', after?.entity_id ?? '', after?.seq ?? 0),
        ),
      ),
    )
    .orderBy('entity_kind')
    .orderBy('entity_id')
    .orderBy('seq')
    .limit(pageRows)
    .execute();
}
