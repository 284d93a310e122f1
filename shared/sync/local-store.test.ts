import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import { localStoreContract } from './testing/local-store-contract.ts';
import { MemoryLocalStore } from './testing/memory-local-store.ts';
import { refoldingStoreContract } from './testing/refolding-store-contract.ts';

const open = (officeId: OfficeId, deviceId: DeviceId): Promise<MemoryLocalStore> =>
  Promise.resolve(new MemoryLocalStore(officeId, deviceId));

localStoreContract('memory', open);
refoldingStoreContract('memory', open);
