import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import { CounterDb } from '../store/counter-db.ts';
import { dossierRow } from '../store/view-rows.ts';
import { changedCodesIn } from './changed-codes.ts';

const present = 'H26.999.01-261123-0009';

/** A dossier whose slip was printed with its code before it got another, and the same when the new one is printed too. */
function recoded() {
  const story = new DossierStory();
  const printed = { ...story.printed(), payload: { ...story.printed().payload, code: story.dossier.code } };
  story.take(printed);
  const untouched = story.dossier;
  story.take(story.event(story.first, 'dossier.recoded', { from: story.dossier.code, to: present }));
  const changed = story.dossier;
  story.take({ ...printed, payload: { ...printed.payload, code: present } });
  return { untouched, changed, mended: story.dossier };
}
const rowOf = (dossier: DossierStory['dossier'], id: string) =>
  dossierRow({
    ref: { kind: 'dossier', id },
    state: JSON.parse(JSON.stringify({ ...dossier, id })),
    sync: 'confirmed',
    reason: null,
    readOnly: false,
  });

it('[NUM-6] finds slips of an old code by an index that holds nothing else', async () => {
  const db = new CounterDb(crypto.randomUUID());
  const { untouched, changed, mended } = recoded();
  await db.dossiers.bulkAdd([rowOf(untouched, 'a'), rowOf(changed, 'b'), rowOf(mended, 'c')]);
  expect(await changedCodesIn(db)).toMatchObject([{ id: 'b', printed: untouched.code, present }]);
  expect(await db.dossiers.orderBy('oldCodes').keys()).toEqual([untouched.code]);
});

it('[NUM-6] finds them in data of version 4 as well', async () => {
  const { untouched, changed } = recoded();
  const name = crypto.randomUUID();
  const old = new Dexie(name);
  old.version(4).stores({ meta: 'key', dossiers: 'id, *codes' });
  for (const row of [rowOf(untouched, 'a'), rowOf(changed, 'b')]) {
    const { oldCodes: _oldCodes, ...before } = row;
    await old.table('dossiers').add(before);
  }
  old.close();
  const db = new CounterDb(name);
  expect((await changedCodesIn(db)).map(({ id }) => id)).toEqual(['b']);
});
