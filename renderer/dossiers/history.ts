import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import type { LogRow, PendingRow } from '../store/rows.ts';

/** One act of a record's history, as the screen tells it. */
export interface HistoryEntry {
  readonly event: EventEnvelope;
  readonly sync: SyncState;
  readonly reason: string | null;
}

/** A record's acts in the order that counts: the log's, then what is still on its way from this machine. */
export function historyOf(log: readonly LogRow[], pending: readonly PendingRow[]): readonly HistoryEntry[] {
  const recorded = log
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ row }): HistoryEntry => ({ event: row.event, sync: syncOf(row.verdict), reason: row.reason }));
  const seen = new Set(recorded.map(({ event }) => event.id));
  const waiting = pending
    .filter(({ event }) => !seen.has(event.id))
    .toSorted((a, b) => a.deviceSeq - b.deviceSeq)
    .map(({ event, ack, doubt }): HistoryEntry => ({
      event,
      sync: doubt !== null ? 'refused' : ack === null ? 'saved' : 'sent',
      reason: doubt,
    }));
  return [...recorded, ...waiting];
}

function syncOf(verdict: LogRow['row']['verdict']): SyncState {
  if (verdict === 'rejected') return 'refused';
  return verdict === 'review' ? 'review' : 'confirmed';
}
