import { Dexie } from 'dexie';
import type { OfficeId } from '#shared/kernel/ids.ts';
import { CounterDb, localDataVersion } from './counter-db.ts';

/** The database of the office that this machine was first enrolled with; those of later offices carry the office's id. */
const firstName = 'counter';

/**
 * The local database of an office. A machine that goes to another office begins a database of its own there, and finds the old one as it was
 * when it comes back: the data of two offices never mix, and what one of them has not sent yet stays.
 */
export async function databaseOf(officeId: OfficeId): Promise<CounterDb> {
  const first = new CounterDb(firstName);
  const found = await first.versionFound();
  // Data of a newer app are for `openLocalData` to refuse, without a transaction on them.
  if (found === 0 || found > localDataVersion) return first;
  const device = await first.meta.get('device');
  if (device?.key !== 'device' || device.officeId === officeId) return first;
  first.close();
  return new CounterDb(`${firstName}-${officeId}`);
}

/** How many acts wait unsent in databases of other offices on this machine. */
export async function unsentElsewhere(own: CounterDb): Promise<number> {
  const databases = await indexedDB.databases();
  const names = databases
    .filter(({ version }) => Math.floor((version ?? 0) / 10) <= localDataVersion)
    .flatMap(({ name }) => (name !== undefined && isOffices(name) && name !== own.name ? [name] : []));
  const counts = names.map(async (name) => {
    const db = new CounterDb(name);
    const count = await db.pending
      .where('[acked+deviceSeq]')
      .between([0, Dexie.minKey], [0, Dexie.maxKey])
      .count();
    db.close();
    return count;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

function isOffices(name: string): boolean {
  return name === firstName || name.startsWith(`${firstName}-`);
}
