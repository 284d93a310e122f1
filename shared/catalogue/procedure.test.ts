import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { isInForce, procedureCatalogueSchema, type Procedure } from './procedure.ts';

const file: unknown = JSON.parse(
  readFileSync(new URL('../../resources/procedures/procedures.json', import.meta.url), 'utf8'),
);
const { procedures } = procedureCatalogueSchema.parse(file);

function procedure(key: string): Procedure {
  const found = procedures.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no procedure ${key}`);
  return found;
}

describe('resources/procedures/procedures.json', () => {
  it('holds the 70 procedures, each with source, confidence and validity', () => {
    expect(procedures).toHaveLength(70);
    expect(new Set(procedures.map(({ key }) => key)).size).toBe(70);
    for (const { source, legalBasis, papers } of procedures) {
      expect(source).not.toBe('');
      expect(legalBasis).not.toBe('');
      expect(papers.length).toBeGreaterThan(0);
    }
  });

  it('invents no code', () => {
    const withoutCode = procedures.filter(({ code }) => code === null);
    expect(withoutCode.map(({ key }) => key)).toEqual(['the-can-cuoc']);
  });

  it('keeps each limit in its own unit', () => {
    expect(procedure('1.001193').limit).toEqual({ amount: 1, unit: 'same-day' });
    expect(procedure('1.004873').limit).toEqual({ amount: 3, unit: 'working-day' });
    expect(procedure('1.004873').extension?.limit).toEqual({ amount: 20, unit: 'calendar-day' });
    expect(procedure('1.010041').limit).toEqual({ amount: 4, unit: 'working-hour' });
    expect(procedure('1.012644').limit).toEqual({ amount: 240, unit: 'working-hour' });
    expect(procedure('2.001035').extension?.limit).toBeNull();
  });

  it('tells papers that are shown from papers that are handed in', () => {
    const papers = procedure('1.001193').papers;
    expect(papers.find(({ name }) => name.startsWith('Căn cước'))).toMatchObject({
      kind: 'shown',
      originalCopies: 0,
      photoCopies: 0,
      required: true,
    });
    expect(papers.find(({ name }) => name.startsWith('Văn bản ủy quyền'))).toMatchObject({ required: false });
    for (const { kind, originalCopies, photoCopies, name } of procedures.flatMap((entry) => entry.papers)) {
      if (kind === 'shown') expect([name, originalCopies, photoCopies]).toEqual([name, 0, 0]);
      if (kind === 'copy') expect([name, photoCopies > 0]).toEqual([name, true]);
      if (kind === 'original') expect([name, originalCopies > 0]).toEqual([name, true]);
    }
  });

  it('restarts after a supplement and resumes after a financial duty unless told otherwise', () => {
    expect(procedure('1.013978').afterPause).toEqual({ supplement: 'restart', financialDuty: 'resume' });
  });

  it('knows when a version holds', () => {
    const replaced = procedure('1.012753');
    expect(isInForce(replaced, localDateSchema.parse('2025-06-30'))).toBe(true);
    expect(isInForce(replaced, localDateSchema.parse('2025-07-01'))).toBe(false);
    expect(isInForce(procedure('1.013225'), localDateSchema.parse('2026-06-30'))).toBe(false);
    expect(isInForce(procedure('1.013225'), localDateSchema.parse('2026-07-01'))).toBe(true);
  });
});

describe('procedureCatalogueSchema', () => {
  const catalogue = procedureCatalogueSchema.parse(file);

  it('refuses the same version twice', () => {
    const [first] = catalogue.procedures;
    const result = procedureCatalogueSchema.safeParse({ ...catalogue, procedures: [first, first] });
    expect(result.error?.issues).toMatchObject([{ path: ['procedures', 1, 'key'] }]);
  });

  it('refuses a key that differs from the code', () => {
    const [first] = catalogue.procedures;
    const result = procedureCatalogueSchema.safeParse({
      ...catalogue,
      procedures: [{ ...first, key: 'khac' }],
    });
    expect(result.error?.issues).toMatchObject([{ path: ['procedures', 0, 'key'] }]);
  });
});
