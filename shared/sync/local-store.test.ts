import { haNoiCalendar } from './testing/ha-noi-calendar.ts';
import { localStoreContract } from './testing/local-store-contract.ts';
import { MemoryLocalStore } from './testing/memory-local-store.ts';

const calendar = haNoiCalendar();

localStoreContract(
  'memory',
  (officeId, deviceId) => Promise.resolve(new MemoryLocalStore(officeId, deviceId)),
  () => calendar,
);
