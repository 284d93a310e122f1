import { readFileSync } from 'node:fs';
import { officeFileSchema } from '#shared/catalogue/office.ts';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import { formSetsSchema } from '../form-set.ts';
import type { FormDesk } from '../from-dossier/form-head.ts';

const resource = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../resources/${path}`, import.meta.url), 'utf8'));

/** The demo office with the sets of forms that hold. */
export function sampleDesk(): FormDesk {
  const { office, staff } = officeFileSchema.parse(resource('offices/demo-cua-nam.json'));
  const profile = officeProfileSchema.parse({
    office,
    users: staff.map((user) => ({ ...user, active: true })),
    device: {
      id: '01900000-0000-7000-8000-00000000d001',
      name: 'Máy quầy 1',
      counterId: office.counters[0]?.id,
      lane: { number: 1, first: 1, last: 900, fence: 1, leaseUntil: Date.UTC(2027, 0, 1) },
    },
  });
  return { profile, formSets: formSetsSchema.parse(resource('forms/form-sets.json')).sets };
}
