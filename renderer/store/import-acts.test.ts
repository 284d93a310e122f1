import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { procedureCatalogueSchema, type Procedure } from '#shared/catalogue/procedure.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { RegisterRecord } from '#shared/dossier/import/check-row.ts';
import { importedDossierId } from '#shared/dossier/import/imported-id.ts';
import { isWrittenPromise } from '#shared/dossier/import/written-promise.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import catalogue from '../../resources/procedures/procedures.json' with { type: 'json' };
import type { CounterDb } from './counter-db.ts';
import { ImportActs, type RowToImport } from './import-acts.ts';
import { demoProfile } from './testing/demo-profile.ts';
import { openRecorder } from './testing/open-recorder.ts';

const profile = demoProfile();
const contextOf = haNoiContext();
const procedure: Procedure = procedureCatalogueSchema.parse(catalogue).procedures[0]!;
const file = { name: 'so-2025.xlsx', sha256: 'a'.repeat(64) };
const at = (text: string) => localDateTimeSchema.parse(text);

function row(n: number, change: Partial<RegisterRecord> = {}): RowToImport {
  const applicant = {
    kind: 'person' as const,
    name: 'Nguyễn Văn Thử',
    idNumber: '000090004567',
    birthDate: null,
    address: 'Phường Thử',
    phone: '',
    email: '',
  };
  const record: RegisterRecord = {
    code: `HS-2025/${n}`,
    procedure,
    applicant,
    receivedAt: at('2026-01-05T08:00'),
    due: at('2026-01-07T16:30'),
    returnedAt: null,
    request: procedure.name,
    note: '',
    ...change,
  };
  return { row: n + 1, record };
}

describe('ImportActs', () => {
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(5, clock);
  let db: CounterDb;
  let admission: Result<null>;
  let acts: ImportActs;

  beforeEach(async () => {
    admission = ok(null);
    const opened = await openRecorder(clock, ids);
    db = opened.db;
    acts = new ImportActs({
      clock,
      ids,
      contextOf,
      recorder: opened.recorder,
      profile: () => profile,
      admit: async () => admission,
    });
  });

  it('records each row as a dossier with its own code, its promise as written, and where it is from', async () => {
    const returned = row(2, { returnedAt: at('2026-01-07T10:00') });
    expect(await acts.importRows([row(1), returned], file)).toMatchObject({
      ok: true,
      value: { value: { imported: 2, known: 0 }, durable: true },
    });
    const open = await db.dossiers.get(importedDossierId(profile.office.id, 'HS-2025/1'));
    expect(open).toMatchObject({
      codes: ['HS-2025/1'],
      receivedDate: '2026-01-05',
      due: '2026-01-07T16:30',
      sync: 'saved',
    });
    expect(open?.dossier).toMatchObject({
      status: 'accepted',
      slips: [],
      promise: { due: '2026-01-07T16:30', trace: [] },
      origin: { kind: 'register-import', file: 'so-2025.xlsx', row: 2, importedAt: '2026-11-23T09:00' },
    });
    expect(isWrittenPromise(open!.dossier.promise)).toBe(true);
    const settled = await db.dossiers.get(importedDossierId(profile.office.id, 'HS-2025/2'));
    expect(settled?.dossier).toMatchObject({ status: 'returned', statusAt: '2026-01-07T10:00' });
  });

  it('changes nothing when the same rows come again, alone or among new ones', async () => {
    await acts.importRows([row(1), row(2)], file);
    const events = await db.pending.count();
    expect(await acts.importRows([row(1), row(2)], file)).toMatchObject({
      value: { value: { imported: 0, known: 2 } },
    });
    expect(await db.pending.count()).toBe(events);
    expect(await acts.importRows([row(2), row(3)], { ...file, name: 'khac.csv' })).toMatchObject({
      value: { value: { imported: 1, known: 1 } },
    });
    expect(await db.dossiers.count()).toBe(3);
  });

  it('uses no number of the day, and none of the register book', async () => {
    const before = (await db.meta.get('device')) as { numbering: unknown };
    await acts.importRows([row(1)], file);
    expect((await db.meta.get('device')) as { numbering: unknown }).toMatchObject({
      numbering: before.numbering,
    });
  });

  it('records none of a batch that holds a row which the rules refuse, and nothing while the disk is full', async () => {
    const wrong = row(2, { due: at('2026-01-04T16:30') });
    expect(await acts.importRows([row(1), wrong], file)).toMatchObject({
      ok: false,
      code: 'act-refused',
      detail: { reason: 'import-due-before-receipt' },
    });
    admission = fault('disk-nearly-full', { megabytes: 40 });
    expect(await acts.importRows([row(1)], file)).toEqual(admission);
    expect(await db.dossiers.count()).toBe(0);
  });
});
