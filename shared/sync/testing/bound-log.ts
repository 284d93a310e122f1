import type { OfficeLog } from '../server-core/office-log.ts';

/** A log whose methods can be taken apart and put together anew, to bend some of them. */
export function boundLog(log: OfficeLog): OfficeLog {
  return {
    transact: (officeId, work) => log.transact(officeId, work),
    read: (...query) => log.read(...query),
    head: (officeId) => log.head(officeId),
    readMarked: (...query) => log.readMarked(...query),
    readEntities: (...query) => log.readEntities(...query),
    readHistory: (...query) => log.readHistory(...query),
  };
}
