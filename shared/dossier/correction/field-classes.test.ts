import { describe, expect, it } from 'vitest';
import { dossierReceived, feeSchema } from '../events.ts';
import { partySchema } from '../party.ts';
import { changesSchema } from './events.ts';
import { classOf, correctableFieldNames, correctableFields, fieldClasses } from './field-classes.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import { valueOf, withValue } from './values.ts';

describe('the table of field classes', () => {
  const received = (dossierReceived.payload as unknown as { shape: Record<string, unknown> }).shape;
  const paths = Object.keys(received).flatMap((name) => {
    if (name === 'applicant') return Object.keys(partySchema.shape).map((key) => `applicant.${key}`);
    return name === 'fee' ? Object.keys(feeSchema.shape).map((key) => `fee.${key}`) : [name];
  });

  it('[CFL-1] gives every field of the receipt exactly one class', () => {
    expect(Object.keys(fieldClasses).toSorted()).toEqual(paths.toSorted());
  });

  it('has every soft and legal field corrected in exactly one piece, of one class', () => {
    const covered = correctableFieldNames.flatMap((field) => [...correctableFields[field].paths]);
    const expected = Object.entries(fieldClasses).flatMap(([path, one]) =>
      one === 'soft' || one === 'legal' ? [path] : [],
    );
    expect(covered.toSorted()).toEqual(expected.toSorted());
    for (const field of correctableFieldNames) {
      for (const path of correctableFields[field].paths) expect(fieldClasses[path]).toBe(classOf(field));
    }
  });

  it('is what an event can change', () => {
    const shape = Object.keys((changesSchema as unknown as { shape: object }).shape);
    expect(shape.toSorted()).toEqual([...correctableFieldNames].toSorted());
  });

  it('reads and writes each field by its name', () => {
    const { dossier } = new DossierStory();
    for (const field of correctableFieldNames) {
      const value = valueOf(dossier, field);
      expect(value, field).toBeDefined();
      expect(valueOf(withValue(dossier, field, value, dossier.promise), field), field).toEqual(value);
    }
  });
});
