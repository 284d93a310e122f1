import { describe, expect, it } from 'vitest';
import { roleSchema } from '#shared/catalogue/role.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import { may } from '#shared/identity/rights.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { judgeEvent, readEvent } from '#shared/sync/subjects.ts';
import { registerExported } from './events.ts';

const { first, ids, context } = new DossierStory();
const payload = {
  at: '2026-11-23T16:40',
  way: 'file',
  counterId: first.identity.counterId,
  from: '2026-11-01',
  to: '2026-11-23',
  field: null,
  book: null,
  rows: 120,
};
const exported = (change: Record<string, Json> = {}) =>
  first.seal(
    'register-export.recorded',
    { kind: 'register-export', id: ids.next() },
    { ...payload, ...change },
    { v: 2 },
  );

describe('an export of the register', () => {
  it('is taken once and keeps who did it', () => {
    const event = exported();
    const reading = readEvent(event);
    expect(reading.kind).toBe('known');
    expect(judgeEvent(null, event, context)).toEqual({ verdict: 'applied' });
    const state = reading.kind === 'known' ? reading.evolve(null) : null;
    expect(state).toEqual({ ...payload, by: first.identity.actorId });
    expect(judgeEvent(state, event, context)).toMatchObject({ reason: 'register-export-exists' });
  });

  it('has no place for anything about a citizen', () => {
    for (const change of [
      { name: 'Nguyễn Văn Thử' },
      { file: 'so.csv' },
      { way: 'screen' },
      { rows: -1 },
      { book: 0 },
      { field: '' },
    ]) {
      expect(readEvent(exported(change)).kind).toBe('malformed');
    }
  });

  it('is for those who may see whole numbers', () => {
    for (const role of roleSchema.options) {
      expect(may(role, 'register.export')).toBe(may(role, 'dossier.show-personal'));
    }
    expect(registerExported.action).toBe('register.export');
  });
});
