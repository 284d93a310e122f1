import { ok } from '#shared/kernel/result.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { CounterDb } from '../counter-db.ts';
import { JournalKeeper } from '../journal-keeper.ts';
import { openLocalData } from '../open-local-data.ts';
import { Recorder } from '../recorder.ts';
import { demoProfile } from './demo-profile.ts';

/** A recorder of the demo office's first user, on a database of its own and a journal that takes everything. */
export async function openRecorder(
  clock: Clock,
  ids: IdSource,
): Promise<{ readonly db: CounterDb; readonly recorder: Recorder }> {
  const profile = demoProfile();
  const contextOf = haNoiContext();
  const db = new CounterDb(crypto.randomUUID());
  const opened = await openLocalData(db, profile, ids.next(), [], contextOf, clock);
  if (!opened.ok) throw new Error(opened.code);
  const { store } = opened.value;
  const journal = { append: () => Promise.resolve(ok(null)), release: () => Promise.resolve(ok(null)) };
  const recorder = new Recorder({
    clock,
    ids,
    contextOf,
    store,
    keeper: new JournalKeeper(store, journal),
    actor: () => profile.users[0]!.id,
    onRecorded: () => undefined,
  });
  return { db, recorder };
}
