import { join } from 'node:path';
import type { OfficeFile } from '#shared/catalogue/office.ts';
import { counterIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { ManualClock, SeededIds, SeededRandom } from '#shared/sync/testing/fixed-ports.ts';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { addOffice } from '../identity/add-office.ts';
import type { IdentityPorts } from '../identity/identity-ports.ts';
import { hashPassword } from '../identity/passwords.ts';
import { type ServerResources, loadResources } from '../resources.ts';

export const testPassword = 'mật khẩu thử 1';

export function testResources(): ServerResources {
  const resources = loadResources(join(import.meta.dirname, '../../resources'));
  if (!resources.ok) throw new Error(JSON.stringify(resources));
  return resources.value;
}

/** An office like the demo one, with people who can sign in, under ids of its own; and a clock and chance that the test holds. */
export class StaffedOffice implements IdentityPorts {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 24, 2));
  readonly ids: SeededIds;
  readonly random: (length: number) => Uint8Array;
  readonly file: OfficeFile;
  readonly db: Kysely<Schema>;

  /** @param seed another one for each office of a test file */
  constructor(db: Kysely<Schema>, seed: number) {
    this.db = db;
    this.ids = new SeededIds(seed, this.clock);
    const random = new SeededRandom(seed + 1_000);
    this.random = (length) => Uint8Array.from({ length }, () => random.below(256));
    const { demoOffice } = testResources();
    this.file = {
      ...demoOffice,
      office: {
        ...demoOffice.office,
        id: officeIdSchema.parse(this.ids.next()),
        counters: demoOffice.office.counters.map((counter) => ({
          ...counter,
          id: counterIdSchema.parse(this.ids.next()),
        })),
      },
      staff: demoOffice.staff.map((member) => ({ ...member, id: userIdSchema.parse(this.ids.next()) })),
    };
  }

  async add(): Promise<this> {
    const passwordHash = await hashPassword(testPassword);
    const { office, staff } = this.file;
    await this.db.transaction().execute((tx) => addOffice(tx, office, staff, this.ids.next(), passwordHash));
    return this;
  }

  get officeId(): string {
    return this.file.office.id;
  }

  /** @param index 0 for the first counter */
  counterId(index = 0): string {
    return this.file.office.counters[index]!.id;
  }

  /** Somebody's name for signing in, by role. */
  nameOf(role: OfficeFile['staff'][number]['role']): string {
    return this.file.staff.find((member) => member.role === role)!.signInName;
  }
}
