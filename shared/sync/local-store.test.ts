import { localStoreContract } from './testing/local-store-contract.ts';
import { MemoryLocalStore } from './testing/memory-local-store.ts';

localStoreContract('memory', (officeId, deviceId) =>
  Promise.resolve(new MemoryLocalStore(officeId, deviceId)),
);
