import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { CounterDb } from './counter-db.ts';
import { learnedHeadings, rememberHeadings } from './register-headings.ts';

it('keeps what was said of headings, the latest word, in the data of one office', async () => {
  const [db, other] = [new CounterDb(crypto.randomUUID()), new CounterDb(crypto.randomUUID())];
  await rememberHeadings(
    db,
    new Map([
      ['cong dan', 'name'],
      ['vao', 'received'],
    ]),
  );
  await rememberHeadings(
    db,
    new Map([
      ['vao', 'due'],
      ['stt', null],
    ]),
  );
  await db.registerHeadings.put({ heading: 'moi', field: 'of-a-newer-app' });
  expect(new Map(await learnedHeadings(db))).toEqual(
    new Map([
      ['cong dan', 'name'],
      ['vao', 'due'],
      ['stt', null],
    ]),
  );
  expect((await learnedHeadings(other)).size).toBe(0);
  db.close();
  expect(await rememberHeadings(db, new Map([['x', 'code']]))).toMatchObject({ ok: false });
});
