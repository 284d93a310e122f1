import { haNoiCalendar } from './testing/ha-noi-calendar.ts';
import { MemoryOfficeLog } from './testing/memory-office-log.ts';
import { officeLogContract } from './testing/office-log-contract.ts';

const calendar = haNoiCalendar();

officeLogContract(
  'memory',
  () => {
    const log = new MemoryOfficeLog();
    return Promise.resolve({
      log,
      seedOffice: (office) => Promise.resolve(log.seedOffice(office)),
      close: () => Promise.resolve(),
    });
  },
  () => calendar,
);
