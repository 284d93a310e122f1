import { deviceIdSchema, type EventId } from '#shared/kernel/ids.ts';
import { type Fault, type Result, fault } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { reStamp } from '#shared/sync/client-core/re-stamp.ts';
import { recordEvent } from '#shared/sync/client-core/record.ts';
import { recoverFromJournal } from '#shared/sync/client-core/recover.ts';
import { RoundTrips } from '#shared/sync/client-core/round-trips.ts';
import { usualSnapshots } from '#shared/sync/client-core/snapshot.ts';
import { type RoundFault, type Transport, syncRound } from '#shared/sync/client-core/sync-round.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { MemoryLocalStore } from '#shared/sync/testing/memory-local-store.ts';
import { HttpDevice } from '../http-device.ts';
import type { StaffedOffice } from '../staffed-office.ts';

/** What the line does to a request: carries it, loses it, loses its answer, or carries it twice. */
export type LineFault = 'good' | 'request-lost' | 'answer-lost' | 'doubled';

/** A whole disk at one moment. */
interface Image {
  readonly store: MemoryLocalStore;
  readonly http: HttpDevice;
}

/** The client core at a counter, on a store in memory, over real HTTP to a server that may come back at another address. */
export class Counter {
  readonly office: StaffedOffice;
  private readonly url: () => string;
  private readonly contextOf = haNoiContext();
  /** Everything ever recorded here, in every form that it had. */
  private readonly journal: EventEnvelope[] = [];
  /** How often the server took it for forked. */
  forks = 0;
  private disk: Image;
  /** At first the disk as it was at the enrolment. */
  private image: Image;

  private constructor(office: StaffedOffice, url: () => string, http: HttpDevice) {
    this.office = office;
    this.url = url;
    this.disk = { http, store: new MemoryLocalStore(http.sample.identity.officeId, http.id) };
    this.image = this.copyOfDisk();
  }

  static async enrolled(office: StaffedOffice, url: () => string): Promise<Counter> {
    return new Counter(office, url, await HttpDevice.enrolled(url(), office));
  }

  get store(): MemoryLocalStore {
    return this.disk.store;
  }

  /** Receives a dossier under a code, which another one may have. */
  async receive(code: string): Promise<EventId> {
    const { entity, type, v, payload, base, actorId } = this.disk.http.sample.received(code);
    const { clock, ids } = this.office;
    const recorded = await this.store.transact((tx) =>
      recordEvent(tx, { clock, ids, contextOf: this.contextOf }, { entity, type, v, payload, base, actorId }),
    );
    if (!recorded.ok) throw new Error(recorded.code);
    this.journal.push(recorded.value);
    return recorded.value.id;
  }

  /** A round over such a line; a fork is answered as the app does, with a new device id. */
  async sync(line: LineFault): Promise<Result<unknown, RoundFault>> {
    const result = await this.round(line);
    if (result.ok || result.code !== 'device-forked') return result;
    this.forks += 1;
    const http = await HttpDevice.enrolled(this.url(), this.office);
    await this.store.transact((tx) => reStamp(tx, deviceIdSchema.parse(http.id), this.office.clock.now()));
    this.disk = { http, store: this.store };
    this.journal.push(...(await this.pending()).map(({ event }) => event));
    return this.round(line);
  }

  /** Sends the first events of the outbox and takes no note of the answer, as when the app dies with it. */
  async pushSome(count: number): Promise<void> {
    const events = (await this.pending()).slice(0, count).map(({ event }) => event);
    if (events.length === 0) return;
    const { officeId, deviceId } = events[0]!;
    await this.disk.http.push(this.url(), { protocol: 1, officeId, deviceId, events });
  }

  takeImage(): void {
    this.image = this.copyOfDisk();
  }

  /**
   * Puts the last image back.
   *
   * @param withJournal false when the journal's disk was restored with it
   * @returns ids of events that only the disk had which is gone
   */
  async restore(withJournal: boolean): Promise<readonly EventId[]> {
    const gone = await this.pending();
    this.disk = { http: this.image.http, store: this.image.store.copy() };
    if (withJournal) {
      await this.store.transact((tx) => recoverFromJournal(tx, this.journal, this.contextOf));
      return [];
    }
    const kept = new Set((await this.pending()).map(({ event }) => event.id));
    const lost = gone.filter(({ event }) => !kept.has(event.id)).map(({ event }) => event.id);
    const isLost = new Set(lost);
    this.journal.splice(0, this.journal.length, ...this.journal.filter(({ id }) => !isLost.has(id)));
    return lost;
  }

  pending(): ReturnType<MemoryLocalStore['pendingFrom']> {
    return this.store.transact((tx) => tx.allPending());
  }

  private copyOfDisk(): Image {
    return { store: this.store.copy(), http: this.disk.http };
  }

  private round(line: LineFault): ReturnType<typeof syncRound> {
    return syncRound({
      store: this.store,
      transport: this.over(line),
      trips: new RoundTrips(this.office.clock),
      contextOf: this.contextOf,
      snapshots: usualSnapshots,
      onSeen: () => undefined,
    });
  }

  private over(line: LineFault): Transport {
    const { http } = this.disk;
    const bend = async <T>(send: () => Promise<T>): Promise<T | Fault<'server-unreachable'>> => {
      if (line === 'request-lost') return unreachable();
      if (line === 'doubled') await send();
      const answer = await send();
      return line === 'answer-lost' ? unreachable() : answer;
    };
    return {
      push: (request) => bend(() => http.push(this.url(), request)),
      pull: (...query) => bend(() => http.pull(this.url(), ...query)),
      snapshot: (place, limit) => bend(() => http.snapshot(this.url(), place, limit)),
    };
  }
}

function unreachable(): Fault<'server-unreachable'> {
  return fault('server-unreachable');
}
