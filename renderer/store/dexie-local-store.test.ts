import 'fake-indexeddb/auto';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { localStoreContract } from '#shared/sync/testing/local-store-contract.ts';
import { CounterDb } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

localStoreContract('Dexie', async (officeId, deviceId) => {
  const db = new CounterDb(`contract-${deviceId}`);
  await db.meta.put({ ...freshMeta(officeId, deviceId), key: 'device' });
  return new DexieLocalStore(db);
});
