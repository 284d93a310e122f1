import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { procedureIndex } from '#shared/catalogue/find-procedure.ts';
import { procedureCatalogueSchema } from '#shared/catalogue/procedure.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { findColumns } from '#shared/dossier/import/columns.ts';
import { procedureNames } from '#shared/dossier/import/procedure-names.ts';
import catalogue from '../../resources/procedures/procedures.json' with { type: 'json' };
import { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';
import { checkInParts } from './check-in-parts.ts';

const rules = {
  procedures: procedureNames(procedureIndex(procedureCatalogueSchema.parse(catalogue).procedures)),
  now: localDateTimeSchema.parse('2026-11-23T10:00'),
  dueTime: '16:30',
};
const headings = ['Mã hồ sơ', 'Thủ tục', 'Chủ hồ sơ', 'Địa chỉ', 'Ngày nhận', 'Ngày hẹn trả'];
const codeOf = (n: number): string => `H26.999.01-260105-${String(n).padStart(4, '0')}`;
const table = [
  headings,
  ...Array.from({ length: 1200 }, (_, n) => [
    codeOf(n),
    '1.001193',
    'Nguyễn Văn Thử',
    'Phường Thử',
    '05/01/2026',
    '06/01/2026',
  ]),
];
let db: CounterDb;
let count = 0;

function columns() {
  const found = findColumns(table);
  if (!found.ok) throw new Error(found.code);
  return found.value;
}

beforeEach(async () => {
  count += 1;
  db = new CounterDb(`check-in-parts-${count}`);
  // Far apart, and one under a code that the server has replaced since.
  const held = (id: string, codes: readonly string[]) => ({ id, codes }) as unknown as DossierRow;
  await db.dossiers.bulkPut([
    held('a', [codeOf(3)]),
    held('b', ['H26.999.01-260105-9001', codeOf(777)]),
    held('c', [codeOf(1199)]),
  ]);
});

describe('checkInParts', () => {
  it('knows the dossiers of the office by code and by earlier code, over any number of rows', async () => {
    const rows = await checkInParts(db, table, columns(), rules, new AbortController().signal);
    expect(rows).toHaveLength(1200);
    const known = rows.filter(({ state }) => state === 'known').map(({ texts }) => texts.code);
    expect(known).toEqual([codeOf(3), codeOf(777), codeOf(1199)]);
  });

  it('ends when it is told to', async () => {
    const ending = new AbortController();
    setTimeout(() => ending.abort(), 0);
    const rows = await checkInParts(db, table, columns(), rules, ending.signal);
    expect(rows.length).toBeLessThan(1200);
  });
});
