import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dossierSubject } from '#shared/dossier/subject.ts';
import { incidentSubject } from '#shared/conduct/subject.ts';
import { officeCalendarSubject } from '#shared/office-calendar/subject.ts';
import { registerExportSubject } from '#shared/register-export/subject.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { isSealIntact } from './chain.ts';
import { type EventEnvelope, eventEnvelopeSchema } from './envelope.ts';
import { defineUpcaster, upcast } from './upcast.ts';

const folder = 'shared/log/golden';
/** Recorded events of an old version as they were sealed, and what they are now. */
const goldenSchema = z.array(
  z.strictObject({
    event: eventEnvelopeSchema,
    v: z.number().int(),
    payload: z.record(z.string(), z.json()),
  }),
);
const golden = readdirSync(folder).map((name) => ({
  name,
  entries: goldenSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
}));
const printed = golden.find(({ name }) => name === 'dossier.slip-printed.v1.json')!.entries[0]!;

const subjects = [dossierSubject, incidentSubject, officeCalendarSubject, registerExportSubject].map(
  ({ definitions, upcasters = [] }) => ({ definitions, upcasters }),
);

describe('events of older versions', () => {
  it.each(golden)('[VER-1] are read as what they are now: $name', ({ entries }) => {
    for (const { event, v, payload } of entries) {
      expect(isSealIntact(event)).toBe(true);
      const before = structuredClone(event);
      const { upcasters } = subjects.find(({ definitions }) =>
        definitions.some(({ type }) => type === event.type),
      )!;
      expect(upcast(upcasters, event, v)).toEqual({ kind: 'lifted', payload });
      expect(readEvent(event).kind).toBe('known');
      expect(event).toEqual(before);
    }
  });

  it('[VER-2] have a way from each version to the present one, with a recorded event', () => {
    for (const { definitions, upcasters } of subjects) {
      const needed = definitions.flatMap(({ type, v }) =>
        Array.from({ length: v - 1 }, (_, index) => `${type}.v${index + 1}`),
      );
      expect(upcasters.map(({ type, from }) => `${type}.v${from}`).toSorted()).toEqual(needed.toSorted());
      const names = golden.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(needed.map((name) => `${name}.json`)));
    }
  });

  it('[VER-2] are of types that never go: these were released', () => {
    const released = ['received', 'slip-printed', 'personal-shown', 'recoded', 'paused', 'resumed'];
    const known = new Set(dossierSubject.definitions.map(({ type }) => type));
    for (const name of released) expect(known.has(`dossier.${name}` as never), name).toBe(true);
  });

  it('[VER-3] are malformed when they do not fit their own version, and unknown when they are newer', () => {
    const { event } = printed;
    const changed = (change: Partial<EventEnvelope>): EventEnvelope => ({ ...event, ...change });
    expect(readEvent(changed({ payload: { ...event.payload, content: null } })).kind).toBe('malformed');
    expect(readEvent(changed({ payload: {} })).kind).toBe('malformed');
    expect(readEvent(changed({ v: 3 })).kind).toBe('unknown');
    expect(readEvent(changed({ v: 2, payload: { ...event.payload, content: null } })).kind).toBe('known');
  });

  it('[VER-1] are lifted a version at a time, and not at all over a hole', () => {
    const { event } = printed;
    const one = defineUpcaster(event.type, 1, z.looseObject({}), () => ({ is: 'two' }));
    const two = defineUpcaster(event.type, 2, z.strictObject({ is: z.literal('two') }), () => ({
      is: 'three',
    }));
    expect(upcast([two, one], event, 3)).toEqual({ kind: 'lifted', payload: { is: 'three' } });
    expect(upcast([one], event, 3)).toEqual({ kind: 'unknown' });
    expect(upcast([two, one], { ...event, v: 2, payload: {} }, 3)).toEqual({ kind: 'malformed' });
  });
});
