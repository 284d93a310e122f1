import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { CounterDb, localDataVersion } from './counter-db.ts';
import { openLocalData } from './open-local-data.ts';
import { demoProfile } from './testing/demo-profile.ts';

const installId = '01990000-0000-7000-8000-0000000000e1';

function open(name: string): ReturnType<typeof openLocalData> {
  return openLocalData(new CounterDb(name), demoProfile(), installId, [], haNoiContext());
}

describe('local data', () => {
  it('[JRN-5] of a newer app are not touched by an older one', async () => {
    const first = await open('newer');
    expect(first).toMatchObject({ ok: true, value: { found: 'first-run' } });
    const newer = new Dexie('newer');
    newer.version(localDataVersion + 1).stores({ meta: 'key', dossiers: 'id, brandNew' });
    await newer.open();
    newer.close();

    expect(await open('newer')).toEqual({
      ok: false,
      code: 'local-data-newer',
      detail: { found: localDataVersion + 1, known: localDataVersion },
    });
    const after = await new Dexie('newer').open();
    expect(after.backendDB().version).toBe((localDataVersion + 1) * 10);
    expect(after.table('dossiers').schema.idxByName).toHaveProperty('brandNew');
    after.close();
  });

  it('are kept from one start to the next', async () => {
    await open('same');
    expect(await open('same')).toMatchObject({ ok: true, value: { found: 'kept', returned: 0 } });
  });
});
