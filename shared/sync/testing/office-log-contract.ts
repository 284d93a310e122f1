import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NumberingPolicy } from '#shared/catalogue/office.ts';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import {
  type DeviceId,
  type OfficeId,
  deviceIdSchema,
  officeIdSchema,
  userIdSchema,
} from '#shared/kernel/ids.ts';
import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import { settlementType } from '#shared/log/settlement.ts';
import type { OfficeLog } from '../server-core/office-log.ts';
import { entityKey } from '../fold.ts';
import { type PushPorts, receivePush } from '../server-core/receive-push.ts';
import type { PushAnswer } from '../protocol.ts';
import type { StoredEntity } from '../stored-entity.ts';
import { boundLog } from './bound-log.ts';
import { ManualClock, SeededIds } from './fixed-ports.ts';
import type { MemoryOffice } from './memory-office-log.ts';
import { haNoiCalendar, haNoiContext } from './ha-noi-calendar.ts';
import { SampleDevice } from './sample-device.ts';

/** What a suite needs of an adapter: the log, a way to put an office into it, and an end. */
export interface OpenedOfficeLog {
  readonly log: OfficeLog;
  seedOffice(office: MemoryOffice): Promise<void>;
  close(): Promise<void>;
}

/**
 * The contract of `OfficeLog`, run on memory, PGlite and PostgreSQL alike. It works through `receivePush`, so that what is held to the
 * rules of SPEC.md is the pair that runs in production.
 */
