import { MemoryOfficeLog } from './testing/memory-office-log.ts';
import { officeLogContract } from './testing/office-log-contract.ts';

officeLogContract('memory', () => {
  const log = new MemoryOfficeLog();
  return Promise.resolve({
    log,
    seedOffice: (office) => Promise.resolve(log.seedOffice(office)),
    close: () => Promise.resolve(),
  });
});
