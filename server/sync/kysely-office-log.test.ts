import { afterAll, beforeAll } from 'vitest';
import { officeLogContract } from '#shared/sync/testing/office-log-contract.ts';
import { openTestDatabase } from '../testing/each-database.ts';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { seedOffice } from '../testing/seed-office.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgresCluster();
}, 300_000);
afterAll(() => cluster.stop());

for (const [name, url] of [
  ['PGlite', () => Promise.resolve(null)],
  ['PostgreSQL', () => cluster.createDatabase()],
] as const) {
  officeLogContract(name, async () => {
    const { db, close } = await openTestDatabase(await url());
    return { log: new KyselyOfficeLog(db), seedOffice: (office) => seedOffice(db, office), close };
  });
}
