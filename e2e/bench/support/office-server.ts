import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { startServer } from '#server/compose.ts';
import { openDatabase } from '#server/db/open-database.ts';
import { createLogger } from '#server/log/logger.ts';
import { loadResources } from '#server/resources.ts';
import { projectFolder } from '#e2e/house/source-files.ts';
import { addBenchOffices, benchOffice } from './bench-office.ts';

// The product's server as a process of its own, with offices for the bench. Arguments: a DATABASE_URL or "embedded", how many offices,
// how many devices in each. Ends with its parent.
const [url = 'embedded', offices = '1', devices = '2'] = process.argv.slice(2);
const resources = loadResources(join(projectFolder, 'resources'));
const opened = await openDatabase(
  url === 'embedded' ? { kind: 'embedded', folder: null } : { kind: 'postgres', url, connections: 20 },
);
if (!resources.ok || !opened.ok) throw new Error('The server of the bench does not start');
await addBenchOffices(
  opened.value.db,
  Array.from({ length: Number(offices) }, (_, n) => benchOffice(n, Number(devices))),
);
const server = await startServer(
  opened.value,
  resources.value,
  {
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    ids: { next: () => uuidV7(Date.now(), randomBytes(10)) },
    random: randomBytes,
    logger: createLogger('warn'),
    trustedProxies: null,
  },
  { port: 0, host: '127.0.0.1', isDemoWanted: false },
);
process.send?.({ url: server.url });
process.on('disconnect', () => process.exit(0));
