import type { InsertQueryBuilder, InsertResult, Transaction } from 'kysely';
import type { OfficeId } from '#shared/kernel/ids.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import type { Schema } from '../db/schema.ts';

/** Writes states of an office over what is there. */
export async function saveEntities(
  tx: Transaction<Schema>,
  officeId: OfficeId,
  entities: readonly StoredEntity[],
): Promise<void> {
  if (entities.length > 0) await entitiesWritten(tx, officeId, entities).execute();
}

/** The statement that does so, as a part of a larger one too. */
export function entitiesWritten(
  tx: Transaction<Schema>,
  officeId: OfficeId,
  entities: readonly StoredEntity[],
): InsertQueryBuilder<Schema, 'entities', InsertResult> {
  return tx
    .insertInto('entities')
    .values(
      entities.map(({ ref, state, lastSeq, readOnly }) => ({
        office_id: officeId,
        kind: ref.kind,
        id: ref.id,
        state: JSON.stringify(state),
        last_seq: lastSeq,
        read_only: readOnly,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['office_id', 'kind', 'id']).doUpdateSet((eb) => ({
        state: eb.ref('excluded.state'),
        last_seq: eb.ref('excluded.last_seq'),
        read_only: eb.ref('excluded.read_only'),
      })),
    );
}
