import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { CounterDb } from '../store/counter-db.ts';
import type { DossierRow, PendingRow } from '../store/rows.ts';
import { aboutAll, troubledIn } from './waiting-queries.ts';

it('finds what is in question in every table, and nothing that is settled or under way', async () => {
  const db = new CounterDb(crypto.randomUUID());
  const dossier = (id: string, sync: string) => ({ id, sync, codes: [id] }) as unknown as DossierRow;
  await db.dossiers.bulkAdd([
    dossier('reviewed', 'review'),
    dossier('settled', 'confirmed'),
    dossier('refused', 'refused'),
    dossier('saved', 'saved'),
  ]);
  await db.officeCalendars.add({ id: 'office', sync: 'review' } as never);
  await db.registerExports.add({ id: 'x', sync: 'refused', at: '2026-11-23T16:40' } as never);
  const found = await troubledIn(db);
  expect(found.dossiers.map(({ id }) => id).toSorted()).toEqual(['refused', 'reviewed']);
  expect(found.incidents).toEqual([]);
  expect(found.calendars.map(({ id }) => id)).toEqual(['office']);
  expect(found.exports.map(({ id }) => id)).toEqual(['x']);
});

it('says what each act is about, though its record may be gone', async () => {
  const db = new CounterDb(crypto.randomUUID());
  await db.dossiers.add({ id: 'a', codes: ['M-1'], dossier: { code: 'M-1' } } as unknown as DossierRow);
  await db.incidents.add({ id: 'i', incident: { categoryName: 'Thái độ' } } as never);
  const pending = [
    'dossier/a',
    'dossier/gone',
    'dossier/a',
    'incident/i',
    'office-calendar/o',
    'register-export/x',
    'newer/x',
  ].map((key) => {
    const [kind = '', id = ''] = key.split('/');
    return { event: { entity: { kind, id } } } as unknown as PendingRow;
  });
  const aboutOf = await aboutAll(db, pending);
  expect(pending.map(aboutOf)).toEqual([
    'M-1',
    '',
    'M-1',
    expect.stringContaining('Thái độ'),
    expect.stringMatching(/./),
    'Sổ theo dõi hồ sơ',
    '',
  ]);
});
