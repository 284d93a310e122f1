import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { Acts, type IntakeInput } from './acts.ts';
import { BegunPrints } from './begun-prints.ts';
import { slipPrints } from './slip-print.ts';
import { CounterDb } from './counter-db.ts';
import { JournalKeeper } from './journal-keeper.ts';
import { Recorder } from './recorder.ts';
import { type OpenedData, openLocalData } from './open-local-data.ts';
import { demoProfile } from './testing/demo-profile.ts';
import { procedureOf, sampleInput } from './testing/sample-input.ts';

const profile = demoProfile();
const contextOf = haNoiContext();
function input(code = '1.004873'): IntakeInput {
  return sampleInput({
    procedure: procedureOf(code),
    papers: [{ name: 'Tờ khai', kind: 'original', copies: 1, note: '' }],
  });
}

/** A journal on a disk that the test can fill up. */
class TestJournal {
  readonly events = new Map<string, EventEnvelope>();
  isFull = false;

  append(events: readonly EventEnvelope[]): Promise<Result<unknown>> {
    if (this.isFull) return Promise.resolve(fault('journal-disk-full'));
    for (const event of events) this.events.set(event.id, event);
    return Promise.resolve(ok(null));
  }

  release(ids: readonly string[]): Promise<Result<unknown>> {
    for (const id of ids) this.events.delete(id);
    return Promise.resolve(ok(null));
  }
}

