import { useCallback, useEffect, useRef, useState } from 'react';
import type { Clock } from '#shared/kernel/ports.ts';
import type { CounterDb } from './counter-db.ts';

/** The most that a kill can take of what was typed, whether or not the hand ever rests. */
const mostLostMs = 400;

export interface Draft<T> {
  /** Null until the database has answered. */
  readonly found: { readonly value: T; readonly savedAt: number } | 'none' | null;
  /** Keeps the newest value soon; also when the screen is left in the meantime. */
  readonly keep: (value: T) => void;
  /** Names it for the act that makes a record of it and forgets it in the same transaction. */
  readonly key: string;
  /** Writes nothing more of what was typed so far: it is about to become a record. `keep` begins anew. */
  readonly hold: () => void;
  /** Forgets it because a person said so. */
  readonly drop: () => Promise<void>;
}

/**
 * Keeps what is being typed in the local database, so that a crash, a power cut or another screen loses nothing of it. One draft a key.
 *
 * @param isOfType guards against a draft of an older version of the screen: one that does not fit any more is left aside
 */
export function useDraft<T>(
  db: CounterDb,
  clock: Clock,
  key: string,
  isOfType: (value: unknown) => value is T,
): Draft<T> {
  const [found, setFound] = useState<Draft<T>['found']>(null);
  const waiting = useRef<{
    readonly timer: ReturnType<typeof setTimeout>;
    readonly write: () => void;
    value: T;
  } | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const show = (next: Draft<T>['found']): void => {
      if (isCurrent) setFound(next);
    };
    db.drafts.get(key).then(
      (row) =>
        show(row !== undefined && isOfType(row.value) ? { value: row.value, savedAt: row.savedAt } : 'none'),
      () => show('none'),
    );
    return () => {
      isCurrent = false;
      const left = waiting.current;
      if (left === null) return;
      clearTimeout(left.timer);
      left.write();
    };
  }, [db, key, isOfType]);

  const keep = useCallback(
    (value: T) => {
      if (waiting.current !== null) {
        waiting.current.value = value;
        return;
      }
      const write = (): void => {
        const left = waiting.current;
        if (left === null) return;
        waiting.current = null;
        // A full disk is told when the record is saved; a draft that cannot be kept must not stop the typing.
        db.drafts.put({ key, savedAt: clock.now(), value: left.value }).catch(() => undefined);
      };
      waiting.current = { write, value, timer: setTimeout(write, mostLostMs) };
    },
    [db, clock, key],
  );

  const hold = useCallback(() => {
    if (waiting.current !== null) clearTimeout(waiting.current.timer);
    waiting.current = null;
  }, []);

  const drop = useCallback(async () => {
    hold();
    await db.drafts.delete(key);
  }, [db, key, hold]);

  return { found, key, keep, hold, drop };
}
