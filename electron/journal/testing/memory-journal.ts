import type { EventId, OfficeId } from '#shared/kernel/ids.ts';
import { ok } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { deviceByDevice } from '../device-by-device.ts';
import type { Journal } from '../journal.ts';

/** The journal without a disk: the plainest thing that keeps the contract. */
export class MemoryJournal implements Journal {
  private events: EventEnvelope[] = [];
  private readonly released = new Set<string>();

  async append(events: readonly EventEnvelope[]) {
    for (const event of events) {
      if (!this.events.some(({ hash }) => hash === event.hash)) this.events.push(event);
    }
    return ok({ bytes: JSON.stringify(this.events).length });
  }

  async release(eventIds: readonly EventId[]) {
    for (const id of eventIds) this.released.add(id);
    const youngest = this.events.at(-1);
    this.events = this.events.filter((event) => !this.released.has(event.id) || event === youngest);
    return ok({ kept: this.events.filter(({ id }) => !this.released.has(id)).length });
  }

  async read(officeId: OfficeId) {
    return ok(deviceByDevice(this.events.filter((event) => event.officeId === officeId)));
  }
}
