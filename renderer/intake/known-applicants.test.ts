import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Party } from '#shared/dossier/party.ts';
import { CounterDb } from '../store/counter-db.ts';
import type { DossierRow } from '../store/rows.ts';
import { applicantsById, applicantsByName, applicantsByPhone } from './known-applicants.ts';

let db: CounterDb;
let count = 0;

function row(n: number, party: Partial<Party>, receivedAt: string): DossierRow {
  const applicant: Party = {
    kind: 'person',
    name: 'Nguyễn Văn Thử',
    idNumber: '000090004567',
    birthDate: '1990-03-09',
    address: 'Số 1',
    phone: '+84912000001',
    email: '',
    ...party,
  };
  return {
    id: `row-${n}`,
    dossier: { applicant, receivedAt } as DossierRow['dossier'],
    sync: 'confirmed',
    reason: null,
    readOnly: false,
    codes: [],
    sharedSlipIds: [],
    doubtDates: [],
    receivedDate: receivedAt.slice(0, 10),
    due: localDateTimeSchema.parse('2026-11-27T16:30'),
    counterId: '',
    applicantIdNumber: applicant.idNumber,
    applicantPhone: applicant.phone,
    applicantNamesake: '',
    oldCodes: [],
    feeDates: [],
    search: '',
  };
}

beforeEach(async () => {
  count += 1;
  db = new CounterDb(`known-applicants-${count}`);
  await db.dossiers.bulkPut([
    row(1, { address: 'Địa chỉ cũ' }, '2026-01-05T09:00'),
    row(2, { address: 'Địa chỉ mới' }, '2026-11-20T09:00'),
    row(3, { name: 'Trần Thị Đào', idNumber: '000190004568', phone: '+842438250000' }, '2026-06-01T09:00'),
  ]);
});

describe('known applicants', () => {
  it('are one option a person, as the newest dossier has them', async () => {
    const found = await applicantsById(db, '0000 9000');
    expect(found.map(({ party }) => party.address)).toEqual(['Địa chỉ mới']);
  });

  it('are found by name without diacritics', async () => {
    expect((await applicantsByName(db, 'dao')).map(({ label }) => label)).toEqual(['Trần Thị Đào']);
  });

  it('are found by phone as people type it', async () => {
    expect((await applicantsByPhone(db, '0912 000')).map(({ label }) => label)).toEqual(['Nguyễn Văn Thử']);
    expect((await applicantsByPhone(db, '+84 24 3825')).map(({ label }) => label)).toEqual(['Trần Thị Đào']);
  });

  it('are not offered for a few digits, and never show a whole number', async () => {
    expect(await applicantsById(db, '000')).toEqual([]);
    expect(await applicantsByPhone(db, '0912')).toEqual([]);
    const [offer] = await applicantsById(db, '00019');
    expect(offer).toMatchObject({ label: 'Trần Thị Đào', detail: '000*****4568 · 02******000' });
  });
});
