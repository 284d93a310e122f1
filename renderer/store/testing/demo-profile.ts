import { readFileSync } from 'node:fs';
import { officeFileSchema } from '#shared/catalogue/office.ts';
import { type FormSets, formSetsSchema } from '#shared/dossier/slips/form-set.ts';
import { type OfficeProfile, officeProfileSchema } from '#shared/identity/office-profile.ts';

/** The demo office as a device of its first counter knows it, with a lease that ends on 2027-01-01. */
export function demoProfile(): OfficeProfile {
  const file = new URL('../../../resources/offices/demo-cua-nam.json', import.meta.url);
  const { office, staff } = officeFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return officeProfileSchema.parse({
    office,
    users: staff.map((user) => ({ ...user, active: true })),
    device: {
      id: '01900000-0000-7000-8000-00000000d001',
      name: 'Máy quầy 1',
      counterId: office.counters[0]?.id,
      lane: { number: 1, first: 1, last: 900, fence: 1, leaseUntil: Date.UTC(2027, 0, 1) },
    },
  });
}

/** Which set of forms holds when. */
export function demoFormSets(): FormSets {
  const file = new URL('../../../resources/forms/form-sets.json', import.meta.url);
  return formSetsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).sets;
}
