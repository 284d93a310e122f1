import officeFile from '../../../resources/offices/demo-cua-nam.json' with { type: 'json' };
import { officeFileSchema } from '#shared/catalogue/office.ts';
import { officeProfileSchema, type OfficeProfile } from '#shared/identity/office-profile.ts';

/** The demo office as a device at its first counter gets it. */
export function sampleProfile(): OfficeProfile {
  const { office, staff } = officeFileSchema.parse(officeFile);
  return officeProfileSchema.parse({
    office,
    users: staff.map((person) => ({ ...person, active: true })),
    device: {
      id: '018f0002-0000-7000-8000-000000000001',
      name: 'May quay 1',
      counterId: office.counters[0]?.id,
      lane: { number: 1, first: 1, last: 900, fence: 1, leaseUntil: 1_800_000_000_000 },
    },
  });
}
