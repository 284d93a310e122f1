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

async function preparedNames(): Promise<readonly unknown[]> {
  const { rows } = await client.query<{ name: string }>(
    'select name from pg_prepared_statements order by name',
  );
  return rows.map(({ name }) => name);
}

it('prepares a marked statement, again each time that it was run four times as often, and leaves the others as they are', async () => {
  const marked = '/* prepared: adding */ select $1::int + $2::int as sum';
  const planned: (readonly unknown[])[] = [];
  for (let n = 1; n <= 16; n += 1) {
    expect((await client.query<{ sum: number }>(marked, [n, 2])).rows).toEqual([{ sum: n + 2 }]);
    planned.push(await preparedNames());
  }
  expect((await client.query('select $1::int as one', [1])).rows).toEqual([{ one: 1 }]);
  expect(planned.map((names) => names.length)).toEqual([1, 1, 1, ...Array<number>(12).fill(2), 3]);
  expect(await preparedNames()).toEqual(['adding-0', 'adding-1', 'adding-2']);
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
