import type { MemoryOffice } from '#shared/sync/testing/memory-office-log.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { Office } from '#shared/catalogue/office.ts';
import { counterIdSchema } from '#shared/kernel/ids.ts';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { addOffice } from '../identity/add-office.ts';

/** An office as the log's contract asks for one: devices that are enrolled, and authors who have signed in on each of them. */
export async function seedOffice(db: Kysely<Schema>, seed: MemoryOffice): Promise<void> {
  const office: Office = {
    id: seed.officeId,
    name: 'Đơn vị thử nghiệm',
    parentName: 'Cơ quan thử nghiệm',
    agencyCode: 'H26.001.01',
    unitSuffix: 'TTPVHCC',
    place: 'Hà Nội',
    address: 'Số 0 phố Thử',
    phone: '024 0000 0000',
    numbering: seed.policy ?? 'lane',
    counters: [{ id: counterIdSchema.parse(seed.officeId), name: 'Quầy 1', number: 1 }],
  };
  const staff = seed.authors.map(({ id, role }, index) => ({
    id,
    role,
    signInName: `user${index}`,
    fullName: `Người Thử ${index}`,
  }));
  await db.transaction().execute(async (tx) => {
    await addOffice(tx, office, staff, seed.serverDeviceId, 'no password');
    for (const device_id of seed.devices) {
      await tx
        .insertInto('devices')
        .values({
          office_id: seed.officeId,
          device_id,
          name: 'Máy thử',
          counter_id: seed.officeId,
          token_hash: null,
          last_device_seq: 0,
          last_hash: chainStart,
          revoked_at: null,
        })
        .execute();
      for (const { id } of seed.authors) {
        await tx
          .insertInto('sign_ins')
          .values({ office_id: seed.officeId, device_id, user_id: id, last_at: 0 })
          .execute();
      }
    }
  });
}
