import { describe, expect, it } from 'vitest';
import {
  type DeviceId,
  type OfficeId,
  deviceIdSchema,
  officeIdSchema,
  userIdSchema,
} from '#shared/kernel/ids.ts';
import { chainStart } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey } from '../fold.ts';
import type { RefoldingStore } from '../client-core/local-store.ts';
import { ManualClock, SeededIds } from './fixed-ports.ts';
import { haNoiCalendar } from './ha-noi-calendar.ts';
import { SampleDevice } from './sample-device.ts';

/** The contract of `RefoldingStore` beyond that of `LocalStore`, run on memory and on Dexie. */
export function refoldingStoreContract(
  name: string,
  open: (officeId: OfficeId, deviceId: DeviceId) => Promise<RefoldingStore>,
): void {
  describe(`RefoldingStore on ${name}`, () => {
    const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
    const ids = new SeededIds(12, clock);
    const officeId = officeIdSchema.parse(ids.next());
    const deviceId = deviceIdSchema.parse(ids.next());
    const actorId = userIdSchema.parse(ids.next());
    const sample = new SampleDevice(
      { officeId, deviceId, actorId, counterId: ids.next() },
      { clock, ids, calendar: haNoiCalendar() },
    );

    it('[FOLD-4] hands out entities in the order of their keys, and all rows of those asked for', async () => {
      const store = await open(officeId, deviceId);
      const entities = Array.from({ length: 5 }, (_, index) => ({
        ref: { kind: index < 3 ? 'dossier' : 'incident', id: ids.next() },
        state: null,
        lastSeq: index + 1,
        readOnly: false,
      })).toSorted((a, b) => (entityKey(a.ref) < entityKey(b.ref) ? -1 : 1));
      const [first, second] = [
        sample.received('H26.001.01-261123-0001'),
        sample.received('H26.001.01-261123-0002'),
      ];
      const row = (event: typeof first, seq: number): RecordedEvent => ({
        event,
        seq,
        receivedAt: clock.now(),
        verdict: 'applied',
        reason: null,
        chainHash: chainStart,
      });
      const refused = { ...row(second, 2), verdict: 'rejected', reason: 'author-unknown' } as const;
      const rows = [row(first, 1), refused, row(sample.printed(first), 3)];
      await store.transact(async (tx) => {
        await tx.saveEntities(entities.toReversed());
        await tx.appendLog(rows);
      });
      const after = (key: string | null, limit: number) =>
        store.transact((tx) => tx.entitiesAfter(key, limit));
      expect(await after(null, 10)).toEqual(entities);
      expect(await after(null, 2)).toEqual(entities.slice(0, 2));
      expect(await after(entityKey(entities[1]!.ref), 2)).toEqual(entities.slice(2, 4));
      expect(await after(entityKey(entities[4]!.ref), 2)).toEqual([]);
      expect(await store.transact((tx) => tx.logOf([first.entity]))).toEqual([rows[0], rows[2]]);
      expect(await store.transact((tx) => tx.logOf([]))).toEqual([]);
      expect(await store.transact((tx) => tx.markedRefs())).toEqual([second.entity]);
    });
  });
}
