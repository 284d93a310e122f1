import { beforeEach, describe, expect, it } from 'vitest';
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
import type { LocalStore } from '../client-core/local-store.ts';
import { recordEvent } from '../client-core/record.ts';
import { ManualClock, SeededIds } from './fixed-ports.ts';
import { haNoiCalendar, haNoiContext } from './ha-noi-calendar.ts';
import { SampleDevice } from './sample-device.ts';

/** The contract of `LocalStore`, run on memory and on Dexie. `open` gives an empty store whose device row is in place. */
export function localStoreContract(
  name: string,
  open: (officeId: OfficeId, deviceId: DeviceId) => Promise<LocalStore>,
): void {
  describe(`LocalStore on ${name}`, () => {
    const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
    const ids = new SeededIds(11, clock);
    const officeId = officeIdSchema.parse(ids.next());
    let store: LocalStore;
    let sample: SampleDevice;

    beforeEach(async () => {
      const deviceId = deviceIdSchema.parse(ids.next());
      const actorId = userIdSchema.parse(ids.next());
      store = await open(officeId, deviceId);
      sample = new SampleDevice(
        { officeId, deviceId, actorId, counterId: ids.next() },
        { clock, ids, calendar: haNoiCalendar() },
      );
    });

    const record = (code: string) =>
      store.transact(async (tx) => {
        const { entity, type, v, payload, base, actorId } = sample.received(code);
        const recorded = await recordEvent(
          tx,
          { clock, ids, contextOf: haNoiContext() },
          { entity, type, v, payload, base, actorId },
        );
        if (!recorded.ok) throw new Error(recorded.code);
        return recorded.value;
      });

    it('[REC-1] numbers and chains the events of a device without holes', async () => {
      const first = await record('H26.001.01-261123-0001');
      const second = await record('H26.001.01-261123-0002');
      expect([first.deviceSeq, second.deviceSeq]).toEqual([1, 2]);
      expect(second.prevHash).toBe(first.hash);
    });

    it('[REC-2] keeps nothing of a transaction that fails', async () => {
      await record('H26.001.01-261123-0001');
      const failing = store.transact(async (tx) => {
        const pending = await tx.pendingOf({ kind: 'dossier', id: ids.next() });
        await tx.saveMeta({ ...(await tx.meta()), lastDeviceSeq: 99 + pending.length });
        throw new Error('power cut');
      });
      await expect(failing).rejects.toThrow('power cut');
      expect((await store.transact((tx) => tx.meta())).lastDeviceSeq).toBe(1);
    });

    it('[REC-3] gives every act its own place when several are recorded at once', async () => {
      const events = await Promise.all(
        Array.from({ length: 8 }, (_, i) => record(`H26.001.01-261123-000${i + 1}`)),
      );
      expect(events.map(({ deviceSeq }) => deviceSeq).sort((a, b) => a - b)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8,
      ]);
    });

    it('[SNAP-3] keeps entities and gives back those of a list that are here', async () => {
      const entities = Array.from({ length: 5 }, (_, index) => ({
        ref: { kind: 'dossier', id: ids.next() },
        state: null,
        lastSeq: index + 1,
        readOnly: false,
      }));
      await store.transact((tx) => tx.saveEntities(entities.slice(0, 3)));
      const found = await store.transact((tx) => tx.entities(entities.slice(1).map(({ ref }) => ref)));
      expect([...found.entries()]).toEqual(
        entities.slice(1, 3).map((entity) => [entityKey(entity.ref), entity]),
      );
      expect(await store.transact((tx) => tx.entity(entities[0]!.ref))).toEqual(entities[0]);
      expect(await store.transact((tx) => tx.entity(entities[4]!.ref))).toBeNull();
    });

    it('[SNAP-4] keeps rows, tells those in question apart, and knows what is in the log', async () => {
      const events = [sample.received('H26.001.01-261123-0001'), sample.received('H26.001.01-261123-0002')];
      const [plain, refused] = events.map((event, index): RecordedEvent => ({
        event,
        seq: index + 1,
        receivedAt: clock.now(),
        verdict: index === 0 ? 'applied' : 'rejected',
        reason: index === 0 ? null : 'author-unknown',
        chainHash: chainStart,
      }));
      const unknown = sample.received('H26.001.01-261123-0003');
      await store.transact(async (tx) => {
        await tx.appendLog([plain!, refused!]);
        await tx.appendLog([plain!]);
        await tx.noteSeen([unknown.id]);
        await tx.noteSeen([unknown.id]);
      });
      const refs = [...events, unknown].map(({ entity }) => entity);
      expect(await store.transact((tx) => tx.markedLog(refs))).toEqual([refused]);
      expect(await store.transact((tx) => tx.markedLog([]))).toEqual([]);
      const other = sample.received('H26.001.01-261123-0004');
      const logged = await store.transact((tx) => tx.logged([...events, unknown, other].map(({ id }) => id)));
      expect([...logged].toSorted()).toEqual([...events, unknown].map(({ id }) => id).toSorted());
    });

    it('[OUT-1] hands out unsent and unjournaled events in the order of the device', async () => {
      const first = await record('H26.001.01-261123-0001');
      await record('H26.001.01-261123-0002');
      expect(await store.firstUnsent()).toBe(1);
      expect((await store.unjournaled()).map(({ event }) => event.deviceSeq)).toEqual([1, 2]);
      await store.transact(async (tx) => {
        const [pending] = await tx.pendingAmong([first.id]);
        const ack = { eventId: first.id, deviceSeq: 1, seq: 1, verdict: 'applied', reason: null } as const;
        await tx.savePending({ ...pending!, ack, journaled: true });
      });
      expect(await store.firstUnsent()).toBe(2);
      expect((await store.unjournaled()).map(({ event }) => event.deviceSeq)).toEqual([2]);
      expect((await store.pendingFrom(1, 10)).map(({ event }) => event.deviceSeq)).toEqual([1, 2]);
      expect((await store.pendingFrom(2, 10)).map(({ event }) => event.deviceSeq)).toEqual([2]);
    });
  });
}
