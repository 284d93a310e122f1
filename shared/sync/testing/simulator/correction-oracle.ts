import type { Dossier } from '#shared/dossier/state.ts';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey } from '../../fold.ts';
import type { Violation } from './invariants.ts';
import type { World } from './world.ts';

/** What a dossier must have come to. Ids of what waits for people, in order. */
interface Expected {
  name: Json;
  phone: Json;
  isOut: boolean;
  readonly proposed: Map<string, Json>;
  readonly beside: Map<string, Json>;
  claim: string | null;
  isVoid: boolean;
}

type Payload = Readonly<Record<string, Json>>;

/**
 * I10: the rules CFL-1 to CFL-9 once more, as plainly as they can be said and with nothing of the code under test. What an actor saw is
 * taken from the run itself and not from the event, so that a counter that lies about it is found out.
 */
export function correctionsByRule(world: World, rows: readonly RecordedEvent[]): Violation | null {
  const dossiers = new Map<string, Expected>();
  for (const row of rows) {
    if (row.verdict === 'rejected' || row.event.entity.kind !== 'dossier') continue;
    const key = entityKey(row.event.entity);
    if (row.event.type === 'dossier.received') dossiers.set(key, received(row.event.payload));
    const dossier = dossiers.get(key);
    if (dossier !== undefined) follow(dossier, row, world.typed);
  }
  const { entities } = world.log.contentOf(world.officeId);
  for (const [key, expected] of dossiers) {
    const found = entities.get(key)?.state;
    const [should, is] = [said(expected), saidOf(found as unknown as Dossier)];
    if (should !== is) return { invariant: 'I10', message: `${key} should be ${should}, is ${is}` };
  }
  return null;
}

function received({ applicant }: Payload): Expected {
  const { name = null, phone = null } = applicant as Payload;
  return { name, phone, isOut: false, proposed: new Map(), beside: new Map(), claim: null, isVoid: false };
}

function follow(dossier: Expected, { event }: RecordedEvent, typed: ReadonlyMap<Json, Json>): void {
  const { id, type, payload } = event;
  const merge = (value: Json): void => {
    if (value === dossier.name) return;
    if (typed.get(value) === dossier.name) dossier.name = value;
    else dossier.beside.set(id, value);
  };
  switch (type) {
    case 'dossier.slip-printed':
      if (payload['outcome'] !== 'failed') dossier.isOut = true;
      break;
    case 'dossier.corrected': {
      const changes = payload['changes'] as Payload;
      const name = changes['applicant.name'];
      if (name === undefined) dossier.phone = changes['applicant.phone'] ?? null;
      else if (dossier.isOut) dossier.proposed.set(id, name);
      else merge(name);
      break;
    }
    case 'dossier.correction-approved':
    case 'dossier.correction-declined': {
      const value = dossier.proposed.get(payload['correction'] as string);
      dossier.proposed.delete(payload['correction'] as string);
      if (type === 'dossier.correction-approved' && value !== undefined) merge(value);
      break;
    }
    case 'dossier.conflict-resolved': {
      const [choice] = payload['choices'] as unknown as readonly { readonly chosen: string | null }[];
      const chosen = dossier.beside.get(choice?.chosen ?? '');
      if (chosen !== undefined) dossier.name = chosen;
      for (const settled of payload['settles'] as readonly string[]) dossier.beside.delete(settled);
      break;
    }
    case 'dossier.claimed':
      dossier.claim ??= id;
      break;
    case 'dossier.claim-released':
      if (dossier.claim === payload['claim']) dossier.claim = null;
      break;
    case 'dossier.voided':
    case 'dossier.unvoided':
      dossier.isVoid = type === 'dossier.voided';
      break;
  }
}

function said({ name, phone, proposed, beside, claim, isVoid }: Expected): string {
  return canonicalJson([name, phone, [...proposed.keys()], [...beside.keys()].sort(), claim, isVoid]);
}

function saidOf({ applicant, proposals, conflicts, claim, voided }: Dossier): string {
  const beside = conflicts.flatMap(({ given }) => given.map(({ eventId }): string => eventId)).sort();
  return canonicalJson([
    applicant.name,
    applicant.phone,
    proposals.map(({ eventId }) => eventId),
    beside,
    claim?.eventId ?? null,
    voided !== null,
  ]);
}
