import type { EventId, OfficeId } from '#shared/kernel/ids.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';

/** `journal-disk-full`: make room and try again; nothing of the append stands there. `journal-failed`: the medium refused otherwise. */
export type JournalFault = Fault<'journal-disk-full' | 'journal-failed'>;

/**
 * The second copy of unsent work, outside IndexedDB, which Chromium may reset. Events enter before an act counts as saved and leave
 * only after they were seen in the pulled log.
 */
export interface Journal {
  /**
   * Returns when the events are on the medium itself. All or none of them; an event that is there already is not written twice.
   *
   * @returns bytes that the journal takes now
   */
  append(events: readonly EventEnvelope[]): Promise<Result<{ readonly bytes: number }, JournalFault>>;
  /**
   * Lets these events go; unknown ids are fine. The youngest events may stay longer than that: they carry the device's last number and hash.
   *
   * @returns events that are still needed
   */
  release(eventIds: readonly EventId[]): Promise<Result<{ readonly kept: number }, JournalFault>>;
  /**
   * All events of an office that are still there, device by device in the order in which this machine had their ids, each by its own
   * numbering; some may have been released.
   */
  read(officeId: OfficeId): Promise<Result<EventEnvelope[], JournalFault>>;
}

/** What was found damaged, for the log: sizes and places, no content. */
export interface JournalDamage {
  /** `torn`: the last record was not finished. `corrupt`: damage between good records. `unreadable`: a good record of an unknown shape. */
  readonly kind: 'torn' | 'corrupt' | 'unreadable';
  readonly segment: string;
  /** Where it begins, in bytes. */
  readonly at: number;
  readonly bytes: number;
}
