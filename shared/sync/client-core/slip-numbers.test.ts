import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeSlipNumber } from '#shared/dossier/lane.ts';
import { seriesKey, type SlipSeries } from '#shared/dossier/slips/slip-number.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { fault } from '#shared/kernel/result.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import { MemoryLocalStore } from '../testing/memory-local-store.ts';
import { SmallDevice, SmallOffice } from '../testing/small-office.ts';
import { recordEvent } from './record.ts';
import { reStamp } from './re-stamp.ts';
import { recoverFromJournal } from './recover.ts';
import { transactOrGiveUp } from './transact-or-give-up.ts';

const code = 'H26.999.01-261123-0001';

/** Machines that issue slips in their books, each with a journal, about one dossier that all of them have. */
class Issuers {
  readonly office = new SmallOffice(41, 33, 'supervisor');
  readonly machines: SmallDevice[] = this.office.devices.slice(0, 3);
  /** New device ids for machines whose past the server does not take any more (FORK-1). */
  private readonly spares = this.office.devices.slice(3);
  /** Book of each machine; machines swap them. */
  readonly books = [1, 2, 3];
  readonly journals: EventEnvelope[][] = [[], [], []];
  /** Machines that lost their database and have not heard from the server since: they may not number yet. */
  readonly blank = new Set<number>();
  readonly issued: { readonly key: string; readonly order: number }[] = [];
  year = 2026;
  private entity: EntityRef | null = null;

  async open(): Promise<void> {
    const [first] = this.machines;
    const received = await first!.record(first!.sample.received(code));
    if (!received.ok) throw new Error(received.code);
    this.entity = received.value.entity;
    this.issued.push({ key: seriesKey({ form: 'receipt', book: 1, year: 2026 }), order: 1 });
    for (const machine of this.machines) await machine.sync();
  }

  /** Takes a number with an event; `isCrash` breaks off before the transaction ends. */
  async issue(place: number, form: 'control-slip' | 'receipt', isCrash: boolean): Promise<void> {
    if (this.blank.has(place)) return;
    const { ids } = this.office;
    const machine = this.machines[place]!;
    const series: SlipSeries = { form, book: this.books[place]!, year: this.year };
    const view = await machine.store.view(this.entity!);
    const { receipt } = view!.state as unknown as Dossier;
    let order = 0;
    const done = await transactOrGiveUp(machine.store, async (tx) => {
      const meta = await tx.meta();
      const taken = takeSlipNumber(meta.numbering, series);
      order = taken.order;
      const slip = { slipId: ids.next(), number: `${series.book}-${order}`, ...series, order };
      const draft = form === 'receipt' ? this.reissue(receipt.slipId, slip) : this.handOver(slip);
      const { actorId } = machine.sample.identity;
      const event = { entity: this.entity!, v: 1, base: null, actorId, ...draft };
      const known = { meta: { ...meta, numbering: taken.numbering } };
      const recorded = await recordEvent(tx, this.office, event, known);
      if (!recorded.ok) throw new Error(JSON.stringify(recorded));
      return isCrash ? fault('storage-failed') : recorded;
    });
    if (!done.ok) return;
    this.journals[place]!.push(done.value);
    this.issued.push({ key: seriesKey(series), order });
  }

  async sync(place: number): Promise<void> {
    let done = await this.machines[place]!.sync();
    if (!done.ok && done.code === 'device-forked') {
      await this.goOnUnderNewId(place);
      done = await this.machines[place]!.sync();
    }
    if (!done.ok) throw new Error(done.code);
    const seen = new Set<string>(this.machines[place]!.seen);
    this.journals[place] = this.journals[place]!.filter(({ id }) => !seen.has(id));
    this.blank.delete(place);
  }

  /** The database is gone; what was not seen comes back from the journal, the rest from the log or a snapshot. */
  async wipe(place: number): Promise<void> {
    const { sample } = this.machines[place]!;
    const { officeId, deviceId } = sample.identity;
    const fresh = new SmallDevice(this.office, sample, new MemoryLocalStore(officeId, deviceId));
    this.machines[place] = fresh;
    await fresh.store.transact((tx) => recoverFromJournal(tx, this.journals[place]!, this.office.contextOf));
    this.blank.add(place);
  }

  private async goOnUnderNewId(place: number): Promise<void> {
    const { sample } = this.spares.pop()!;
    const { store } = this.machines[place]!;
    await store.transact((tx) => reStamp(tx, sample.identity.deviceId, this.office.clock.now()));
    this.machines[place] = new SmallDevice(this.office, sample, store);
  }

  /** Two machines have each other's books, once the server has all of theirs. */
  async swap(one: number, other: number): Promise<void> {
    if (one === other) return;
    for (const place of [one, other, one]) await this.sync(place);
    [this.books[one], this.books[other]] = [this.books[other]!, this.books[one]!];
  }

  private handOver(slip: Json): Draft {
    const words = { direction: 'to-unit', unit: this.office.ids.next(), way: 'paper', legId: null, note: '' };
    return draft('dossier.handed-over', { at: '2026-11-23T10:00', slip, isShared: false, ...words });
  }

  private reissue(
    replaces: string,
    { slipId, number, book, order }: { readonly [key: string]: Json },
  ): Draft {
    const slip = { slipId: slipId!, number: number!, book: book!, order: order! };
    return draft('dossier.slip-reissued', {
      replaces,
      slip,
      issuedOn: `${this.year}-01-05`,
      reason: 'Ghi nhầm',
    });
  }
}

type Draft = { readonly type: string; readonly payload: EventEnvelope['payload'] };
const draft = (type: string, payload: Json): Draft => ({
  type,
  payload: payload as EventEnvelope['payload'],
});

const place = fc.integer({ min: 0, max: 2 });
const form = fc.constantFrom('control-slip' as const, 'receipt' as const);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('issue' as const), place, form }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('crash' as const), place, form }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('sync' as const), place }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wipe' as const), place }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('reset' as const), place }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('swap' as const), place, other: place }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('new year' as const) }) },
  ),
  { maxLength: 30 },
);

describe('[NUM-7] the numbers of slips', () => {
  it.each([
    ['the log', { fresh: 10_000, absent: 10_000, pageSize: 50 }],
    ['snapshots', { fresh: 1, absent: 4, pageSize: 2 }],
  ])(
    'are never doubled and leave no hole, whatever machines, years and crashes do, known from %s',
    { timeout: 120_000 },
    async (_way, snapshots) => {
      await fc.assert(
        fc.asyncProperty(steps, async (list) => {
          const issuers = new Issuers();
          issuers.office.snapshots = snapshots;
          await issuers.open();
          for (const step of list) {
            if (step.do === 'issue') await issuers.issue(step.place, step.form, false);
            else if (step.do === 'crash') await issuers.issue(step.place, step.form, true);
            else if (step.do === 'sync') await issuers.sync(step.place);
            else if (step.do === 'wipe') await issuers.wipe(step.place);
            else if (step.do === 'reset') {
              await issuers.sync(step.place);
              await issuers.wipe(step.place);
              await issuers.sync(step.place);
            } else if (step.do === 'swap') await issuers.swap(step.place, step.other);
            else issuers.year += 1;
          }
          for (const key of new Set(issuers.issued.map((one) => one.key))) {
            const numbers = issuers.issued.filter((one) => one.key === key).map(({ order }) => order);
            expect(numbers).toEqual(numbers.map((_, index) => index + 1));
          }
        }),
        { numRuns: 80 },
      );
    },
  );
});
