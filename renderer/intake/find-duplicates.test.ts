import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateSchema, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Party } from '#shared/dossier/party.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import { dossierIdSchema } from '#shared/kernel/ids.ts';
import { CounterDb } from '../store/counter-db.ts';
import { dossierRow } from '../store/view-rows.ts';
import { findDuplicates, intakeSoFar } from './find-duplicates.ts';
import { emptyIntake, type IntakeForm } from './intake-form.ts';

const today = localDateSchema.parse('2026-11-25');
const { dossier: sample, ids } = new DossierStory();
let db: CounterDb;
let count = 0;

async function keep(change: Partial<Dossier>, applicant: Partial<Party> = {}): Promise<string> {
  const id = dossierIdSchema.parse(ids.next());
  const dossier = { ...sample, ...change, id, applicant: { ...sample.applicant, ...applicant } };
  const view = { ref: { kind: 'dossier', id }, state: dossier as never, readOnly: false } as const;
  await db.dossiers.put(dossierRow({ ...view, sync: 'confirmed', reason: null }));
  return id;
}

const form: IntakeForm = {
  ...emptyIntake,
  procedureKey: sample.procedure.key,
  idNumber: '000 090 004 567',
  name: 'nguyen van thu',
  phone: '0912 000 001',
  birthDate: '1990-03-09',
};

async function foundBy(change: Partial<IntakeForm> = {}, days = 30): Promise<readonly string[]> {
  const intake = intakeSoFar({ ...form, ...change });
  return intake === null ? [] : (await findDuplicates(db, intake, today, days)).map(({ row }) => row.id);
}

beforeEach(() => {
  count += 1;
  db = new CounterDb(`find-duplicates-${count}`);
});

describe('possible duplicates in the local database', () => {
  it('are found by number, by name with phone, and by name with birth date, newest first', async () => {
    const old = await keep({ receivedAt: localDateTimeSchema.parse('2026-11-10T09:00') });
    const byPhone = await keep({}, { idNumber: '000090009999', birthDate: null });
    const byBirth = await keep(
      { receivedAt: localDateTimeSchema.parse('2026-11-24T09:00') },
      { idNumber: '', phone: '+84912000009' },
    );
    await keep({}, { idNumber: '', phone: '+84912000009', birthDate: '1991-01-01' });
    await keep({ procedure: { ...sample.procedure, key: '1.004873' } });
    expect(await foundBy()).toEqual([byBirth, byPhone, old]);
    expect(await foundBy({ idNumber: '', phone: '' })).toEqual([byBirth, old]);
    expect(await foundBy({ idNumber: '', birthDate: '' })).toEqual([byPhone, old]);
  });

  it('leave out what was settled long ago, and keep what is still open', async () => {
    const at = localDateTimeSchema.parse('2026-10-01T09:00');
    const open = await keep({ receivedAt: at });
    await keep({ receivedAt: at, status: 'returned' });
    expect(await foundBy()).toEqual([open]);
    expect(await foundBy({}, 60)).toHaveLength(2);
  });

  it('are not asked for while nothing of a person is whole, nor without a procedure', async () => {
    await keep({});
    expect(intakeSoFar({ ...form, idNumber: '0000', phone: '0912', birthDate: '09/03' })).toBeNull();
    expect(intakeSoFar({ ...form, procedureKey: null })).toBeNull();
    expect(await foundBy({ idNumber: '0000', phone: '', birthDate: '' })).toEqual([]);
  });
});
