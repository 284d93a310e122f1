/** What of an event's own columns beside its envelope can be checked against the envelope. */
export type EventColumn = 'event_id' | 'device_id' | 'device_seq' | 'entity_kind' | 'entity_id' | 'type';

interface AtRow {
  readonly seq: number;
  /** As the row says; null when nothing there can be read. */
  readonly eventId: string | null;
}

/** One place where a stored log is not what was once written (rules LOG-1 to LOG-7). */
export type Finding =
  /** Rows `seq` to `until` are not there. */
  | { readonly kind: 'rows-removed'; readonly seq: number; readonly until: number }
  /** Rows `seq` to `until` stand behind the head that the counter row names. */
  | { readonly kind: 'rows-beyond-head'; readonly seq: number; readonly until: number }
  /** The row was put between two that followed each other. */
  | ({ readonly kind: 'row-inserted' } & AtRow)
  /** The row stood at `from` when it was written. */
  | ({ readonly kind: 'row-moved'; readonly from: number } & AtRow)
  /** Content of the event: its seal no longer fits. */
  | ({ readonly kind: 'content-changed' } & AtRow)
  /** What the server added (time of receipt, verdict, reason, order), or the seal itself: the chain no longer fits. */
  | ({ readonly kind: 'record-changed' } & AtRow)
  | ({ readonly kind: 'row-unreadable' } & AtRow)
  | ({ readonly kind: 'column-changed'; readonly column: EventColumn } & AtRow)
  | ({ readonly kind: 'office-foreign' } & AtRow)
  /** The device's own count goes back. */
  | ({ readonly kind: 'device-order-broken'; readonly deviceId: string; readonly deviceSeq: number } & AtRow)
  /** The event does not continue the device's event before it. */
  | ({ readonly kind: 'device-link-broken'; readonly deviceId: string; readonly deviceSeq: number } & AtRow)
  /** What the server knows of the device's end is behind the log, or another event than the log's last. */
  | { readonly kind: 'device-end-differs'; readonly deviceId: string; readonly deviceSeq: number }
  /** The counter row names another chain hash than the last row. */
  | { readonly kind: 'head-hash-differs'; readonly seq: number }
  /** Somebody else once saw another chain hash at this place. */
  | { readonly kind: 'expected-hash-differs'; readonly seq: number }
  | {
      readonly kind: 'entity-differs';
      readonly entityKind: string;
      readonly entityId: string;
      readonly what: 'missing' | 'extra' | 'state' | 'last-seq' | 'read-only';
    }
  | {
      readonly kind: 'code-differs';
      readonly code: string;
      readonly dossierId: string;
      readonly what: 'missing' | 'extra' | 'other-dossier';
    };

export type FindingKind = Finding['kind'];

/** Findings as far as anybody reads them: a log that was wholly rewritten must not fill the memory. */
export class Findings {
  static readonly kept = 1_000;
  readonly list: Finding[] = [];
  leftOut = 0;

  add(finding: Finding): void {
    if (this.list.length < Findings.kept) this.list.push(finding);
    else this.leftOut += 1;
  }

  /** Takes a finding about a row back, once another one explains it. */
  takeBack(kind: FindingKind, seq: number): void {
    const index = this.list.findIndex((one) => one.kind === kind && 'seq' in one && one.seq === seq);
    if (index >= 0) this.list.splice(index, 1);
  }

  /** In the order of the log; what belongs to no row comes last. */
  sort(): void {
    this.list.sort((a, b) => seqOf(a) - seqOf(b));
  }
}

function seqOf(finding: Finding): number {
  return 'seq' in finding ? finding.seq : Number.MAX_SAFE_INTEGER;
}
