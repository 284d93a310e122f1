import type { Insertable, Transaction } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { EntityTable, Schema } from '../db/schema.ts';

/** The row under which a state is kept. */
export function entityRow(
  officeId: OfficeId,
  { ref, state, lastSeq, readOnly }: StoredEntity,
): Insertable<EntityTable> {
  return {
    office_id: officeId,
    kind: ref.kind,
    id: ref.id,
    state: JSON.stringify(state),
    last_seq: lastSeq,
    read_only: readOnly,
  };
}

/** Writes states of an office over what is there. */
export async function saveEntities(
  tx: Transaction<Schema>,
  officeId: OfficeId,
  entities: readonly StoredEntity[],
): Promise<void> {
  if (entities.length === 0) return;
  await tx
    .insertInto('entities')
    .values(entities.map((entity) => entityRow(officeId, entity)))
    .onConflict((conflict) =>
      conflict.columns(['office_id', 'kind', 'id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        last_seq: eb.ref('excluded.last_seq'),
        read_only: eb.ref('excluded.read_only'),
      })),
    )
    .execute();
}
