import type { Kysely } from 'kysely';
import type { DeviceId, OfficeId } from '#shared/kernel/ids.ts';
import type { RecordedEvent } from '#shared/log/envelope.ts';
import { entityKey } from '#shared/sync/fold.ts';
import { codeNamedBy } from '#shared/sync/server-core/codes-named.ts';
import { type Finding, Findings } from '#shared/sync/server-core/verify/findings.ts';
import { type ExpectedHash, LogVerifier } from '#shared/sync/server-core/verify/log-verifier.ts';
import { readRow } from '#shared/sync/server-core/verify/stored-row.ts';
import {
  codesNotGiven,
  codesNotKept,
  entityFinding,
} from '#shared/sync/server-core/verify/verify-projections.ts';
import type { Schema } from '../../db/schema.ts';
import { StoredLog } from './stored-log.ts';

/** What was looked at in one office, and what was found to be wrong. */
export interface OfficeReport {
  readonly officeId: OfficeId;
  /** Null when all devices were looked at. */
  readonly deviceId: DeviceId | null;
  readonly headSeq: number;
  readonly chainHash: string;
  readonly events: number;
  readonly devices: number;
  /** Places of devices' own counts that the log does not hold under their name; see rule LOG-4. */
  readonly deviceHoles: number;
  /** Refused events that came with a broken seal: nobody can say whether their content was changed since. */
  readonly unsealed: number;
  readonly entities: number;
  readonly codes: number;
  readonly findings: readonly Finding[];
  /** Findings beyond those listed. */
  readonly leftOut: number;
}

/**
 * Walks an office's log and what hangs on it, as they stood at one moment: pushes may go on meanwhile (rule LOG-8).
 *
 * @param deviceId for the events of one device alone, without the office's chain and the projections
 */
export function verifyOffice(
  db: Kysely<Schema>,
  officeId: OfficeId,
  deviceId: DeviceId | null,
  expected: ExpectedHash | null,
): Promise<OfficeReport> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const log = new StoredLog(tx, officeId);
      const findings = new Findings();
      const verifier = new LogVerifier(officeId, findings, expected);
      const head = await log.head();
      const cursors = await log.cursors();
      let projections = { entities: 0, codes: 0 };
      if (deviceId === null) {
        for await (const page of log.pages()) {
          const rows = page.flatMap((stored) => verifier.take(stored) ?? []);
          await verifyCodesOf(rows, log, findings);
        }
        projections = await verifyProjections(log, findings);
        verifier.finish(head, cursors);
      } else {
        for await (const page of log.pagesOf(deviceId)) for (const stored of page) verifier.takeAlone(stored);
        verifier.devices.finish(cursors);
        findings.sort();
      }
      return {
        officeId,
        deviceId,
        headSeq: head.seq,
        chainHash: head.chainHash,
        events: verifier.count,
        devices: verifier.devices.count,
        deviceHoles: verifier.devices.holes,
        unsealed: verifier.unsealed,
        ...projections,
        findings: findings.list,
        leftOut: findings.leftOut,
      };
    });
}

async function verifyCodesOf(
  rows: readonly RecordedEvent[],
  log: StoredLog,
  findings: Findings,
): Promise<void> {
  const holders = await log.holdersOf(rows.flatMap((row) => codeNamedBy(row) ?? []));
  for (const finding of codesNotKept(rows, holders)) findings.add(finding);
}

async function verifyProjections(
  log: StoredLog,
  findings: Findings,
): Promise<{ readonly entities: number; readonly codes: number }> {
  let entities = 0;
  for await (const refs of log.entityPages()) {
    entities += refs.length;
    const rows = (await log.rowsOf(refs)).flatMap((stored) => readRow(stored) ?? []);
    const byEntity = new Map<string, RecordedEvent[]>(refs.map((ref) => [entityKey(ref), []]));
    for (const row of rows) byEntity.get(entityKey(row.event.entity))?.push(row);
    const stored = new Map((await log.entities(refs)).map((entity) => [entityKey(entity.ref), entity]));
    for (const ref of refs) {
      const key = entityKey(ref);
      const finding = entityFinding(ref, stored.get(key) ?? null, byEntity.get(key) ?? []);
      if (finding !== null) findings.add(finding);
    }
  }
  let codes = 0;
  for await (const holders of log.codePages()) {
    codes += holders.size;
    const dossiers = [...new Set(holders.values())].map((id) => ({ kind: 'dossier', id }));
    const rows = (await log.rowsOf(dossiers)).flatMap((stored) => readRow(stored) ?? []);
    for (const finding of codesNotGiven(holders, rows)) findings.add(finding);
  }
  return { entities, codes };
}
