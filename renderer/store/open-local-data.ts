import { freshNumbering } from '#shared/dossier/lane.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import { recoverFromJournal } from '#shared/sync/client-core/recover.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { type CounterDb, localDataVersion } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

export interface OpenedData {
  readonly store: DexieLocalStore;
  /** `reset`: this machine had data before and the database is empty; what came back came from the journal and will from the server. */
  readonly found: 'first-run' | 'kept' | 'reset';
  /** Unsent acts that were missing in the database and came back from the journal. */
  readonly returned: number;
}

/**
 * Makes the database ready for its device: the device row and the canary stand, and whatever the journal has and the database has not is
 * back in the outbox (rules JRN-3, JRN-4). To be called before anything is recorded.
 *
 * Returns `local-data-newer`, with nothing touched, when a newer app has been at work on this machine.
 *
 * @param installId kept by main outside of IndexedDB
 * @param journal all events of the journal
 */
export async function openLocalData(
  db: CounterDb,
  profile: OfficeProfile,
  installId: string,
  journal: readonly EventEnvelope[],
  contextOf: ContextOf,
): Promise<Result<OpenedData, Fault<'local-data-newer'>>> {
  const found = await db.versionFound();
  if (found > localDataVersion) return fault('local-data-newer', { found, known: localDataVersion });
  const store = new DexieLocalStore(db);
  const opening = await db.transaction('rw', db.meta, async () => {
    const device = await db.meta.get('device');
    const isKept = device?.key === 'device' && device.deviceId === profile.device.id;
    if (isKept) return 'kept' as const;
    await db.meta.put({
      key: 'device',
      officeId: profile.office.id,
      deviceId: profile.device.id,
      lastDeviceSeq: 0,
      lastHash: chainStart,
      cursor: 0,
      chainHash: chainStart,
      numbering: freshNumbering,
      clockOffsetMs: null,
      lastServerTime: null,
    });
    await db.meta.put({ key: 'canary', installId });
    return journal.length > 0 ? ('reset' as const) : ('first-run' as const);
  });
  const returned = await store.transact((tx) => recoverFromJournal(tx, journal, contextOf));
  return ok({ store, found: opening, returned });
}
