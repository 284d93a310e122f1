import { type Result, ok } from '#shared/kernel/result.ts';
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
  /** Ends when the last portion is appended and marked: portions follow one another and never overlap. */
  private turn: Promise<void> = Promise.resolve();

  constructor(store: LocalStore, journal: JournalPort) {
    this.store = store;
    this.journal = journal;
  }

  /**
   * Appends all that is waiting and answers as soon as it is on the journal's disk. The marks are written after the answer: they only
   * spare a second append, which would be harmless, since the journal is read by event id.
   */
  async keep(): Promise<Result<unknown>> {
    const appended = this.turn.then(() => this.append());
    this.turn = appended.then(
      ({ events }) => this.mark(events),
      () => undefined,
    );
    return (await appended).result;
  }

  /** Ends when the marks of all that was appended so far are written. */
  async idle(): Promise<void> {
    await this.turn;
  }

  /** Lets go of what was seen in the pulled log (rule JRN-2). A failure is harmless: it is only kept longer. */
  async release(eventIds: readonly EventId[]): Promise<void> {
    if (eventIds.length > 0) await this.journal.release(eventIds);
  }

  private async append(): Promise<{
    readonly result: Result<unknown>;
    readonly events: readonly EventEnvelope[];
  }> {
    const events = (await this.store.unjournaled()).map(({ event }) => event);
    if (events.length === 0) return { result: ok(null), events };
    const result = await this.journal.append(events);
    return { result, events: result.ok ? events : [] };
  }

  private async mark(events: readonly EventEnvelope[]): Promise<void> {
    if (events.length === 0) return;
    await this.store
      .transact(async (tx) => {
        const pending = await tx.pendingAmong(events.map(({ id }) => id));
        await tx.savePending(...pending.map((entry) => ({ ...entry, journaled: true })));
      })
      .catch(() => undefined);
  }
}
