import { dateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { dossierReceived } from '#shared/dossier/events.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { DeviceId, EventId, UserId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { type Result, fault } from '#shared/kernel/result.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore, LocalTransaction } from '../../client-core/local-store.ts';
import { OfficeClock } from '../../client-core/office-clock.ts';
import { reStamp } from '../../client-core/re-stamp.ts';
import { type EventDraft, recordEvent } from '../../client-core/record.ts';
import { recoverFromJournal } from '../../client-core/recover.ts';
import { awaitsServer, refoldPortion } from '../../client-core/refold.ts';
import { RoundTrips } from '../../client-core/round-trips.ts';
import { syncRound } from '../../client-core/sync-round.ts';
import { transactOrGiveUp } from '../../client-core/transact-or-give-up.ts';
import { contextHere, stateHere } from '../../client-core/view.ts';
import { foldVersion } from '../../fold.ts';
import { MemoryLocalStore } from '../memory-local-store.ts';
import type { LifeStep } from './life-steps.ts';
import { cutOff, unlessDead, whileAlive } from './power-cut.ts';
import type { CutPoint, DiskImage, SimDeviceIdentity, SimDevicePorts } from './sim-device-ports.ts';
import { type SimJournal, unjournaled } from './sim-journal.ts';
import { receiptAt } from './sim-receipt.ts';

/** A counter: the client core on a database and a journal that can be cut off, lost and restored. */
export class SimDevice implements SimDeviceIdentity {
  readonly name: string;
  readonly officeId: SimDeviceIdentity['officeId'];
  readonly lane: SimDeviceIdentity['lane'];
  readonly policy: SimDeviceIdentity['policy'];
  readonly authors: SimDeviceIdentity['authors'];
  /** As main keeps it; the database may be a step behind. */
  deviceId: DeviceId;
  private nextToken: string | null;
  /** Virtual time until which it has no line. */
  offlineUntil = 0;
  /** Events of which its screen said that they are saved. */
  readonly said = new Set<EventId>();
  /** What a receipt's time must be held against, as the world knows it; epoch milliseconds. */
  readonly receipts = new Map<EventId, { readonly floor: number; readonly truth: number | null }>();
  private store: MemoryLocalStore;
  private journal: SimJournal;
  /** Grows with every crash: what an earlier life still waits for is never heard of. */
  private life = 0;
  private isSyncing = false;
  /** Milliseconds by which its clock is wrong. */
  private skew = 0;
  /** Whether it has heard the server since its clock was last set and its disk last lost. */
  private isTimeKnown = false;
  private trips: RoundTrips;
  private officeClock: OfficeClock;
  private readonly ports: SimDevicePorts;

  constructor(ports: SimDevicePorts, identity: SimDeviceIdentity, disk: DiskImage) {
    this.ports = ports;
    this.name = identity.name;
    this.officeId = identity.officeId;
    this.lane = identity.lane;
    this.policy = identity.policy;
    this.authors = identity.authors;
    this.deviceId = disk.deviceId;
    this.nextToken = disk.nextToken;
    this.store = disk.store;
    this.journal = disk.journal;
    this.trips = new RoundTrips(this.clock);
    this.officeClock = new OfficeClock(this.clock);
  }

  /** Somebody sets the clock. */
  setClock(skew: number): void {
    this.skew = skew;
    this.isTimeKnown = false;
  }

  get clock(): Clock {
    const { clock } = this.ports;
    return { now: () => clock.now() + this.skew, monotonic: () => clock.monotonic() };
  }

  get memory(): MemoryLocalStore {
    return this.store;
  }

  isOnline(now: number): boolean {
    return now >= this.offlineUntil;
  }

  image(): DiskImage {
    const { deviceId, nextToken } = this;
    return { store: this.store.copy(), journal: this.journal.copy(), deviceId, nextToken };
  }

  /** Receives a dossier with the next number of the lane. */
  async receive(cut: CutPoint): Promise<void> {
    const entityId = this.ports.ids.next();
    const floor = this.store.meta().lastServerTime;
    const truth = this.isTimeKnown ? this.ports.clock.now() : null;
    await this.act(cut, async (tx) => {
      const meta = await tx.meta();
      const context = await contextHere(tx, this.ports.contextOf, this.officeId);
      this.officeClock.learn(meta);
      const now = this.officeClock.now();
      const made = receiptAt(now, context, this, meta.numbering, this.ports.ids);
      if (!made.ok) return made;
      const { payload, numbering, isProvisional } = made.value;
      if (isProvisional) this.ports.counters.provisionalCodes += 1;
      const { type, v } = dossierReceived;
      const draft = this.draft({ kind: 'dossier', id: entityId }, type, payload, this.authors.officer, v);
      const known = { meta: { ...meta, numbering }, context };
      const recorded = await recordEvent(tx, { ...this.ports, clock: this.clock }, draft, known);
      if (recorded.ok) this.receipts.set(recorded.value.id, { floor: floor ?? 0, truth });
      return recorded;
    });
  }

  /** Records a step on what its screens show of a dossier, and with it the state that they show. */
  step(cut: CutPoint, ref: EntityRef, stepOf: LifeStep): Promise<void> {
    return this.act(cut, async (tx) => {
      const context = await contextHere(tx, this.ports.contextOf, this.officeId);
      const dossier = (await stateHere(tx, ref, context)) as unknown as Dossier | null;
      const calendar = dossier === null ? null : context.calendarInForce(dateOf(dossier.receivedAt));
      if (dossier === null || calendar === null) return fault('dossier-unknown');
      const at = localDateTimeOf(Math.max(this.clock.now(), 0));
      const made = stepOf({ dossier, calendar, at, ids: this.ports.ids });
      if (made === null) return fault('step-not-now');
      const draft = this.draft(ref, made.type, made.payload, this.authors.officer, 1);
      const seen = { ...draft, base: { fromState: dossier.status } };
      return recordEvent(tx, { ...this.ports, clock: this.clock }, seen, { context });
    });
  }

  /** Records any other act on what its screens show. */
  record(
    cut: CutPoint,
    ref: EntityRef,
    type: string,
    payload: Json,
    actorId: UserId = this.authors.officer,
    base: EventDraft['base'] | Readonly<Record<string, Json>> = null,
  ): Promise<void> {
    const draft = { ...this.draft(ref, type, payload, actorId, 1), base: base as EventDraft['base'] };
    return this.act(cut, (tx) => recordEvent(tx, { ...this.ports, clock: this.clock }, draft));
  }

  /** One round with the server; a fork is mended on the way. @returns null when a round is under way */
  async sync(): Promise<Result<unknown> | null> {
    if (this.isSyncing) return null;
    const { life } = this;
    this.isSyncing = true;
    this.ports.counters.rounds += 1;
    const round = syncRound({
      store: this.guarded(life),
      transport: this.ports.transportOf(this),
      trips: this.trips,
      contextOf: this.ports.contextOf,
      snapshots: this.ports.snapshots,
      pushSize: this.ports.pushSize,
      onSeen: (ids) => {
        if (life === this.life) this.journal.release(ids);
      },
    });
    const result = await unlessDead(round);
    if (life !== this.life) return null;
    this.isSyncing = false;
    if (result?.ok === true) this.isTimeKnown = true;
    if (result?.ok === false && result.code === 'device-forked') await this.mendFork(life);
    return result;
  }

  /** The power goes and comes back; what the program had in its hands is gone. */
  async crash(): Promise<void> {
    this.ports.counters.deviceCrashes += 1;
    await this.begin();
  }

  /** An update whose fold is another: the states here are of an older one, and the power may go while they are made anew. */
  async update(isCut: boolean): Promise<void> {
    this.ports.counters.updates += 1;
    await this.store.transact(async (tx) => {
      const state = { shape: 'of an older fold' };
      const entities = await tx.entitiesAfter(null, Number.MAX_SAFE_INTEGER);
      await tx.saveEntities(entities.map((entity) => ({ ...entity, state })));
      await tx.saveMeta({ ...(await tx.meta()), foldVersion: foldVersion - 1 });
      if (isCut) await refoldPortion(tx, this.ports.contextOf, 3);
    });
    await this.begin();
  }

  /** Chromium found its database broken and made an empty one; the journal is beside it. */
  async loseDatabase(): Promise<void> {
    this.ports.counters.wipes += 1;
    this.isTimeKnown = false;
    this.store = new MemoryLocalStore(this.officeId, this.deviceId);
    await this.begin();
  }

  /** Somebody put back yesterday's copy of the whole disk. */
  async restore({ store, journal, deviceId, nextToken }: DiskImage): Promise<void> {
    this.ports.counters.restores += 1;
    this.isTimeKnown = false;
    this.store = store.copy();
    this.journal = journal.copy();
    this.deviceId = deviceId;
    this.nextToken = nextToken;
    await this.begin();
  }

  /** As at every start of the app: what the journal has and the database has not returns to the outbox. */
  private async begin(): Promise<void> {
    this.life += 1;
    this.isSyncing = false;
    this.trips = new RoundTrips(this.clock);
    this.officeClock = new OfficeClock(this.clock);
    while ((await this.store.transact((tx) => refoldPortion(tx, this.ports.contextOf, 3))) !== null);
    if (awaitsServer(this.store.meta())) this.ports.counters.refoldsAwaiting += 1;
    if (this.ports.bends.isRecoverySkipped) return;
    const returned = await this.store.transact(async (tx) => {
      // The power went between main's new id and the database's (FORK-5).
      if ((await tx.meta()).deviceId !== this.deviceId) await this.stampAnew(tx);
      return recoverFromJournal(tx, this.journal.read(), this.ports.contextOf);
    });
    this.ports.counters.recoveries += returned;
    await this.keepJournal();
  }

  private async mendFork(life: number): Promise<void> {
    const { bends, counters, ids, replaceDevice, forkCut } = this.ports;
    if (bends.isReStampSkipped) return;
    const cut = forkCut();
    if ((await this.store.transact((tx) => tx.meta())).deviceId === this.deviceId) {
      this.nextToken ??= ids.next();
      const replaced = await replaceDevice(this, this.nextToken);
      if (life !== this.life) return undefined;
      if (cut === 'unanswered') return this.crash();
      if (!replaced.ok) return undefined;
      counters.forks += 1;
      this.deviceId = replaced.value;
      this.nextToken = null;
    }
    if (cut === 'unstamped') return this.crash();
    if (cut === 'unfollowed') return undefined;
    await this.guarded(life).transact(async (tx) => {
      await this.stampAnew(tx);
      await recoverFromJournal(tx, this.journal.read(), this.ports.contextOf);
    });
    return this.keepJournal();
  }

  private async stampAnew(tx: LocalTransaction): Promise<void> {
    await reStamp(tx, this.deviceId, this.clock.now());
    for (const pending of await tx.allPending()) {
      const event = this.ports.bends.reStamped(pending.event);
      if (event.id === pending.event.id) continue;
      await tx.removePending(pending.event.id);
      await tx.savePending({ ...pending, event });
    }
  }

  private async act(
    cut: CutPoint,
    work: (tx: LocalTransaction) => Promise<Result<EventEnvelope>>,
  ): Promise<void> {
    const { counters } = this.ports;
    const { life } = this;
    const store = cut === 'before-commit' ? cutOff(this.guarded(life)) : this.guarded(life);
    const recorded = await unlessDead(transactOrGiveUp(store, work));
    if (cut === 'before-commit') return this.crash();
    if (recorded === null) return;
    if (!recorded.ok) {
      counters.refusedActs += 1;
      return;
    }
    counters.acts += 1;
    if (cut === 'after-commit') return this.crash();
    if (cut === 'torn-journal') {
      this.journal.append(await unjournaled(this.store), true);
      return this.crash();
    }
    await this.keepJournal();
    if (cut === 'after-journal') return this.crash();
    this.said.add(recorded.value.id);
  }

  private async keepJournal(): Promise<void> {
    if (!this.ports.bends.isJournalSkipped) await this.journal.keepUp(this.store);
  }

  private draft(entity: EntityRef, type: string, payload: Json, actorId: UserId, v: number): EventDraft {
    return { entity, type, v, payload: payload as EventDraft['payload'], base: null, actorId };
  }

  /** The database as one life of the program sees it. */
  private guarded(life: number): LocalStore {
    return this.ports.bends.store(whileAlive(this.store, () => life === this.life));
  }
}
