import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { entityKey } from '../../fold.ts';
import type { OfficeChange } from '../../server-core/office-log.ts';
import type { StoredEntity } from '../../stored-entity.ts';

type Bend = (dossier: Dossier, before: Dossier | null) => Dossier;

/** The states that a push would write, each bent; `before` is the dossier as it stood until now. */
export async function bentDossiers(
  change: OfficeChange,
  before: (refs: readonly EntityRef[]) => Promise<ReadonlyMap<string, StoredEntity>>,
  bend: Bend,
): Promise<OfficeChange> {
  const earlier = await before(change.entities.map(({ ref }) => ref));
  const entities: StoredEntity[] = [];
  for (const entity of change.entities) {
    if (entity.ref.kind !== 'dossier' || entity.state === null) {
      entities.push(entity);
      continue;
    }
    const state = bend(dossierOf(entity), dossierOrNull(earlier.get(entityKey(entity.ref))));
    entities.push({ ...entity, state: state as unknown as Json });
  }
  return { ...change, entities };
}

/** The second value of a legal field takes the first one's place, and nobody is asked. */
export const overruled: Bend = (dossier) => {
  const value = dossier.conflicts[0]?.given.at(-1)?.value;
  if (typeof value !== 'string') return dossier;
  return { ...dossier, conflicts: [], applicant: { ...dossier.applicant, name: value } };
};

/** A soft value that was corrected once is never corrected again. */
export const firstWins: Bend = (dossier, before) =>
  before?.writings['applicant.phone'] === undefined
    ? dossier
    : { ...dossier, applicant: { ...dossier.applicant, phone: before.applicant.phone } };

/** What waits for a supervisor is taken at once. */
export const unasked: Bend = (dossier) => {
  const value = dossier.proposals[0]?.changes['applicant.name'];
  if (typeof value !== 'string') return dossier;
  return { ...dossier, proposals: [], applicant: { ...dossier.applicant, name: value } };
};

function dossierOf({ state }: StoredEntity): Dossier {
  return state as unknown as Dossier;
}

function dossierOrNull(entity: StoredEntity | undefined): Dossier | null {
  return entity === undefined || entity.state === null ? null : dossierOf(entity);
}
