import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import type { LocalTransaction } from '#shared/sync/client-core/local-store.ts';
import { reStamp } from '#shared/sync/client-core/re-stamp.ts';
import { awaitsServer, refoldPortion } from '#shared/sync/client-core/refold.ts';
import { recoverFromJournal } from '#shared/sync/client-core/recover.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { type CounterDb, localDataVersion } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

export interface OpenedData {
  readonly store: DexieLocalStore;
  /** `reset`: this machine had data before and the database is empty; what came back came from the journal and will from the
   * server. `forked`: this machine has a new device id since it was last open, and its unsent acts now follow under that. */
  readonly found: 'first-run' | 'kept' | 'reset' | 'forked';
  /** Unsent acts that were missing in the database and came back from the journal. */
  readonly returned: number;
  /** Whether records wait for the server to be shown as this version shows them (rule FOLD-5). */
  readonly isAwaitingServer: boolean;
}

/**
 * Makes the database ready for its device: the device row and the canary stand, and whatever the journal has and the database has not is
 * back in the outbox (rules JRN-3, JRN-4). To be called before anything is recorded.
 *
 * Returns, with nothing touched, `local-data-newer` when a newer app has been at work on this machine, and `local-data-other-office` when
 * it still holds unsent acts of another office.
 *
 * @param installId kept by main outside of IndexedDB
 * @param journal all events of the journal
 * @param onRefolded hears how many records were made anew so far, after an update whose fold is another
 */
export async function openLocalData(
  db: CounterDb,
  profile: OfficeProfile,
  installId: string,
  journal: readonly EventEnvelope[],
  contextOf: ContextOf,
  clock: Clock,
  onRefolded: (count: number) => void = () => undefined,
): Promise<Result<OpenedData, Fault<'local-data-newer' | 'local-data-other-office'>>> {
  const found = await db.versionFound();
  if (found > localDataVersion) return fault('local-data-newer', { found, known: localDataVersion });
  const store = new DexieLocalStore(db);
  const opening = await db.transaction('rw', db.tables, async (): Promise<Opening> => {
    const device = await db.meta.get('device');
    if (device?.key === 'device' && device.officeId === profile.office.id)
      return ok(device.deviceId === profile.device.id ? 'kept' : 'forked');
    if (device?.key === 'device') {
      const waiting = await db.pending.count();
      if (waiting > 0) return fault('local-data-other-office', { waiting });
      // All of it is on the other office's server, and none of it is for the eyes of this one.
      await Promise.all(db.tables.map((table) => table.clear()));
    }
    await db.meta.put({ ...freshMeta(profile.office.id, profile.device.id), key: 'device' });
    await db.meta.put({ key: 'canary', installId });
    return ok(journal.length > 0 ? 'reset' : 'first-run');
  });
  if (!opening.ok) return opening;
  await refold(store, contextOf, onRefolded);
  const returned = await store.transact((tx) =>
    goOnAs(tx, profile.device.id, clock.now(), journal, contextOf),
  );
  const isAwaitingServer = awaitsServer(await store.transact((tx) => tx.meta()));
  return ok({ store, found: opening.value, returned, isAwaitingServer });
}

/** Portion by portion, each whole on disk before the next: whoever kills the app meanwhile loses one of them at most (rule FOLD-4). */
async function refold(
  store: DexieLocalStore,
  contextOf: ContextOf,
  onRefolded: (count: number) => void,
): Promise<void> {
  let count = 0;
  for (;;) {
    const done = await store.transact((tx) => refoldPortion(tx, contextOf));
    if (done === null) return;
    count += done;
    onRefolded(count);
  }
}

type Opening = Result<OpenedData['found'], Fault<'local-data-other-office'>>;

/**
 * Has the database follow the device id that main holds, and brings back what the journal has and the database has not (rules FORK-2,
 * FORK-3, FORK-5, JRN-3). Doing it again changes nothing.
 *
 * @returns how many unsent acts came back
 */
export async function goOnAs(
  tx: LocalTransaction,
  deviceId: DeviceId,
  at: number,
  journal: readonly EventEnvelope[],
  contextOf: ContextOf,
): Promise<number> {
  if ((await tx.meta()).deviceId !== deviceId) await reStamp(tx, deviceId, at);
  return recoverFromJournal(tx, journal, contextOf);
}
