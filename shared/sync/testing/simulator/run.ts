import { localDateOf, localDateTimeOf } from '#shared/calendar/local-time.ts';
import { type LifeState, lifeStates } from '#shared/dossier/life/life-state.ts';
import { provisionalNumber } from '#shared/dossier/code.ts';
import { dossierRecoded } from '#shared/dossier/events.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EntityRef } from '#shared/log/envelope.ts';
import { settlementType } from '#shared/log/settlement.ts';
import { officeCalendarRef, type OfficeCalendar } from '#shared/office-calendar/state.ts';
import { BundleCarrier } from './bundle-carrier.ts';
import { CorrectionActs } from './correction-acts.ts';
import type { Counters } from './counters.ts';
import { keptHere, type Violation, violationAtRest } from './invariants.ts';
import { lifeActions, resume } from './life-steps.ts';
import { noSabotage, type Sabotage } from './sabotage.ts';
import { atRest } from './scheduler.ts';
import type { SimDevice } from './sim-device.ts';
import type { CutPoint, DiskImage } from './sim-device-ports.ts';
import { World } from './world.ts';

export interface SeedResult {
  readonly seed: number;
  readonly violation: Violation | null;
  readonly counters: Counters;
  /** What happened, a line each, with virtual minutes; only when asked for. */
  readonly trace: readonly string[];
}

const minute = 60_000;
const day = 24 * 60 * minute;

/** One office through some hours or weeks of trouble, and what is true of it afterwards. The same seed gives the same run. */
export async function runSeed(seed: number, sabotage: Sabotage = noSabotage): Promise<SeedResult> {
  return new Run(seed, sabotage).play();
}

type Action = (device: SimDevice) => Promise<void>;

class Run {
  private readonly seed: number;
  private readonly world: World;
  private readonly trace: string[] = [];
  private readonly images = new Map<SimDevice, DiskImage>();
  private violation: Violation | null = null;
  private readonly isFinishing: boolean;
  /** Weight, name and what is done. */
  private readonly actions: (readonly [number, string, Action])[];

  constructor(seed: number, sabotage: Sabotage) {
    this.seed = seed;
    this.world = new World(seed, sabotage);
    const bundles = new BundleCarrier(this.world, sabotage.bundle);
    this.actions = this.allActions(new CorrectionActs(this.world, sabotage.isBaseIgnored), bundles);
    // Some offices finish what they have more than they take in: their counters meet at the same dossiers.
    this.isFinishing = this.world.random.next() < 0.25;
    for (const [weight, name, states, step] of lifeActions) {
      const act: Action = (device) =>
        this.onDossier(device, (ref) => device.step(this.cut(), ref, step), states);
      this.actions.push([this.isFinishing ? weight * 6 : weight / 4, name, act]);
    }
  }

  private allActions(corrections: CorrectionActs, bundles: BundleCarrier): Run['actions'] {
    return [
      [34, 'receive', (device) => device.receive(this.cut())],
      [22, 'sync', (device) => this.sync(device)],
      [8, 'print', (device) => this.print(device)],
      [6, 'pause', (device) => this.pause(device)],
      [5, 'resume', (device) => this.onDossier(device, (ref) => device.step(this.cut(), ref, resume))],
      [3, 'calendar', (device) => this.changeCalendar(device, device.authors.admin)],
      [1, 'forged calendar', (device) => this.changeCalendar(device, device.authors.officer)],
      [2, 'settle', (device) => this.settle(device)],
      [2, 'newer event', (device) => this.newerEvent(device)],
      [4, 'crash', (device) => device.crash()],
      [2, 'wipe', (device) => this.lose(device, () => device.loseDatabase())],
      [6, 'image', (device) => Promise.resolve(void this.images.set(device, device.image()))],
      [6, 'restore', (device) => this.restore(device)],
      [2, 'update', (device) => device.update(this.world.random.next() < 0.5)],
      [2, 'clock', (device) => this.jump(device)],
      [4, 'offline', (device) => this.goOffline(device)],
      [8, 'bundle', (device) => this.expecting(bundles.export(device))],
      [12, 'bring bundle', (device) => this.expecting(bundles.bring(device))],
      [4, 'restore and carry', (device) => this.restoreAndCarry(device, bundles)],
      ...corrections.actions.map(([weight, name, act]): Run['actions'][number] => [
        weight,
        name,
        (device) => act(device, this.cut()),
      ]),
    ];
  }

