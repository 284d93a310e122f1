import { chainHashAfter, chainStart } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import type { OfficeHead } from '../office-log.ts';
import type { Findings } from './findings.ts';

/** A row that does not continue the hash stored before it. */
interface BrokenRow {
  readonly row: RecordedEvent;
  readonly before: string;
}

/** A row that continues the one before the last: the last one may have been put in, or the two may have changed places. */
interface Suspicion {
  readonly inserted: { readonly seq: number; readonly eventId: string };
  readonly follower: number;
}

/** How many rows may have been taken out before the rest was renumbered, for the rest still to be followed. */
const renumberedAtMost = 16;
/** Broken rows among which exchanged places are looked for. */
const comparedAtMost = 24;

/**
 * The office's chain, followed row by row in constant memory (rules LOG-2, LOG-3, LOG-5). After a break it goes on from the hash that
 * is stored, so that one changed row is one finding.
 */
export class OfficeChain {
  private readonly findings: Findings;
  private broken: readonly BrokenRow[] = [];
  private end = { seq: 0, chainHash: chainStart, eventId: '' };
  /** The hash before the end's. */
  private earlier = chainStart;
  /** By how much the rows from here on are numbered higher than when they were written. */
  private shift = 0;
  private suspicion: Suspicion | null = null;

  constructor(findings: Findings) {
    this.findings = findings;
  }

  take(row: RecordedEvent): void {
    const { seq, chainHash, event } = row;
    // What stood in a hole is unknown, and with it the hash that the row after it continues.
    if (!this.noteHole(seq)) this.check(row);
    this.goTo(seq, chainHash, event.id);
  }

  /** A row that cannot be read: its hash is believed, so that the next one can be checked. */
  pass(seq: number, chainHash: string): void {
    this.noteHole(seq);
    this.goTo(seq, chainHash, '');
  }

  /** @param head as the office's counter row names it */
  finish(head: OfficeHead): void {
    const hashes = this.broken.flatMap(({ row, before }) => [
      row.chainHash,
      hashAt(before, row, row.seq - this.shift),
    ]);
    for (const one of this.broken) this.findPlace(one, hashes);
    this.confirmInsertion();
    const { seq, chainHash } = this.end;
    if (head.seq > seq) this.findings.add({ kind: 'rows-removed', seq: seq + 1, until: head.seq });
    else if (head.seq < seq) this.findings.add({ kind: 'rows-beyond-head', seq: head.seq + 1, until: seq });
    else if (head.chainHash !== chainHash) this.findings.add({ kind: 'head-hash-differs', seq });
  }

  private noteHole(seq: number): boolean {
    const expected = this.end.seq + 1;
    if (seq <= expected) return false;
    this.findings.add({ kind: 'rows-removed', seq: expected, until: seq - 1 });
    return true;
  }

  private goTo(seq: number, chainHash: string, eventId: string): void {
    this.earlier = this.end.chainHash;
    this.end = { seq, chainHash, eventId };
  }

  private check(row: RecordedEvent): void {
    const place = row.seq - this.shift;
    if (continues(this.end.chainHash, row, place)) {
      this.suspicion = null;
    } else if (this.suspicion !== null && continues(this.end.chainHash, row, place - 1)) {
      this.confirmInsertion();
      this.shift += 1;
    } else if (!this.isRenumbered(row, place)) {
      this.findings.add({ kind: 'record-changed', seq: row.seq, eventId: row.event.id });
      if (this.broken.length < comparedAtMost) {
        this.broken = [...this.broken, { row, before: this.end.chainHash }];
      }
      const isAfterInserted = this.end.seq > 0 && continues(this.earlier, row, place - 1);
      this.suspicion = isAfterInserted ? { inserted: this.end, follower: row.seq } : null;
    }
  }

  /** The row continues the last one, but from a higher place: some before the last were taken out, and the rest numbered anew. */
  private isRenumbered(row: RecordedEvent, place: number): boolean {
    for (let count = 1; count <= renumberedAtMost; count += 1) {
      if (!continues(this.end.chainHash, row, place + count)) continue;
      const first = this.end.seq - this.shift;
      this.findings.takeBack('record-changed', this.end.seq);
      this.findings.add({ kind: 'rows-removed', seq: first, until: first + count - 1 });
      this.shift -= count;
      return true;
    }
    return false;
  }

  private confirmInsertion(): void {
    if (this.suspicion === null) return;
    const { inserted, follower } = this.suspicion;
    for (const seq of [inserted.seq, follower]) this.findings.takeBack('record-changed', seq);
    this.broken = this.broken.filter(({ row }) => row.seq !== inserted.seq && row.seq !== follower);
    this.findings.add({ kind: 'row-inserted', seq: inserted.seq, eventId: inserted.eventId });
    this.suspicion = null;
  }

  /** Says better what is wrong with a broken row: it is whole and only follows a changed one, or it stood elsewhere. */
  private findPlace({ row }: BrokenRow, hashes: readonly string[]): void {
    const { seq, event } = row;
    if (hashes.some((hash) => hash !== row.chainHash && continues(hash, row, seq))) {
      this.findings.takeBack('record-changed', seq);
      return;
    }
    const home = this.broken.find(
      (other) =>
        other.row.seq !== seq &&
        [other.before, ...hashes].some((hash) =>
          [row.chainHash, other.row.chainHash].includes(hashAt(hash, row, other.row.seq)),
        ),
    );
    if (home === undefined) return;
    if (this.suspicion?.follower === seq) this.suspicion = null;
    this.findings.takeBack('record-changed', seq);
    this.findings.add({ kind: 'row-moved', seq, eventId: event.id, from: home.row.seq });
  }
}

function continues(before: string, row: RecordedEvent, place: number): boolean {
  return hashAt(before, row, place) === row.chainHash;
}

function hashAt(before: string, { chainHash: _stored, ...row }: RecordedEvent, place: number): string {
  return chainHashAfter(before, { ...row, seq: place });
}
