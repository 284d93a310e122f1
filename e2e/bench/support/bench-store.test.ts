import { localStoreContract } from '#shared/sync/testing/local-store-contract.ts';
import { BenchStore } from './bench-store.ts';

localStoreContract('the store of the benches', (officeId, deviceId) =>
  Promise.resolve(new BenchStore(officeId, deviceId)),
);
