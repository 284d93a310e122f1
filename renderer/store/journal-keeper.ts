import { type Fault, type Result, ok } from '#shared/kernel/result.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { LocalStore } from '#shared/sync/client-core/local-store.ts';

/** The journal as the renderer reaches it over the bridge; in tests the same object without a bridge. */
export interface JournalPort {
  append(events: readonly EventEnvelope[]): Promise<Result<unknown>>;
  release(eventIds: readonly EventId[]): Promise<Result<unknown>>;
}

/**
 * Keeps the second copy of unsent work: what is in the outbox and not yet on the journal's disk is appended, and an act counts as safe
 * only after that (rule JRN-1). A full disk leaves the marks as they are, so the next call tries again.
 */
export class JournalKeeper {
  private readonly store: LocalStore;
  private readonly journal: JournalPort;

  constructor(store: LocalStore, journal: JournalPort) {
    this.store = store;
    this.journal = journal;
  }

  /** Appends all that is waiting. Two calls at once may append an event twice: the journal is read by event id, so that is harmless. */
  async keep(): Promise<Result<{ readonly kept: number }, Fault>> {
    const waiting = (await this.store.unjournaled()).map(({ event }) => event);
    if (waiting.length === 0) return ok({ kept: 0 });
    const appended = await this.journal.append(waiting);
    if (!appended.ok) return appended;
    await this.store.transact(async (tx) => {
      for (const { id } of waiting) {
        const pending = await tx.pendingById(id);
        if (pending !== null) await tx.savePending({ ...pending, journaled: true });
      }
    });
    return ok({ kept: waiting.length });
  }

  /** Lets go of what was seen in the pulled log (rule JRN-2). A failure is harmless: it is only kept longer. */
  async release(eventIds: readonly EventId[]): Promise<void> {
    if (eventIds.length > 0) await this.journal.release(eventIds);
  }
}
