import { SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { recordEvent } from '#shared/sync/client-core/record.ts';
import { RoundTrips } from '#shared/sync/client-core/round-trips.ts';
import { usualSnapshots } from '#shared/sync/client-core/snapshot.ts';
import { syncRound } from '#shared/sync/client-core/sync-round.ts';
import { HttpTransport } from '#renderer/worker/http-transport.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import type { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { type BenchDevice, type BenchOffice, sampleDevice } from './bench-office.ts';
import { BenchStore } from './bench-store.ts';
import { sampleIntake } from './sample-intakes.ts';

export const realClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

const contextOf = haNoiContext();

/** A counter without a window: the product's client core and transport over a store in memory. */
export class OurCounter {
  readonly store: BenchStore;
  private readonly trips = new RoundTrips(realClock);
  private readonly sample: SampleDevice;
  private readonly ids: SeededIds;
  private readonly transport: HttpTransport;

  constructor(office: BenchOffice, device: BenchDevice, serverUrl: string) {
    this.store = new BenchStore(office.officeId, device.deviceId);
    this.sample = sampleDevice(office, device);
    this.ids = new SeededIds(Number.parseInt(device.deviceId.slice(-6), 16), realClock);
    const authorization = `Bearer ${device.token}`;
    this.transport = new HttpTransport({
      // The app's own addresses begin with /api, which main takes off.
      fetch: (path, init) =>
        fetch(`${serverUrl}${path.slice('/api'.length)}`, {
          ...init,
          headers: { ...(init.headers as Record<string, string> | undefined), authorization },
        }),
      timeoutMs: 60_000,
    });
  }

  /** Receives so many dossiers, as the officer does, without a line. */
  async receive(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const { code, change } = sampleIntake(n);
      const { entity, type, v, payload, base, actorId } = this.sample.received(code, change);
      const ports = { clock: realClock, ids: this.ids, contextOf };
      const recorded = await this.store.transact((tx) =>
        recordEvent(tx, ports, { entity, type, v, payload, base, actorId }),
      );
      if (!recorded.ok) throw new Error(recorded.code);
    }
  }

  /** One push of all and one pull to the head. */
  async sync(): Promise<void> {
    const { store, transport, trips } = this;
    const done = await syncRound({
      store,
      transport,
      trips,
      contextOf,
      snapshots: usualSnapshots,
      onSeen: () => undefined,
    });
    if (!done.ok) throw new Error(done.code);
  }

  /** What the office's dossiers are, as a document database would keep them. */
  documents(): readonly object[] {
    return Array.from(this.store.views.values(), ({ ref, state }) => ({ _id: ref.id, dossier: state }));
  }

  /** Dossiers that this counter shows, all of them seen in the log. */
  get confirmed(): number {
    return [...this.store.views.values()].filter(({ sync }) => sync === 'confirmed').length;
  }
}
