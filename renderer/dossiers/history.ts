import type { EventEnvelope } from '#shared/log/envelope.ts';
import { settledBy } from '#shared/log/settlement.ts';
import type { SyncState } from '#shared/sync/client-core/local-store.ts';
import { comparedFacts, whenAndWho } from '../outbox/facts/compared-facts.ts';
import type { FactContext } from '../outbox/facts/read.ts';
import type { LogRow, PendingRow } from '../store/rows.ts';
import { text } from './correction-text.vi.ts';
import { changesOfEvent } from './field-words.ts';

/** One act of a record's history, as the screen tells it. */
export interface HistoryEntry {
  readonly event: EventEnvelope;
  /** `confirmed` as well for what was in question and is decided. */
  readonly sync: SyncState;
  readonly reason: string | null;
  /** The act by which a person decided about it; null while it was never in question or still is. */
  readonly decidedBy: EventEnvelope | null;
}

/** A record's acts in the order that counts: the log's, then what is still on its way from this machine. */
export function historyOf(log: readonly LogRow[], pending: readonly PendingRow[]): readonly HistoryEntry[] {
  const rows = log.toSorted((a, b) => a.seq - b.seq).map(({ row }) => row);
  const decisions = new Map(
    [
      ...rows.filter(({ verdict }) => verdict !== 'rejected').map(({ event }) => event),
      ...pending.map(({ event }) => event),
    ].flatMap((event) => settledBy(event).map((id) => [id, event] as const)),
  );
  const recorded = rows.map(({ event, verdict, reason }): HistoryEntry => {
    const decidedBy = verdict === 'applied' ? null : (decisions.get(event.id) ?? null);
    return { event, reason, decidedBy, sync: syncOf(verdict, decidedBy !== null) };
  });
  const seen = new Set(recorded.map(({ event }) => event.id));
  const waiting = pending
    .filter(({ event }) => !seen.has(event.id))
    .toSorted((a, b) => a.deviceSeq - b.deviceSeq)
    .map(({ event, ack, doubt }): HistoryEntry => ({
      event,
      sync: doubt !== null ? 'refused' : ack === null ? 'saved' : 'sent',
      reason: doubt,
      decidedBy: null,
    }));
  return [...recorded, ...waiting];
}

/** A refused act stays refused, whatever was decided: it did not take effect. */
function syncOf(verdict: LogRow['row']['verdict'], isDecided: boolean): SyncState {
  if (verdict === 'rejected') return 'refused';
  return verdict === 'review' && !isDecided ? 'review' : 'confirmed';
}

/** Receipts say nothing here that the page does not say beside the history. */
const openingTypes: ReadonlySet<string> = new Set(['dossier.received', 'dossier.registered']);

/** What an act says, a line each: old and new values, what was typed, what it was about. Nothing typed is out of sight (CFL-2). */
export function historyLines(context: FactContext): readonly string[] {
  const { event } = context;
  if (openingTypes.has(event.type)) return [];
  const changes = changesOfEvent(event);
  const changed = new Set(changes.map(({ label }) => label));
  const facts = comparedFacts(context).filter(
    ({ label, recorded }) => recorded !== '' && !changed.has(label) && !whenAndWho.has(label),
  );
  return [
    ...changes.map(({ label, old, now }) => text.change(label, old || text.nothing, now || text.nothing)),
    ...(facts.length === 0 ? [] : [facts.map(({ label, recorded }) => `${label}: ${recorded}`).join(' · ')]),
  ];
}
