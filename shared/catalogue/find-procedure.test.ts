import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { findProcedures, procedureInForce, procedureIndex } from './find-procedure.ts';
import { procedureCatalogueSchema } from './procedure.ts';

const { procedures } = procedureCatalogueSchema.parse(
  JSON.parse(readFileSync(new URL('../../resources/procedures/procedures.json', import.meta.url), 'utf8')),
);
const index = procedureIndex(procedures);
const today = localDateSchema.parse('2026-11-23');

function firstKey(query: string): string | undefined {
  return findProcedures(index, query, { on: today })[0]?.key;
}

describe('findProcedures', () => {
  it.each([
    ['1.004873', '1.004873'],
    ['1004873', '1.004873'],
    ['004873', '1.004873'],
    ['4873', '1.004873'],
    ['2.000815.000.00.00.H61', '2.000815'],
    [' 1.001193 ', '1.001193'],
    ['1.001193.01', '1.001193'],
  ])('finds by the code %j', (query, key) => {
    expect(firstKey(query)).toBe(key);
  });

  it.each([
    ['khai sinh', '1.001193'],
    ['dang ky khai sinh', '1.001193'],
    ['KHAI SINH', '1.001193'],
    ['đăng ký kết hôn', '1.000894'],
    ['ket hon nuoc ngoai', '2.000806'],
    ['tinh trang hon nhan', '1.004873'],
    ['chung thuc ban sao', '2.000815'],
    ['thuong tru', '1.004222'],
    ['can cuoc', 'the-can-cuoc'],
    ['đăng kí khai sinh', '1.001193'],
    ['chung thuc chu ky', '2.000884'],
    ['gpxd', '1.013227'],
    ['dkks', '1.001193'],
  ])('finds by the words %j', (query, key) => {
    expect(firstKey(query)).toBe(key);
  });

  it('finds by field', () => {
    const found = findProcedures(index, 'bao tro', { on: today });
    expect(found.length).toBeGreaterThan(3);
    expect(found.every(({ field }) => field === 'Bảo trợ xã hội' || field === 'Giảm nghèo')).toBe(true);
  });

  it('takes either spelling of a final i in names and fields', () => {
    expect(findProcedures(index, 'quản lí cư trú').map(({ field }) => field)).toContain(
      'Đăng ký, quản lý cư trú',
    );
    expect(findProcedures(index, 'quan ly cu tru')).toEqual(findProcedures(index, 'quan li cu tru'));
  });

  it('leaves out what is not in force', () => {
    expect(firstKey('1.012753')).toBeUndefined();
    expect(findProcedures(index, '1.012753').map(({ key }) => key)).toEqual(['1.012753']);
  });

  it('gives the catalogue for an empty query, up to the limit', () => {
    expect(findProcedures(index, '  ', { limit: 5 })).toEqual(procedures.slice(0, 5));
  });

  it('finds nothing for what is not there', () => {
    expect(findProcedures(index, 'cấp phép bay')).toEqual([]);
    expect(findProcedures(index, '9.999999')).toEqual([]);
  });

  it('answers at typing speed on 2,000 entries', () => {
    const many = procedureIndex(Array.from({ length: 30 }, () => procedures).flat());
    expect(many.entries.length).toBeGreaterThan(2000);
    const queries = ['k', 'kh', 'khai', 'khai s', 'khai sinh', 'đăng ký khai sinh', '1.00', '4873'];
    for (const query of queries) findProcedures(many, query);
    const start = performance.now();
    for (const query of queries) findProcedures(many, query);
    // Measured about 3 ms a query; the bound only catches a change of order of magnitude on a busy machine.
    expect((performance.now() - start) / queries.length).toBeLessThan(50);
  });
});

describe('procedureInForce', () => {
  it('gives the version of the date', () => {
    expect(procedureInForce(index, '1.001193', today)).toMatchObject({
      ok: true,
      value: { code: '1.001193' },
    });
  });

  it('says when a procedure has been replaced', () => {
    expect(procedureInForce(index, '1.012753', today)).toMatchObject({
      code: 'procedure-not-in-force',
      detail: { replacedBy: '1.013978' },
    });
  });

  it('says when a procedure is unknown', () => {
    expect(procedureInForce(index, '9.999999', today)).toMatchObject({ code: 'procedure-unknown' });
  });
});
