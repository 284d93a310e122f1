import type { DossierPromise } from '#shared/calendar/promise.ts';
import { canonicalJson, type Json } from '#shared/kernel/canonical-json.ts';
import type { Dossier } from '../state.ts';
import { type CorrectableField, correctableFieldNames, correctableFields } from './field-classes.ts';
import type { FieldValues } from './state.ts';

/** A field's value as it stands. */
export function valueOf(dossier: Dossier, field: CorrectableField): Json {
  if (field === 'appointment') return { receivedAt: dossier.receivedAt, limit: plain(dossier.promise.limit) };
  let value: unknown = dossier;
  for (const key of field.split('.')) value = (value as Readonly<Record<string, unknown>>)[key];
  return plain(value);
}

/** What a screen shows of some fields, for the envelope's `base`. */
export function baseOf(dossier: Dossier, fields: readonly CorrectableField[]): FieldValues {
  return Object.fromEntries(fields.map((field) => [field, valueOf(dossier, field)]));
}

/**
 * The dossier with another value in one field. The value has been parsed by the schema of `dossier.corrected`, which is that of the
 * receipt: here types are given up, as where subjects are closed.
 *
 * @param promise for `appointment`: reckoned from it
 */
export function withValue(
  dossier: Dossier,
  field: CorrectableField,
  value: Json,
  promise: DossierPromise | null,
): Dossier {
  if (field === 'appointment') {
    if (promise === null) return dossier;
    const { receivedAt } = value as Pick<Dossier, 'receivedAt'>;
    return {
      ...dossier,
      receivedAt,
      promise,
      earlierPromises: [...dossier.earlierPromises, dossier.promise],
    };
  }
  const [outer = field, inner] = field.split('.');
  if (inner === undefined) return { ...dossier, [outer]: value };
  const whole = (dossier as unknown as Readonly<Record<string, object>>)[outer];
  return { ...dossier, [outer]: { ...whole, [inner]: value } };
}

export function isSameValue(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b);
}

/** The values named in changes, in the table's order whatever order they came in. */
export function changedFields(changes: Readonly<Record<string, unknown>>): readonly CorrectableField[] {
  return correctableFieldNames.filter((field) => changes[field] !== undefined);
}

export function isWeighty(changes: FieldValues): boolean {
  return changedFields(changes).some((field) => correctableFields[field].isWeighty);
}

function plain(value: unknown): Json {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as Json);
}
