import type { DossierPromise } from '#shared/calendar/promise.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { Dossier } from '../state.ts';
import { type CorrectableField, classOf } from './field-classes.ts';
import type { FieldValues, GivenValue, OpenConflict, Writing } from './state.ts';
import { changedFields, isSameValue, valueOf, withValue } from './values.ts';

export interface Correction {
  readonly changes: FieldValues;
  /** What the actor saw of the same fields. */
  readonly base: FieldValues;
  readonly promise: DossierPromise | null;
  readonly reason: string;
}

export interface Merged {
  readonly dossier: Dossier;
  /** Legal fields that somebody else changed meanwhile: kept as they were, the new value beside them. */
  readonly collided: readonly CorrectableField[];
}

/**
 * Three-way, field by field (rules CFL-1 to CFL-4): a field that stands as the actor saw it takes the new value; one that was changed
 * meanwhile takes it too when it is soft - the earlier value stays in the log -, and keeps its value when it is legal.
 */
export function merged(dossier: Dossier, correction: Correction, writing: Writing): Merged {
  const { changes, base, promise, reason } = correction;
  const collided: CorrectableField[] = [];
  let after = dossier;
  for (const field of changedFields(changes)) {
    const value = changes[field] as Json;
    const standing = valueOf(dossier, field);
    if (isSameValue(standing, value)) continue;
    if (classOf(field) === 'legal' && !isSameValue(standing, base[field])) {
      collided.push(field);
      after = withConflict(after, field, { ...writing, value, reason });
    } else after = written(after, field, value, promise, writing);
  }
  return { dossier: after, collided };
}

export function written(
  dossier: Dossier,
  field: CorrectableField,
  value: Json,
  promise: DossierPromise | null,
  writing: Writing,
): Dossier {
  const after = withValue(dossier, field, value, promise);
  const conflicts = after.conflicts.map((one) => (one.field === field ? { ...one, kept: writing } : one));
  return { ...after, conflicts, writings: { ...after.writings, [field]: writing } };
}

function withConflict(dossier: Dossier, field: CorrectableField, given: GivenValue): Dossier {
  const open = dossier.conflicts.find((one) => one.field === field);
  const kept = dossier.writings[field] ?? null;
  const conflict: OpenConflict = { field, kept, given: [...(open?.given ?? []), given] };
  return {
    ...dossier,
    conflicts: [...dossier.conflicts.filter((one) => one.field !== field), conflict],
  };
}
