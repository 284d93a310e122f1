import './zod-without-eval.ts';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { localStoreContract } from '#shared/sync/testing/local-store-contract.ts';
import { CounterDb } from '#renderer/store/counter-db.ts';
import { DexieLocalStore } from '#renderer/store/dexie-local-store.ts';
import { type CaseResult, runCases } from './vitest-in-page.ts';

/** The contract of the local store on the IndexedDB of the page that this runs in. Its databases are gone afterwards. */
export async function storeContract(): Promise<readonly CaseResult[]> {
  const opened: CounterDb[] = [];
  localStoreContract('Dexie', async (officeId, deviceId) => {
    const db = new CounterDb(`contract-${deviceId}`);
    opened.push(db);
    await db.meta.put({ ...freshMeta(officeId, deviceId), key: 'device' });
    return new DexieLocalStore(db);
  });
  const results = await runCases();
  for (const db of opened) await db.delete();
  return results;
}
