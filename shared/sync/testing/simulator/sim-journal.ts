import type { EventEnvelope } from '#shared/log/envelope.ts';

/** The journal of a machine, apart from its database: what was appended and synced is there after any crash. */
export class SimJournal {
  private readonly synced = new Map<string, EventEnvelope>();

  /** @param isTorn the power goes while it is written: the last record is half there and worth nothing */
  append(events: readonly EventEnvelope[], isTorn = false): void {
    for (const event of isTorn ? events.slice(0, -1) : events) this.synced.set(event.id, event);
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
