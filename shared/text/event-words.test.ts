import { describe, expect, it } from 'vitest';
import { settlementType } from '#shared/log/settlement.ts';
import { knownEventTypes } from '#shared/sync/subjects.ts';
import { eventWords, hasEventWords } from './event-words.ts';

const types = [
  ...new Set(knownEventTypes().map((known) => known.split(' ')[0] ?? '')),
  ...['dossier', 'incident', 'office-calendar', 'register-export'].map(settlementType),
];

describe('the words of acts', () => {
  it.each(types)('%s has its own', (type) => {
    expect(hasEventWords(type)).toBe(true);
    expect(eventWords(type)).toMatch(/^\p{Lu}/u);
    expect(eventWords(type)).not.toMatch(/[a-z]+[-.][a-z]+/);
  });

  it('never show the name of a type', () => {
    expect(eventWords('dossier.teleported')).toBe('Việc của phiên bản phần mềm mới hơn');
    expect(hasEventWords('toString')).toBe(false);
  });
});
