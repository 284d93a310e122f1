import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresCluster, startPostgresCluster } from '../testing/postgres-cluster.ts';
import { PreparingClient } from './prepared-statements.ts';

let cluster: PostgresCluster;
let client: PreparingClient;
beforeAll(async () => {
  cluster = await startPostgresCluster();
  client = new PreparingClient({ connectionString: await cluster.createDatabase() });
  await client.connect();
}, 300_000);
afterAll(async () => {
  await client.end();
  await cluster.stop();
});

it('prepares a marked statement once, and leaves the others as they are', async () => {
  const marked = '/* prepared: adding */ select $1::int + $2::int as sum';
  for (const [left, right] of [
    [1, 2],
    [30, 4],
  ])
    expect((await client.query<{ sum: number }>(marked, [left, right])).rows).toEqual([
      { sum: left! + right! },
    ]);
  expect((await client.query('select $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
  const { rows } = await client.query('select name from pg_prepared_statements');
  expect(rows).toEqual([{ name: 'adding' }]);
});
