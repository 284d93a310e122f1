import 'fake-indexeddb/auto';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { localStoreContract } from '#shared/sync/testing/local-store-contract.ts';
import { refoldingStoreContract } from '#shared/sync/testing/refolding-store-contract.ts';
import { CounterDb } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

async function open(officeId: OfficeId, deviceId: DeviceId): Promise<DexieLocalStore> {
  const db = new CounterDb(`contract-${deviceId}`);
  await db.meta.put({ ...freshMeta(officeId, deviceId), key: 'device' });
  return new DexieLocalStore(db);
}

localStoreContract('Dexie', open);
refoldingStoreContract('Dexie', open);
