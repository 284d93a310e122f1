import type { OfficeFile } from '#shared/catalogue/office.ts';
import { addOffice } from '../identity/add-office.ts';
import type { IdentityPorts } from '../identity/identity-ports.ts';
import { hashPassword } from '../identity/passwords.ts';

/** The password of everybody in the demo office. It is no secret, which is why production refuses the demo. */
export const demoPassword = 'motcua-demo';

/** Puts the demo office into the database once; later calls find it there and change nothing. */
export async function seedDemo({ db, ids }: IdentityPorts, file: OfficeFile): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  await db.transaction().execute(async (tx) => {
    const known = await tx
      .selectFrom('offices')
      .select('office_id')
      .where('office_id', '=', file.office.id)
      .executeTakeFirst();
    if (known === undefined) await addOffice(tx, file.office, file.staff, ids.next(), passwordHash);
  });
}
