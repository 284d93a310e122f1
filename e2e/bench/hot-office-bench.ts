import { sql, type Kysely } from 'kysely';
import type { Schema } from '#server/db/schema.ts';
import { openTestDatabase } from '#server/testing/each-database.ts';
import { startPostgresCluster } from '#server/testing/postgres-cluster.ts';
import type { BenchFigure, BenchResult } from './bench-result.ts';
import { addBenchOffices, benchOffice } from './support/bench-office.ts';
import { HttpLine, overHttp } from './support/http-line.ts';
import { pushesOf } from './support/push-load.ts';
import { officeServer } from './support/server-process.ts';
import { quantile, timedByQueues } from './support/statistics.ts';

/** The server admits 64 pushes at once and asks others to come back; what waits for the lock is measured, not that. */
const deviceCounts = [1, 10, 50];
const eventsInAll = 500;

/**
 * Devices of one office that all push one event at a time at once, through HTTP. The limit is the lock itself: the same number of hands that
 * lock the office's row, read nothing, and write one small row.
 */
export async function benchHotOffice(): Promise<BenchResult> {
  const cluster = await startPostgresCluster();
  try {
    const figures: BenchFigure[] = [];
    for (const devices of deviceCounts) {
      const office = benchOffice(0, devices);
      const server = await officeServer(await cluster.createDatabase(), { offices: 1, devices });
      const line = new HttpLine(server.url, devices);
      const each = eventsInAll / devices;
      const lots = office.devices.map((device, n) =>
        pushesOf(office, device, each, 1, n * each).map((push) => overHttp(line, push)),
      );
      const runs = await timedByQueues(lots);
      line.close();
      await server.stop();

      const limit = await openTestDatabase(await cluster.createDatabase());
      await addBenchOffices(limit.db, [office]);
      const locking = Array.from({ length: each }, () => () => lockedRow(limit.db, office.officeId));
      const bare = await timedByQueues(office.devices.map(() => locking));
      await limit.close();

      const size = `${devices} devices`;
      const against = `the bare lock ${Math.round(eventsInAll / bare.seconds).toLocaleString('en')} /s, p95 ${quantile(bare.times, 0.95).toFixed(1)} ms`;
      figures.push(
        { what: 'pushes of one event', size, measured: eventsInAll / runs.seconds, unit: 'events/s' },
        { what: 'of the bare lock', size, measured: (bare.seconds / runs.seconds) * 100, unit: '%', against },
        { what: 'a push, p95', size, measured: quantile(runs.times, 0.95), unit: 'ms' },
      );
    }
    return { name: 'One hot office, PostgreSQL, through HTTP', figures };
  } finally {
    await cluster.stop();
  }
}

/** What order costs by itself: the office's row locked and moved on in a transaction. */
function lockedRow(db: Kysely<Schema>, officeId: string): Promise<unknown> {
  return db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('office_counter')
      .select('seq')
      .where('office_id', '=', officeId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('office_counter')
      .set({ seq: sql`seq + 1` })
      .where('office_id', '=', officeId)
      .execute();
  });
}
