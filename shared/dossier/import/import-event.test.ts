import { describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { DossierStory } from '../testing/dossier-story.ts';
import type { DossierImportedPayload } from './import-event.ts';
import { importedDossierId, importedPlace } from './imported-id.ts';
import { sampleImport } from './testing/sample-import.ts';

const story = new DossierStory();
const at = (text: string) => localDateTimeSchema.parse(text);
const payload = sampleImport(story);
const { code } = payload;
const id = importedDossierId(story.first.identity.officeId, code);

function reading(change: Partial<DossierImportedPayload> = {}, entityId: string = id, device = story.first) {
  const event = device.seal('dossier.imported', { kind: 'dossier', id: entityId }, {
    ...payload,
    ...change,
  } as unknown as Json);
  const read = readEvent(event);
  if (read.kind !== 'known') throw new Error(read.kind);
  return read;
}

describe('dossier.imported', () => {
  it('changes nothing the second time, from whichever counter it comes', () => {
    const state = reading().evolve(null);
    const again = reading({ due: at('2026-02-01T16:30') }, id, story.second);
    expect(again.judge(state, story.context)).toEqual({ verdict: 'applied' });
    expect(again.evolve(state)).toEqual(state);
  });

  it('is refused under an id that is not of its code, before its receipt, and over a dossier that was received', () => {
    const verdict = (read: ReturnType<typeof reading>, state: Json | null = null) =>
      read.judge(state, story.context);
    expect(verdict(reading())).toEqual({ verdict: 'applied' });
    expect(verdict(reading({}, story.ids.next()))).toMatchObject({ reason: 'import-id-differs' });
    expect(verdict(reading({ due: at('2026-01-04T16:30') }))).toMatchObject({
      reason: 'import-due-before-receipt',
    });
    expect(verdict(reading({ returnedAt: at('2026-01-04T16:30') }))).toMatchObject({
      reason: 'import-due-before-receipt',
    });
    const received = JSON.parse(JSON.stringify(story.dossier)) as Json;
    expect(verdict(reading(), received)).toMatchObject({ verdict: 'rejected', reason: 'dossier-exists' });
  });

  it('gives one id and one place to a code in an office, and others to other codes', () => {
    const { officeId } = story.first.identity;
    expect(importedDossierId(officeId, code)).toBe(id);
    expect(importedDossierId(officeId, 'HS-2025/2')).not.toBe(id);
    const places = new Set(Array.from({ length: 2000 }, (_, n) => importedPlace(`HS-2025/${n}`)));
    expect(places.size).toBe(2000);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(1_000_000_000);
  });
});
