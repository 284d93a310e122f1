import 'fake-indexeddb/auto';
import { freshNumbering } from '#shared/dossier/lane.ts';
import { chainStart } from '#shared/log/chain.ts';
import { localStoreContract } from '#shared/sync/testing/local-store-contract.ts';
import { CounterDb } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

localStoreContract('Dexie', async (officeId, deviceId) => {
  const db = new CounterDb(`contract-${deviceId}`);
  await db.meta.put({
    key: 'device',
    officeId,
    deviceId,
    lastDeviceSeq: 0,
    lastHash: chainStart,
    cursor: 0,
    chainHash: chainStart,
    numbering: freshNumbering,
    clockOffsetMs: null,
    lastServerTime: null,
  });
  return new DexieLocalStore(db);
});
