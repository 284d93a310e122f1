import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { EntityView } from '#shared/sync/client-core/local-store.ts';
import { sketchedRow } from '../search/testing/dossier-sketch.ts';
import { CounterDb } from './counter-db.ts';
import { DexieLocalStore } from './dexie-local-store.ts';

function view(n: number): EntityView {
  const { id, dossier } = sketchedRow({ n });
  const state = dossier as unknown as EntityView['state'];
  return { ref: { kind: 'dossier', id }, state, sync: 'saved', reason: null, readOnly: false };
}

describe('the dossiers that a transaction has written', () => {
  it('are told once they stand, before who wrote them goes on', async () => {
    const db = new CounterDb('written');
    const store = new DexieLocalStore(db);
    const told: string[] = [];
    const standing: Promise<unknown>[] = [];
    store.onDossiers((ids) => {
      told.push(...ids);
      standing.push(db.dossiers.bulkGet([...ids]));
    });
    await store.transact((tx) => tx.saveViews([view(1), view(2)]));
    expect(told).toEqual(['d1', 'd2']);
    expect(await Promise.all(standing)).toEqual([
      [expect.objectContaining({ id: 'd1' }), expect.objectContaining({ id: 'd2' })],
    ]);
  });

  it('are not told when nothing of them stands', async () => {
    const store = new DexieLocalStore(new CounterDb('not-written'));
    const told: string[] = [];
    store.onDossiers((ids) => told.push(...ids));
    await store.transact(() => Promise.resolve());
    const failing = store.transact(async (tx) => {
      await tx.saveViews([view(1)]);
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow('the power went');
    expect(told).toEqual([]);
  });
});
