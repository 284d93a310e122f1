import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import type { Clock } from '#shared/kernel/ports.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { LocalStore } from '#shared/sync/client-core/local-store.ts';
import type { JournalKeeper } from './journal-keeper.ts';
import { goOnAs } from './open-local-data.ts';
import { savedOr } from './storage-fault.ts';

export interface ForkMenderPorts {
  readonly store: LocalStore;
  readonly keeper: Pick<JournalKeeper, 'keep'>;
  readonly clock: Clock;
  readonly contextOf: ContextOf;
  /** Main's new id for this machine, stored there; the one that it has already when it has left `deviceId`. */
  readonly replaceDevice: (deviceId: DeviceId) => Promise<Result<OfficeProfile>>;
  readonly readJournal: () => Promise<Result<readonly EventEnvelope[]>>;
  /** Called when database and journal follow the new id. */
  readonly onMended: (profile: OfficeProfile) => void;
}

/**
 * Lets this machine go on by itself after a fork (rules FORK-1 to FORK-5): a new id from the server, kept by main; one transaction in
 * which the unsent acts follow it; the journal; and the next round. Broken off anywhere, it is taken up by the next try or the next start.
 */
export class ForkMender {
  private readonly ports: ForkMenderPorts;
  private underWay: Promise<Result<unknown>> | null = null;

  constructor(ports: ForkMenderPorts) {
    this.ports = ports;
  }

  /** One at a time: whoever asks meanwhile waits for the same. */
  mend(): Promise<Result<unknown>> {
    this.underWay ??= savedOr(() => this.run()).finally(() => {
      this.underWay = null;
    });
    return this.underWay;
  }

  private async run(): Promise<Result<unknown>> {
    const { store, clock, contextOf } = this.ports;
    const { deviceId } = await store.transact((tx) => tx.meta());
    const replaced = await this.ports.replaceDevice(deviceId);
    if (!replaced.ok) return replaced;
    const profile = replaced.value;
    // Without the journal the outbox alone follows; what only the journal has comes back at the next start.
    const journal = await this.ports.readJournal();
    await store.transact((tx) =>
      goOnAs(tx, profile.device.id, clock.now(), journal.ok ? journal.value : [], contextOf),
    );
    await this.ports.keeper.keep();
    this.ports.onMended(profile);
    return ok(null);
  }
}
