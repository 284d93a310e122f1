import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeEach, describe, expect, it } from 'vitest';
import { officeIdSchema } from '#shared/kernel/ids.ts';
import { ManualClock } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { freshMeta } from '#shared/sync/client-core/device-meta.ts';
import { DossierStory } from '#shared/dossier/testing/dossier-story.ts';
import { type SmallDevice, SmallOffice } from '#shared/sync/testing/small-office.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { CounterDb, localDataVersion } from './counter-db.ts';
import { databaseOf, unsentElsewhere } from './local-database.ts';
import { openLocalData } from './open-local-data.ts';
import { demoProfile } from './testing/demo-profile.ts';

const installId = '01990000-0000-7000-8000-0000000000e1';
const clock = new ManualClock(Date.UTC(2026, 10, 24, 2));
const otherOffice = officeIdSchema.parse('01990000-0000-7000-8000-0000000000b2');

async function openFor(profile: OfficeProfile) {
  const db = await databaseOf(profile.office.id);
  const opened = await openLocalData(db, profile, installId, [], haNoiContext(), clock);
  if (!opened.ok) throw new Error(opened.code);
  return { db, ...opened.value };
}

beforeEach(async () => {
  for (const { name } of await indexedDB.databases()) await Dexie.delete(name ?? '');
});

describe('the databases of a machine', () => {
  it('stay apart when it goes to another office, and what the first had not sent is there when it comes back', async () => {
    const home = demoProfile();
    const away = { ...home, office: { ...home.office, id: otherOffice } };
    const first = await openFor(home);
    const [{ sample }] = new SmallOffice(3, 1).devices as [SmallDevice];
    const event = { ...sample.received('H26.999.01-261123-0001'), officeId: home.office.id };
    await first.store.transact((tx) => tx.savePending({ event, ack: null, doubt: null, journaled: true }));
    first.db.close();

    const second = await openFor(away);
    expect(second.found).toBe('first-run');
    expect(await second.db.pending.count()).toBe(0);
    expect(await unsentElsewhere(second.db)).toBe(1);
    second.db.close();

    const again = await openFor(home);
    expect(again.found).toBe('kept');
    expect(await again.db.pending.toArray()).toMatchObject([{ id: event.id }]);
    expect(await unsentElsewhere(again.db)).toBe(0);
    again.db.close();
    expect((await openFor(away)).found).toBe('kept');
  });

  it('[NUM-7] of version 2 find their slips afterwards, and go on with the numbers that their dossiers hold', async () => {
    const story = new DossierStory();
    story.take(story.reissue(7));
    story.take(story.printed(story.dossier, 'printed-unknown'));
    const old = new Dexie('counter-2');
    old.version(2).stores({ meta: 'key', dossiers: 'id' });
    const { officeId, deviceId } = story.first.identity;
    const numbering = { date: '2026-11-23', lastOfDay: 1, year: '2026', lastOfYear: 1 };
    await old.table('meta').put({ ...freshMeta(officeId, deviceId), numbering, key: 'device' });
    await old.table('dossiers').put({ id: story.dossier.id, codes: [], dossier: story.dossier });
    old.close();
    const db = new CounterDb('counter-2');
    expect(await db.dossiers.where('doubtDates').equals('2026-11-23').count()).toBe(1);
    expect(await db.meta.get('device')).toMatchObject({
      numbering: { lastOfDay: 1, lastOfSeries: { 'receipt/2026/01': 1, 'receipt/2026/02': 7 } },
    });
  });

  it('leave data of a newer app to the guard that refuses them', async () => {
    const db = await databaseOf(demoProfile().office.id);
    db.close();
    await new Promise((resolve) => {
      const request = indexedDB.open('counter', (localDataVersion + 1) * 10);
      request.addEventListener('success', () => {
        request.result.close();
        resolve(null);
      });
    });
    const found = await databaseOf(otherOffice);
    expect(found.name).toBe('counter');
    expect(await unsentElsewhere(new CounterDb('counter-x'))).toBe(0);
  });
});
