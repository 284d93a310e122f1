import type { OfficeId } from '#shared/kernel/ids.ts';
import { isSealIntact } from '#shared/log/chain.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import type { DeviceCursor, OfficeHead } from '../office-log.ts';
import { DeviceChains } from './device-chains.ts';
import type { Findings } from './findings.ts';
import { OfficeChain } from './office-chain.ts';
import { type StoredRow, columnsChanged, readRow } from './stored-row.ts';

/** A place in the log and the chain hash that somebody, such as a device, once reckoned there. */
export interface ExpectedHash {
  readonly seq: number;
  readonly chainHash: string;
}

/**
 * Holds the rows of one office's log, in order of seq, to what was once written (rules LOG-1 to LOG-6). Memory does not grow with the
 * log, only with the number of devices.
 */
export class LogVerifier {
  readonly devices: DeviceChains;
  /** Rows taken so far. */
  count = 0;
  /** Refused events whose seal was broken when they came: their content is as good as whoever sent it. */
  unsealed = 0;
  private readonly office: OfficeChain;
  private readonly officeId: OfficeId;
  private readonly findings: Findings;
  private readonly expected: ExpectedHash | null;

  constructor(officeId: OfficeId, findings: Findings, expected: ExpectedHash | null = null) {
    this.officeId = officeId;
    this.findings = findings;
    this.expected = expected;
    this.office = new OfficeChain(findings);
    this.devices = new DeviceChains(findings);
  }

  /** @returns the row as an event of the log, or null when nothing of it can be read */
  take(stored: StoredRow): RecordedEvent | null {
    const row = this.takeAlone(stored);
    if (row === null) this.office.pass(stored.seq, stored.chainHash);
    else this.office.take(row);
    if (stored.seq === this.expected?.seq && stored.chainHash !== this.expected.chainHash) {
      this.findings.add({ kind: 'expected-hash-differs', seq: stored.seq });
    }
    return row;
  }

  /** The same without the office's chain: for the rows of one device, between which others are missing. */
  takeAlone(stored: StoredRow): RecordedEvent | null {
    this.count += 1;
    const { seq } = stored;
    const row = readRow(stored);
    if (row === null) {
      this.findings.add({ kind: 'row-unreadable', seq, eventId: String(stored.columns.event_id) });
      return null;
    }
    const at = { seq, eventId: row.event.id };
    if (row.event.officeId !== this.officeId) this.findings.add({ kind: 'office-foreign', ...at });
    if (row.verdict === 'rejected' && row.reason === 'seal-broken') this.unsealed += 1;
    else if (!isSealIntact(row.event)) this.findings.add({ kind: 'content-changed', ...at });
    for (const column of columnsChanged(stored, row)) {
      this.findings.add({ kind: 'column-changed', ...at, column });
    }
    this.devices.take(row);
    return row;
  }

  /**
   * @param head as the office's counter row names it
   * @param cursors what the server knows of each device's end
   */
  finish(head: OfficeHead, cursors: readonly DeviceCursor[]): void {
    this.office.finish(head);
    this.devices.finish(cursors);
    if (this.expected !== null && this.expected.seq > head.seq) {
      this.findings.add({ kind: 'expected-hash-differs', seq: this.expected.seq });
    }
    this.findings.sort();
  }
}