describe('Acts', () => {
  // Monday 2026-11-23, 09:00 in Hà Nội.
  const clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  const ids = new SeededIds(5, clock);
  let journal: TestJournal;
  let admission: Result<null>;
  let actor: () => UserId;
  let opened: OpenedData;
  let db: CounterDb;
  let acts: Acts;
  let keeper: JournalKeeper;

  async function open(name: string): Promise<void> {
    db = new CounterDb(name);
    const result = await openLocalData(
      db,
      profile,
      ids.next(),
      [...journal.events.values()],
      contextOf,
      clock,
    );
    if (!result.ok) throw new Error(result.code);
    opened = result.value;
    keeper = new JournalKeeper(opened.store, journal);
    acts = new Acts({
      clock,
      ids,
      contextOf,
      recorder: new Recorder({
        clock,
        ids,
        contextOf,
        store: opened.store,
        keeper,
        actor: () => actor(),
        onRecorded: () => undefined,
      }),
      profile: () => profile,
      admit: () => Promise.resolve(admission),
    });
  }

  beforeEach(async () => {
    journal = new TestJournal();
    admission = ok(null);
    actor = () => profile.users[0]!.id;
    await open(ids.next());
  });

  it('receives a dossier with the next code of the lane, the register number and the promise', async () => {
    const first = await acts.receiveDossier(input());
    const second = await acts.receiveDossier(input());
    if (!first.ok || !second.ok) throw new Error('not received');
    const agency = profile.office.agencyCode;
    expect(first.value.value.code).toBe(`${agency}-261123-0001`);
    expect(second.value.value.code).toBe(`${agency}-261123-0002`);
    expect(second.value.value.receipt).toMatchObject({ number: '01-0002/2026-TTPVHCC', book: 1, order: 2 });
    // Received Monday; the 24th is a holiday: three working days are 25, 26, 27.
    expect(first.value.value.promise.due).toBe('2026-11-27T16:30');
    expect(first.value).toMatchObject({ durable: true, fault: null });
  });

  it('records an online dossier with its own clock, the ticket and what it was compared with', async () => {
    const earlier = await acts.receiveDossier(input());
    if (!earlier.ok) throw new Error(earlier.code);
    const received = await acts.receiveDossier({
      ...input(),
      intakeChannel: 'online',
      filing: {
        portalCode: 'G22.99.01-261120-0007',
        submittedAt: localDateTimeSchema.parse('2026-11-20T10:00'),
      },
      queueTicket: 'A012',
      comparedWith: [earlier.value.value.id],
    });
    if (!received.ok) throw new Error(received.code);
    const { value: dossier } = received.value;
    expect(dossier).toMatchObject({
      intakeChannel: 'online',
      online: { portalCode: 'G22.99.01-261120-0007', answer: { due: '2026-11-23T10:00' } },
      queueTicket: 'A012',
      comparedWith: [earlier.value.value.id],
    });
    const row = await db.dossiers.get(dossier.id);
    for (const typed of ['g22.99.01-261120-0007', 'a012']) expect(row?.search).toContain(typed);
    expect(row?.dossier).toEqual(dossier);
    expect(earlier.value.value).not.toHaveProperty('online');
  });

  it('records nothing of an online dossier whose clock cannot be reckoned', async () => {
    const received = await acts.receiveDossier({
      ...input(),
      intakeChannel: 'online',
      filing: { portalCode: 'x', submittedAt: localDateTimeSchema.parse('1999-11-20T10:00') },
    });
    expect(received).toMatchObject({ ok: false });
    expect(await db.dossiers.count()).toBe(0);
  });

  it('[JRN-1] counts as saved only once the journal has it, and offers it again after the disk was full', async () => {
    journal.isFull = true;
    const received = await acts.receiveDossier(input());
    if (!received.ok) throw new Error(received.code);
    expect(received.value).toMatchObject({ durable: false, fault: { code: 'journal-disk-full' } });
    expect(await db.dossiers.count()).toBe(1);
    journal.isFull = false;
    await acts.recordPersonalShown(received.value.value.id, ['idNumber']);
    await keeper.idle();
    expect(journal.events.size).toBe(2);
    expect(await opened.store.unjournaled()).toEqual([]);
  });

  it('[JRN-2] lets journal entries go when they were seen', async () => {
    await acts.receiveDossier(input());
    const [id] = [...journal.events.values()].map((event) => event.id);
    await keeper.release([id!]);
    expect(journal.events.size).toBe(0);
  });

  it('[JRN-4] tells a reset database from a first run and goes on numbering where it was', async () => {
    expect(opened.found).toBe('first-run');
    const before = await acts.receiveDossier(input());
    await open(ids.next());
    expect(opened).toMatchObject({ found: 'reset', returned: 1 });
    const after = await acts.receiveDossier(input());
    if (!before.ok || !after.ok) throw new Error('not received');
    expect(after.value.value.code.slice(-4)).toBe('0002');
    expect(await db.dossiers.count()).toBe(2);
  });

  it('[NUM-2] receives with a provisional code when the lease is over, and uses no number of the lane', async () => {
    clock.advance(60 * 24 * 3600_000);
    expect(await acts.receiveDossier(input())).toMatchObject({
      ok: true,
      value: { value: { code: expect.stringMatching(/^T01\d{4}-001$/) as string } },
    });
    expect(await opened.store.transact((tx) => tx.meta())).toMatchObject({
      numbering: { lastOfDay: 0, lastProvisional: 1 },
    });
    clock.advance(-60 * 24 * 3600_000);
  });

  describe('a print that was begun', () => {
    async function begun(): Promise<{
      dossier: Dossier;
      prints: BegunPrints;
      key: string;
    }> {
      const received = await acts.receiveDossier(input());
      if (!received.ok) throw new Error(received.code);
      const dossier = received.value.value;
      const prints = await BegunPrints.open(db, clock);
      const key = await prints.begin([dossier], dossier.receipt.slipId, { device: 'pdf', copies: 2 });
      if (!key.ok) throw new Error(key.code);
      return { dossier, prints, key: key.value };
    }
    const slipOf = async ({ id }: Dossier): Promise<unknown> => (await db.dossiers.get(id))?.dossier.slips[0];

    it('is unknown once the app was killed over it, and told once', async () => {
      const { dossier } = await begun();
      const next = await BegunPrints.open(db, clock);
      expect(await next.settle(acts)).toEqual([dossier.code]);
      expect(await slipOf(dossier)).toMatchObject({ state: 'printed-unknown', prints: 1 });
      expect(await next.settle(acts)).toEqual([]);
      expect(await (await BegunPrints.open(db, clock)).settle(acts)).toEqual([]);
    });

    it('is what its record says, and nothing is left over', async () => {
      const { dossier, prints, key } = await begun();
      const made = { outcome: 'printed-confirmed', device: 'pdf', copies: 2, sha256: null } as const;
      await acts.recordSlipPrinted(slipPrints([dossier], dossier.receipt.slipId, made), key);
      expect(await prints.settle(acts)).toEqual([]);
      expect(await (await BegunPrints.open(db, clock)).settle(acts)).toEqual([]);
      expect(await slipOf(dossier)).toMatchObject({ state: 'printed-confirmed', prints: 1 });
    });

    it('is the act of who asked for the paper, even when nobody sits at the desk any more', async () => {
      const { dossier, key } = await begun();
      const made = { outcome: 'printed-confirmed', device: 'pdf', copies: 2, sha256: null } as const;
      const prints = slipPrints([dossier], dossier.receipt.slipId, made);
      const asked = profile.users[1]!.id;
      actor = () => {
        throw new Error('nobody is signed in');
      };
      expect((await acts.recordSlipPrinted(prints, key, asked)).ok).toBe(true);
      const events = (await db.pending.toArray()).map(({ event }) => event);
      expect(events.find(({ type }) => type === 'dossier.slip-printed')?.actorId).toBe(asked);
    });

    it('stays for the next start while its record cannot be made', async () => {
      const { dossier } = await begun();
      const refusing = { recordSlipPrinted: () => Promise.resolve(fault('storage-failed')) };
      expect(await (await BegunPrints.open(db, clock)).settle(refusing)).toEqual([]);
      expect(await (await BegunPrints.open(db, clock)).settle(acts)).toEqual([dossier.code]);
    });
  });

  it('receives nothing while the disk is nearly full, and uses no number', async () => {
    admission = fault('disk-nearly-full', { megabytes: 40 });
    expect(await acts.receiveDossier(input())).toEqual(admission);
    admission = ok(null);
    const first = await acts.receiveDossier(input());
    expect(first.ok && first.value.value.code.slice(-4)).toBe('0001');
  });

  it('gives every dossier its own number when several are saved at once', async () => {
    const received = await Promise.all(Array.from({ length: 6 }, () => acts.receiveDossier(input())));
    const codes = received.map((result) => (result.ok ? result.value.value.code.slice(-4) : result.code));
    expect(codes.toSorted()).toEqual(['0001', '0002', '0003', '0004', '0005', '0006']);
  });
});
