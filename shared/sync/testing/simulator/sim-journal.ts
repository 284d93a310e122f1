import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore } from '../../client-core/local-store.ts';

/** The journal of a machine, apart from its database: what was appended and synced is there after any crash. */
export class SimJournal {
  private readonly synced = new Map<string, EventEnvelope>();

  /** @param isTorn the power goes while it is written: the last record is half there and worth nothing */
  append(events: readonly EventEnvelope[], isTorn = false): void {
    for (const event of isTorn ? events.slice(0, -1) : events) this.synced.set(event.id, event);
  }

  /** Takes what a database has and the journal has not, and tells the database so. */
  async keepUp(store: LocalStore): Promise<void> {
    const events = await unjournaled(store);
    if (events.length === 0) return;
    this.append(events);
    await store.transact(async (tx) => {
      const pending = await tx.pendingAmong(events.map(({ id }) => id));
      await tx.savePending(...pending.map((entry) => ({ ...entry, journaled: true })));
    });
  }

  release(ids: readonly string[]): void {
    for (const id of ids) this.synced.delete(id);
  }

  read(): readonly EventEnvelope[] {
    return [...this.synced.values()];
  }

  copy(): SimJournal {
    const copied = new SimJournal();
    copied.append(this.read());
    return copied;
  }
}

export async function unjournaled(store: LocalStore): Promise<readonly EventEnvelope[]> {
  return (await store.unjournaled()).map(({ event }) => event);
}
