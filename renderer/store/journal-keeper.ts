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
  /** True while everything that was recorded before is on the journal's disk, so that nobody need look. */
  private isCaughtUp = false;

  constructor(store: LocalStore, journal: JournalPort) {
    this.store = store;
    this.journal = journal;
  }

  /**
   * Appends all that is waiting, or just what was recorded now where nothing else waits, and answers as soon as it is on the journal's disk. The marks are written after the answer: they only
   * spare a second append, which would be harmless, since the journal is read by event id.
   *
   * @param recorded what the caller's transaction has just put into the outbox; without it the outbox is asked
   */
  async keep(recorded?: readonly EventEnvelope[]): Promise<Result<unknown>> {
    const appended = this.turn.then(() => this.append(recorded));
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

  private async append(recorded: readonly EventEnvelope[] | undefined): Promise<{
    readonly result: Result<unknown>;
    readonly events: readonly EventEnvelope[];
  }> {
    const events = recorded !== undefined && this.isCaughtUp ? recorded : await this.waiting();
    this.isCaughtUp = false;
    const result = events.length === 0 ? ok(null) : await this.journal.append(events);
    this.isCaughtUp = result.ok;
    return { result, events: result.ok ? events : [] };
  }

  private async waiting(): Promise<readonly EventEnvelope[]> {
    return (await this.store.unjournaled()).map(({ event }) => event);
  }

  private async mark(events: readonly EventEnvelope[]): Promise<void> {
    if (events.length === 0) return;
    await this.store
      .transact(async (tx) => {
        const hashes = new Map(events.map(({ id, hash }) => [id, hash]));
        const pending = await tx.pendingAmong([...hashes.keys()]);
        // One that was stamped anew meanwhile (FORK-2) is not on disk in that form.
        const kept = pending.filter(({ event }) => hashes.get(event.id) === event.hash);
        await tx.savePending(...kept.map((entry) => ({ ...entry, journaled: true })));
      })
      .catch(() => undefined);
  }
}
