import { expect, it } from 'vitest';
import { isMarked } from '#shared/sync/marked-row.ts';
import { knownEventTypes } from '#shared/sync/subjects.ts';
import { onEachDatabase } from '../testing/each-database.ts';
import { SampleOffice } from '../testing/sample-office.ts';
import { eventRow } from './event-rows.ts';
import { KyselyOfficeLog } from './kysely-office-log.ts';

onEachDatabase('the marked rows of a log', (database) => {
  it('[SNAP-4] are the same for the database as for the devices, for every type of event', async () => {
    const { db } = database();
    const office = new SampleOffice(77, 1);
    await office.addTo(db);
    const device = office.devices[0]!;
    const dossier = { kind: 'dossier', id: office.ids.next() };
    const types = [...knownEventTypes().map((type) => type.split(' ')[0]!), 'dossier.trouble-settled'];
    const rows = types.flatMap((type, index) =>
      (['applied', 'review'] as const).map((verdict, half) => ({
        event: device.seal(type, dossier, {}),
        seq: index * 2 + half + 1,
        receivedAt: 0,
        verdict,
        reason: null,
        chainHash: '0'.repeat(64),
      })),
    );
    await db
      .insertInto('events')
      .values(rows.map((row) => eventRow(office.officeId, row)))
      .execute();
    const marked = await new KyselyOfficeLog(db).readMarked(office.officeId, 0, 1000);
    expect(marked.map(({ seq }) => seq)).toEqual(rows.filter(isMarked).map(({ seq }) => seq));
  });
});