  async play(): Promise<SeedResult> {
    const { world } = this;
    const { scheduler, random, network } = world;
    network.faults = {
      lostRequests: random.next() * 0.3,
      lostAnswers: random.next() * 0.3,
      doubledRequests: random.next() * 0.25,
      delay: random.below(30_000),
    };
    for (const server of world.servers) server.crashes = random.next() * 0.2;
    world.forkCrashes = random.next() * 0.6;
    const span = random.next() < 0.15 ? 21 * day : (1 + random.below(20)) * 60 * minute;
    const steps = (this.isFinishing ? 60 : 15) + random.below(30);
    for (let step = 0; step < steps; step += 1) {
      const device = world.devices[random.below(world.devices.length)]!;
      scheduler.after(random.below(span), () => this.watched(() => this.step(device)));
    }
    scheduler.after(random.below(span), () => this.watched(() => world.stranger.receive('none')));
    scheduler.after(random.below(span), () => this.watched(() => world.stranger.sync()));
    await scheduler.runUntil(scheduler.now + span);
    if (this.violation === null) await this.comeToRest();
    this.count();
    const violation = this.violation ?? violationAtRest(world);
    return { seed: this.seed, violation, counters: world.counters, trace: this.trace };
  }

  /** A core that throws has broken a promise as surely as one that loses an event. */
  private watched(work: () => Promise<unknown>): void {
    work().catch((error: unknown) => {
      this.violation ??= { invariant: 'I0', message: String(error) };
    });
  }

  private async expecting(nothing: Promise<Violation | null>): Promise<void> {
    const violation = await nothing;
    this.violation ??= violation;
  }

  private async step(device: SimDevice): Promise<void> {
    if (this.violation !== null) return;
    const [name, action] = this.choose();
    this.trace.push(`${Math.round(this.world.scheduler.now / minute) % 1_000_000} ${device.name}: ${name}`);
    await action(device);
    this.violation ??= keptHere(this.world, device);
  }