export function officeLogContract(name: string, open: () => Promise<OpenedOfficeLog>): void {
  describe(`OfficeLog on ${name}`, () => {
    let opened: OpenedOfficeLog;
    let ports: PushPorts;
    const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
    const ids = new SeededIds(name.length + 7, clock);

    beforeAll(async () => {
      opened = await open();
      ports = { log: opened.log, clock, ids, contextOf: haNoiContext() };
    });
    afterAll(() => opened.close());

    /** A fresh office with two devices and one officer. */
    async function office(
      policy: NumberingPolicy = 'lane',
    ): Promise<{ officeId: OfficeId; a: SampleDevice; b: SampleDevice }> {
      const officeId = officeIdSchema.parse(ids.next());
      const actorId = userIdSchema.parse(ids.next());
      const deviceIds = [ids.next(), ids.next()].map((id) => deviceIdSchema.parse(id));
      await opened.seedOffice({
        officeId,
        serverDeviceId: deviceIdSchema.parse(ids.next()),
        devices: deviceIds,
        policy,
        authors: [{ id: actorId, role: 'officer', active: true }],
      });
      const device = (deviceId: DeviceId): SampleDevice =>
        new SampleDevice(
          { officeId, deviceId, actorId, counterId: ids.next() },
          { clock, ids, calendar: haNoiCalendar() },
        );
      return { officeId, a: device(deviceIds[0]!), b: device(deviceIds[1]!) };
    }

    async function push(device: SampleDevice, events: EventEnvelope[]): Promise<PushAnswer> {
      const { officeId, deviceId } = device.identity;
      const answer = await receivePush(
        ports,
        { officeId, deviceId },
        { protocol: 1, officeId, deviceId, events },
      );
      if (!answer.ok) throw new Error(answer.code);
      return answer.value;
    }

    it('[PUSH-5] appends in order with seq 1..n and a chain that can be reckoned again', async () => {
      const { officeId, a } = await office();
      const first = a.received('H26.001.01-261123-0001');
      const answer = await push(a, [first, a.printed(first), a.received('H26.001.01-261123-0002')]);
      expect(answer.acks.map(({ seq, verdict }) => [seq, verdict])).toEqual([
        [1, 'applied'],
        [2, 'applied'],
        [3, 'applied'],
      ]);
      const { rows, headSeq } = await opened.log.read(officeId, 0, 100);
      expect(headSeq).toBe(3);
      let chain = chainStart;
      for (const { chainHash, ...row } of rows) {
        chain = chainHashAfter(chain, row);
        expect(chainHash).toBe(chain);
      }
    });

    it('[PUSH-2] answers a push that came twice with the same acks and appends nothing', async () => {
      const { officeId, a } = await office();
      const events = [a.received('H26.001.01-261123-0001'), a.received('H26.001.01-261123-0002')];
      const once = await push(a, events);
      const twice = await push(a, events);
      expect(twice.acks).toEqual(once.acks);
      expect((await opened.log.read(officeId, 0, 100)).rows).toHaveLength(2);
    });

    it('[PUSH-2] takes a re-stamped event that another device brought already without recording it twice', async () => {
      const { officeId, a, b } = await office();
      const original = a.received('H26.001.01-261123-0001');
      await push(a, [original]);
      const restamped = b.seal(original.type, original.entity, original.payload, { id: original.id });
      const answer = await push(b, [restamped, b.received('H26.001.01-261123-0901')]);
      expect(answer.acks.map(({ seq }) => seq)).toEqual([1, 2]);
      expect((await opened.log.read(officeId, 0, 100)).rows).toHaveLength(2);
    });

    it('[PUSH-3] reports a fork when a known deviceSeq comes with another event', async () => {
      const { a } = await office();
      await push(a, [a.received('H26.001.01-261123-0001')]);
      a.lastDeviceSeq = 0;
      a.lastHash = chainStart;
      const answer = await push(a, [a.received('H26.001.01-261123-0002')]);
      expect(answer).toMatchObject({ acks: [], problem: { kind: 'forked', deviceSeq: 1 } });
    });

    it('[PUSH-4] stops at a hole in deviceSeq and names the one it expects', async () => {
      const { a } = await office();
      a.received('H26.001.01-261123-0001');
      const answer = await push(a, [a.received('H26.001.01-261123-0002')]);
      expect(answer).toMatchObject({ acks: [], problem: { kind: 'gap', expected: 1 } });
    });

    it('[PUSH-6] stores and acknowledges a refused event, and the ones after it go through', async () => {
      const { officeId, a } = await office();
      const poison = a.seal('dossier.slip-printed', { kind: 'dossier', id: ids.next() }, { slipId: 'none' });
      const answer = await push(a, [poison, a.received('H26.001.01-261123-0001')]);
      expect(answer.acks.map(({ verdict }) => verdict)).toEqual(['rejected', 'applied']);
      const { rows } = await opened.log.read(officeId, 0, 100);
      expect(rows[0]).toMatchObject({
        verdict: 'rejected',
        reason: 'payload-malformed',
        event: { id: poison.id },
      });
    });

    it('[PUSH-7] gives the second dossier with one code a new code and keeps the printed one as alias', async () => {
      const { officeId, a, b } = await office();
      await push(a, [a.received('H26.001.01-261123-0001')]);
      const second = b.received('H26.001.01-261123-0001');
      const answer = await push(b, [second, b.received('H26.001.01-261123-0901')]);
      expect(answer.acks.map(({ verdict, reason }) => [verdict, reason])).toEqual([
        ['review', 'code-collision'],
        ['applied', null],
      ]);
      const { rows } = await opened.log.read(officeId, 0, 100);
      expect(rows.map(({ event }) => event.type)).toEqual([
        'dossier.received',
        'dossier.received',
        'dossier.recoded',
        'dossier.received',
      ]);
      expect(rows[2]?.event.payload).toEqual({
        from: 'H26.001.01-261123-0001',
        to: 'H26.001.01-261123-9001',
      });
      const stored = await opened.log.transact(officeId, (tx) => tx.entities([second.entity]));
      expect(stored.get(entityKey(second.entity))?.state).toMatchObject({
        code: 'H26.001.01-261123-9001',
        aliases: ['H26.001.01-261123-0001'],
      });
    });

    it('[PUSH-7] numbers a second recoding after the first, across pushes', async () => {
      const { officeId, a, b } = await office();
      await push(a, [a.received('H26.001.01-261123-0001')]);
      await push(b, [b.received('H26.001.01-261123-0001')]);
      await push(b, [b.received('H26.001.01-261123-0001')]);
      const { rows } = await opened.log.read(officeId, 0, 100);
      expect(
        rows.flatMap(({ event }) => (event.type === 'dossier.recoded' ? [event.payload['to']] : [])),
      ).toEqual(['H26.001.01-261123-9001', 'H26.001.01-261123-9002']);
    });

    it('[NUM-4] gives a provisional code its official one at once, above every lane, and keeps it as alias', async () => {
      const { officeId, a } = await office();
      const received = a.received('T012311-001');
      const answer = await push(a, [received, a.printed(received)]);
      expect(answer.acks.map(({ verdict }) => verdict)).toEqual(['applied', 'applied']);
      const stored = await opened.log.transact(officeId, (tx) => tx.entities([received.entity]));
      expect(stored.get(entityKey(received.entity))?.state).toMatchObject({
        code: 'H26.001.01-261123-9001',
        aliases: ['T012311-001'],
      });
      const found = await opened.log.transact(officeId, (tx) => tx.holdersOf(['T012311-001']));
      expect(found.get('T012311-001')).toBe(received.entity.id);
    });

    it('[NUM-5] numbers an office without lanes 1..n a day in the order of its log, across devices and pushes', async () => {
      const { officeId, a, b } = await office('provisional');
      await push(a, [a.received('T012311-001'), a.received('T012311-002')]);
      const other = { receivedAt: localDateTimeSchema.parse('2026-11-20T09:00') };
      await push(b, [b.received('T022311-001'), b.received('T022011-001', other)]);
      await push(a, [a.received('T012311-003')]);
      const { rows } = await opened.log.read(officeId, 0, 100);
      expect(
        rows.flatMap(({ event }) => (event.type === 'dossier.recoded' ? [event.payload['to']] : [])),
      ).toEqual([
        'H26.001.01-261123-0001',
        'H26.001.01-261123-0002',
        'H26.001.01-261123-0003',
        'H26.001.01-261120-0001',
        'H26.001.01-261123-0004',
      ]);
    });

    it('[NUM-4] takes two dossiers with one provisional code, and numbers both', async () => {
      const { officeId, a, b } = await office();
      const [first, second] = [a.received('T012311-001'), b.received('T012311-001')];
      await push(a, [first]);
      expect((await push(b, [second])).acks[0]).toMatchObject({ verdict: 'applied' });
      const state = await opened.log.transact(officeId, (tx) => tx.entities([second.entity]));
      expect(state.get(entityKey(second.entity))?.state).toMatchObject({
        code: 'H26.001.01-261123-9002',
        aliases: ['T012311-001'],
      });
      const holder = await opened.log.transact(officeId, (tx) => tx.holdersOf(['T012311-001']));
      expect(holder.get('T012311-001')).toBe(first.entity.id);
    });

    it('[NUM-4] numbers what is only registered yet as well', async () => {
      const { officeId, a } = await office('provisional');
      const registered = a.registered('T012311-001');
      expect((await push(a, [registered])).acks[0]).toMatchObject({ verdict: 'applied' });
      const stored = await opened.log.transact(officeId, (tx) => tx.entities([registered.entity]));
      expect(stored.get(entityKey(registered.entity))?.state).toMatchObject({
        code: 'H26.001.01-261123-0001',
        aliases: ['T012311-001'],
        status: 'registered',
      });
    });

    it('[NUM-4] numbers no dossier that was refused', async () => {
      const { officeId, a } = await office();
      const refused = a.received('T012311-001', { sets: 0 });
      expect((await push(a, [refused])).acks[0]).toMatchObject({ verdict: 'rejected' });
      expect((await opened.log.read(officeId, 0, 100)).headSeq).toBe(1);
    });

    it('[PUSH-8] refuses what an unknown author or a broken seal brings, and keeps it on record', async () => {
      const { officeId, a } = await office();
      const stranger = a.seal(
        'incident.recorded',
        { kind: 'incident', id: ids.next() },
        {},
        {
          actorId: userIdSchema.parse(ids.next()),
        },
      );
      const answer = await push(a, [stranger]);
      expect(answer.acks[0]).toMatchObject({ verdict: 'rejected', reason: 'author-unknown' });
      const honest = a.received('H26.001.01-261123-0001');
      const tampered = { ...honest, occurredAt: honest.occurredAt + 1 };
      expect((await push(a, [tampered])).acks[0]).toMatchObject({
        verdict: 'rejected',
        reason: 'seal-broken',
      });
      expect((await opened.log.read(officeId, 0, 100)).rows).toHaveLength(2);
    });

    it('[PUSH-1] keeps seq gapless when several devices push at once', async () => {
      const { officeId, a, b } = await office();
      const batches = Array.from({ length: 6 }, (_, i) => [
        a.received(`H26.001.01-261123-0${i}01`),
        a.received(`H26.001.01-261123-0${i}02`),
      ]);
      const others = Array.from({ length: 6 }, (_, i) => [b.received(`H26.001.01-261123-0${i}51`)]);
      const chainA = batches.reduce(async (before, batch) => {
        await before;
        await push(a, batch);
      }, Promise.resolve());
      const chainB = others.reduce(async (before, batch) => {
        await before;
        await push(b, batch);
      }, Promise.resolve());
      await Promise.all([chainA, chainB]);
      const { rows } = await opened.log.read(officeId, 0, 100);
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
    });

    it('[PULL-6] leaves the events of one device out of a page that it asks for so, and nothing else of their rows', async () => {
      const { officeId, a, b } = await office();
      await push(a, [a.received('H26.001.01-261123-0001')]);
      await push(b, [b.received('H26.001.01-261123-0002')]);
      await push(a, [a.received('H26.001.01-261123-0003')]);
      const whole = await opened.log.read(officeId, 0, 10);
      const page = await opened.log.read(officeId, 0, 10, a.identity.deviceId);
      expect(whole.own).toEqual([]);
      expect(page).toEqual({
        rows: [whole.rows[1]],
        own: [whole.rows[0]!, whole.rows[2]!].map(({ event, ...row }) => ({ eventId: event.id, ...row })),
        headSeq: 3,
      });
      expect(await opened.log.read(officeId, 2, 10, b.identity.deviceId)).toEqual({
        rows: [whole.rows[2]],
        own: [],
        headSeq: 3,
      });
    });

    it('[PULL-1] pages without a hole and never shows another office', async () => {
      const one = await office();
      const two = await office();
      await push(one.a, [one.a.received('H26.001.01-261123-0001'), one.a.received('H26.001.01-261123-0002')]);
      await push(two.a, [two.a.received('H26.002.01-261123-0001')]);
      const page = await opened.log.read(one.officeId, 0, 1);
      const rest = await opened.log.read(one.officeId, 1, 10);
      expect([...page.rows, ...rest.rows].map(({ seq }) => seq)).toEqual([1, 2]);
      expect([...page.rows, ...rest.rows].every(({ event }) => event.officeId === one.officeId)).toBe(true);
      expect(page.headSeq).toBe(2);
    });

    it('[SNAP-1] pages over the entities in one order, each as it stands, and never shows another office', async () => {
      const one = await office();
      const other = await office();
      const events = Array.from({ length: 7 }, (_, i) => one.a.received(`H26.001.01-261123-000${i + 1}`));
      await push(one.a, [...events, one.a.printed(events[3]!)]);
      await push(other.a, [other.a.received('H26.001.01-261123-0001')]);
      const found: StoredEntity[] = [];
      let after: EntityRef | null = null;
      for (;;) {
        const page: readonly StoredEntity[] = await opened.log.readEntities(one.officeId, after, 3);
        found.push(...page);
        after = page.at(-1)?.ref ?? null;
        if (page.length < 3) break;
      }
      expect(found.map(({ ref }) => ref.id)).toEqual(events.map(({ entity }) => entity.id).toSorted());
      const printed = found.find(({ ref }) => ref.id === events[3]!.entity.id);
      const held = await opened.log.transact(one.officeId, (tx) => tx.entities([events[3]!.entity]));
      expect(printed).toEqual(held.get(entityKey(events[3]!.entity)));
      expect(printed?.lastSeq).toBe(8);
      const { rows } = await opened.log.read(one.officeId, 7, 1);
      expect(await opened.log.head(one.officeId)).toEqual({ seq: 8, chainHash: rows[0]?.chainHash });
    });

    it('[SNAP-4] gives the rows in question and what settled them, and no others', async () => {
      const { officeId, a, b } = await office();
      await push(a, [a.received('H26.001.01-261123-0001'), a.received('H26.001.01-261123-0002')]);
      const collided = b.received('H26.001.01-261123-0001');
      await push(b, [collided, b.seal('dossier.slip-printed', collided.entity, { slipId: 'none' })]);
      const settlement = { eventIds: [collided.id], decision: 'noted', note: 'Đã xem' };
      await push(b, [b.seal(settlementType('dossier'), collided.entity, settlement)]);
      const marked = await opened.log.readMarked(officeId, 0, 10);
      expect(marked.map(({ seq, event, verdict }) => [seq, event.type, verdict])).toEqual([
        [3, 'dossier.received', 'review'],
        [5, 'dossier.slip-printed', 'rejected'],
        [6, 'dossier.trouble-settled', 'rejected'],
      ]);
      expect((await opened.log.readMarked(officeId, 3, 1)).map(({ seq }) => seq)).toEqual([5]);
    });

    it('[SNAP-7] gives the rows of one entity in the order of the log', async () => {
      const { officeId, a } = await office();
      const [first, second] = [a.received('H26.001.01-261123-0001'), a.received('H26.001.01-261123-0002')];
      await push(a, [first, second, a.printed(first)]);
      const rows = await opened.log.readHistory(officeId, first.entity, 10);
      expect(rows).toEqual((await opened.log.read(officeId, 0, 10)).rows.filter(({ seq }) => seq !== 2));
      expect(await opened.log.readHistory(officeId, first.entity, 1)).toHaveLength(1);
    });

    it('[PUSH-9] writes nothing when the transaction fails', async () => {
      const { officeId, a } = await office();
      const failing: OfficeLog = {
        ...boundLog(opened.log),
        transact: (id, work) =>
          opened.log.transact(id, async (tx) => {
            await work(tx);
            throw new Error('power cut before commit');
          }),
      };
      const event = a.received('H26.001.01-261123-0001');
      const sender = { officeId, deviceId: a.identity.deviceId };
      const request = { protocol: 1, ...sender, events: [event] };
      await expect(receivePush({ ...ports, log: failing }, sender, request)).rejects.toThrow('power cut');
      expect((await opened.log.read(officeId, 0, 10)).rows).toEqual([]);
      expect((await push(a, [event])).acks[0]).toMatchObject({ seq: 1, verdict: 'applied' });
    });
  });
}
