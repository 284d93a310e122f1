import fc from 'fast-check';
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

it('gives the same arrays to the database in binary as it would as text', async () => {
  const columns = ['text', 'json', 'jsonb', 'bigint', 'boolean'] as const;
  const lists = columns.map((type) => `$${columns.indexOf(type) + 1}::${type}[]`).join();
  const selected = `select ${columns.map((type) => `given.${type}_column::text`).join()}
    from unnest(${lists}) as given(${columns.map((type) => `${type}_column`).join()})`;
  const json = fc.json({ stringUnit: 'grapheme' });
  const values = [fc.string({ unit: 'grapheme' }), json, json, fc.maxSafeInteger(), fc.boolean()] as const;
  const rows = fc.array(fc.tuple(...values.map((value) => fc.option<unknown>(value))));
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const arrays = columns.map((_, index) => given.map((row) => row[index]));
      const asText = await client.query(selected, arrays);
      const asBinary = await client.query(`/* prepared: arrays */ ${selected}`, arrays);
      expect(asBinary.rows).toEqual(asText.rows);
    }),
    { numRuns: 200 },
  );
});
