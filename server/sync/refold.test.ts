import { expect, it } from 'vitest';
import { foldRow, foldVersion } from '#shared/sync/fold.ts';
import type { StoredEntity } from '#shared/sync/stored-entity.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { testServer } from '../testing/test-server.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';

onEachDatabase('states of an older fold', (database) => {
  it('[FOLD-3] are made anew from the log before anything is judged by them', async () => {
    const { db } = database();
    const server = await testServer(database(), 701);
    const device = await server.enrolled();
    await device.signIn('officer');
    const { officeId } = device.sample.identity;
    const first = device.sample.received('H26.999.01-261123-0001');
    const others = Array.from({ length: 30 }, (_, n) =>
      device.sample.received(`H26.999.01-261123-${String(n + 2).padStart(4, '0')}`),
    );
    await device.push([first, ...others, device.sample.printed(first)]);
    // As an older version would have left it: other states, one of them locked because it did not know a type.
    await db
      .updateTable('entities')
      .set({ state: '{}', read_only: true, last_seq: 1 })
      .where('office_id', '=', officeId)
      .execute();
    await db
      .updateTable('office_counter')
      .set({ fold_version: foldVersion - 1 })
      .where('office_id', '=', officeId)
      .execute();

    const answer = await device.push([device.sample.printed(first)]);
    expect(answer.json()).toMatchObject({ acks: [{ verdict: 'applied' }] });
    const { rows } = await new KyselyOfficeLog(db).read(officeId, 0, 100);
    const folded = new Map<string, StoredEntity | null>();
    for (const row of rows) {
      const { id } = row.event.entity;
      folded.set(id, foldRow(folded.get(id) ?? null, row));
    }
    const stored = await db.selectFrom('entities').selectAll().where('office_id', '=', officeId).execute();
    expect(stored).toHaveLength(31);
    for (const { id, state, last_seq, read_only } of stored) {
      expect({ state, last_seq, read_only }).toEqual({
        state: folded.get(id)?.state,
        last_seq: folded.get(id)?.lastSeq,
        read_only: false,
      });
    }
  });

  it('[FOLD-3] of a newer one are left alone, and the counter is asked to come back', async () => {
    const { db } = database();
    const server = await testServer(database(), 702);
    const device = await server.enrolled();
    await device.signIn('officer');
    const { officeId } = device.sample.identity;
    const of = db.updateTable('office_counter').where('office_id', '=', officeId);
    await of.set({ fold_version: foldVersion + 1 }).execute();
    const events = [device.sample.received('H26.999.01-261123-0001')];
    const refused = await device.push(events);
    expect([refused.statusCode, refused.json()]).toEqual([503, { code: 'server-busy' }]);
    await of.set({ fold_version: foldVersion }).execute();
    expect((await device.push(events)).json()).toMatchObject({ acks: [{ verdict: 'applied', seq: 1 }] });
  });
});