  private choose(): readonly [string, Action] {
    let left = this.world.random.next() * this.actions.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, name, action] of this.actions) {
      left -= weight;
      if (left < 0) return [name, action];
    }
    return ['nothing', () => Promise.resolve()];
  }

  private cut(): CutPoint {
    const chance = this.world.random.next();
    if (chance < 0.02) return 'before-commit';
    if (chance < 0.04) return 'after-commit';
    if (chance < 0.06) return 'torn-journal';
    return chance < 0.08 ? 'after-journal' : 'none';
  }

  private async sync(device: SimDevice): Promise<void> {
    const result = await device.sync();
    if (result?.ok === true) this.world.incomplete.delete(device);
    this.violation ??= keptHere(this.world, device);
  }

  private async lose(device: SimDevice, how: () => Promise<void>): Promise<void> {
    this.world.incomplete.add(device);
    await how();
  }

  /** What was only on the disk that is gone is gone with it: nobody can promise more. */
  private async restore(device: SimDevice): Promise<void> {
    const image = this.images.get(device);
    if (image === undefined) return;
    await this.lose(device, () => device.restore(image));
    const inLog = new Set(this.world.log.contentOf(device.officeId).rows.map(({ event }) => event.id));
    const here = device.memory.eventIds();
    for (const id of device.said) if (!inLog.has(id) && !here.has(id)) device.said.delete(id);
  }

  /** A machine whose disk was put back has no line: what it records then, at places that are taken, goes by hand. */
  private async restoreAndCarry(device: SimDevice, bundles: BundleCarrier): Promise<void> {
    if (!this.images.has(device)) return;
    await this.restore(device);
    await device.receive('none');
    await this.expecting(bundles.export(device));
    await this.expecting(bundles.bring(device));
  }

  private onDossier(
    device: SimDevice,
    act: (ref: EntityRef, dossier: Dossier) => Promise<void>,
    states: readonly LifeState[] = lifeStates,
  ): Promise<void> {
    const dossiers = device.memory
      .views()
      .filter(
        ({ ref, state }) => ref.kind === 'dossier' && states.includes((state as unknown as Dossier).status),
      );
    const view = dossiers[this.world.random.below(Math.max(1, dossiers.length))];
    return view === undefined ? Promise.resolve() : act(view.ref, view.state as unknown as Dossier);
  }

  private print(device: SimDevice): Promise<void> {
    return this.onDossier(device, (ref, { slips, promise }) => {
      const payload: Json = {
        slipId: slips[0]?.id ?? '',
        outcome: 'printed-confirmed',
        device: 'pdf',
        copies: 2,
        due: promise.due,
        sha256: 'a'.repeat(64),
      };
      return device.record(this.cut(), ref, 'dossier.slip-printed', payload);
    });
  }

  private pause(device: SimDevice): Promise<void> {
    return this.onDossier(device, (ref) =>
      device.record(this.cut(), ref, 'dossier.paused', {
        at: localDateTimeOf(device.clock.now()),
        cause: 'supplement',
        name: 'Chờ bổ sung',
        after: 'restart',
      }),
    );
  }

  private changeCalendar(device: SimDevice, actorId: SimDevice['authors']['admin']): Promise<void> {
    const ref = officeCalendarRef(device.officeId);
    const view = device.memory.views().find((one) => one.ref.kind === ref.kind);
    const seen = (view?.state as unknown as OfficeCalendar | undefined)?.inForce ?? [];
    const date = localDateOf(this.world.scheduler.now + this.world.random.below(5) * day);
    const override: Json = {
      id: this.world.ids.next(),
      from: date,
      to: date,
      change: { kind: 'closure', name: 'Bão' },
      reason: 'Công điện',
    };
    this.world.counters.calendarChanges += 1;
    const payload = { override, seen: [...seen] };
    return device.record(this.cut(), ref, 'office-calendar.override-entered', payload, actorId);
  }

  private settle(device: SimDevice): Promise<void> {
    const view = device.memory.views().find(({ sync }) => sync === 'review' || sync === 'refused');
    if (view === undefined) return Promise.resolve();
    const rows = this.world.log.contentOf(device.officeId).rows;
    const row = rows.find(({ event, verdict }) => event.entity.id === view.ref.id && verdict !== 'applied');
    if (row === undefined) return Promise.resolve();
    return device.record(this.cut(), view.ref, settlementType(view.ref.kind), {
      eventIds: [row.event.id],
      decision: 'noted',
      note: 'Đã xem',
    });
  }

  private newerEvent(device: SimDevice): Promise<void> {
    this.world.counters.unknownEvents += 1;
    return this.onDossier(device, (ref) => device.record(this.cut(), ref, 'dossier.teleported', { to: 'x' }));
  }

  private jump(device: SimDevice): Promise<void> {
    this.world.counters.clockJumps += 1;
    device.setClock((this.world.random.below(5) - 2) * day + this.world.random.below(3600) * 1000);
    return Promise.resolve();
  }

  private goOffline(device: SimDevice): Promise<void> {
    const { scheduler, random, counters } = this.world;
    const length = random.next() < 0.2 ? 14 * day : random.below(5) * 60 * minute;
    if (length >= 14 * day) counters.longOfflines += 1;
    device.offlineUntil = scheduler.now + length;
    return Promise.resolve();
  }

  /** All lines up, no more trouble: within some rounds every outbox must be empty and every cursor at the head (I8). */
  private async comeToRest(): Promise<void> {
    const { world } = this;
    const { scheduler, network, devices } = world;
    await scheduler.runUntil(scheduler.now + 5 * minute);
    network.faults = { lostRequests: 0, lostAnswers: 0, doubledRequests: 0, delay: 10 };
    for (const server of world.servers) server.crashes = 0;
    let isUpdated = false;
    for (let round = 0; round < restRounds; round += 1) {
      if (round === calmRound) world.forkCrashes = 0;
      for (const device of devices) {
        device.offlineUntil = 0;
        scheduler.after(0, () => this.watched(() => this.sync(device)));
        await scheduler.runUntil(scheduler.now + minute);
        await atRest();
      }
      if (!(await this.isAtRest())) continue;
      if (isUpdated) return;
      isUpdated = true;
      await this.updateSome();
    }
    this.violation ??= { invariant: 'I8', message: `no rest after ${restRounds} rounds on a good line` };
  }

  /** Many devices take their snapshot only now; an update then meets records whose rows they never had. */
  private async updateSome(): Promise<void> {
    const { devices, random } = this.world;
    for (const device of devices) if (random.next() < 0.3) await device.update(random.next() < 0.5);
  }

  private async isAtRest(): Promise<boolean> {
    const { devices, log, officeId } = this.world;
    const { head } = log.contentOf(officeId);
    for (const device of devices) {
      if (device.memory.meta().cursor !== head.seq) return false;
      if ((await device.memory.pendingFrom(0, 1)).length > 0) return false;
    }
    return true;
  }

  private count(): void {
    const { counters, devices, log, officeId } = this.world;
    for (const { memory } of devices) counters.seenBySnapshot += memory.seenWithoutRow().size;
    for (const { event, verdict, reason } of log.contentOf(officeId).rows) {
      const { type } = event;
      if (type === 'dossier.recoded') {
        const isOfficial = provisionalNumber(dossierRecoded.payload.parse(event.payload).from) !== null;
        counters[isOfficial ? 'officialNumbers' : 'recodes'] += 1;
      }
      if (verdict === 'review') counters.reviews += 1;
      if (type === 'dossier.corrected') counters.corrections += 1;
      if (reason === 'correction-conflicts') counters.conflicts += 1;
      if (reason === 'correction-awaits-approval') counters.proposals += 1;
      if (isDecision(type)) counters.decisions += 1;
      if (type === 'dossier.claimed') counters.claims += 1;
      if (type === 'dossier.voided') counters.voids += 1;
      if (verdict === 'rejected') counters.rejections += 1;
      if (reason === 'returned-already') counters.doubleReturns += 1;
      if (reason === 'handed-over-already') counters.doubleHandOvers += 1;
      if (reason === 'supplement-second') counters.secondSupplements += 1;
      if (reason === 'step-overtaken') counters.overtakenSteps += 1;
    }
  }
}

const restRounds = 12;

function isDecision(type: string): boolean {
  return type === 'dossier.conflict-resolved' || type.startsWith('dossier.correction-');
}
/** From this round on forks are mended without a crash: most of them come to light only now. */
const calmRound = 3;
