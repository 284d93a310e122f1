import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { ContextOf } from '#shared/log/subject.ts';
import type { LocalTransaction } from './local-store.ts';
import { numberingAfter } from './numbering-after.ts';
import { stamped } from './re-stamp.ts';
import { contextHere, refreshViews } from './view.ts';

/**
 * Brings back what the journal has and the database has not (rule JRN-3): after IndexedDB was wiped or rolled back, unsent acts return to
 * the outbox, and the device's own count and numbering go on where they were. What this machine recorded under an earlier device id and
 * never got into the log follows in the chain of the present one (FORK-3). Running it twice changes nothing.
 *
 * @param events the journal's events; those of one device id in any order, those of an earlier id before those of a later one
 * @returns how many came back
 */
export async function recoverFromJournal(
  tx: LocalTransaction,
  events: readonly EventEnvelope[],
  contextOf: ContextOf,
): Promise<number> {
  let meta = await tx.meta();
  const ofOffice = events.filter(({ officeId }) => officeId === meta.officeId);
  const isOwn = ({ deviceId }: EventEnvelope): boolean => deviceId === meta.deviceId;
  const present = new Set([
    ...(await tx.logged(ofOffice.map(({ id }) => id))),
    ...(await tx.allPending()).map(({ event }) => event.id),
  ]);
  const returned: EventEnvelope[] = [];
  for (const event of ofOffice.filter(isOwn).toSorted(byDeviceSeq)) {
    if (event.deviceSeq > meta.lastDeviceSeq) {
      meta = { ...meta, lastDeviceSeq: event.deviceSeq, lastHash: event.hash };
    }
    meta = { ...meta, numbering: numberingAfter(meta.numbering, event) };
    if (present.has(event.id)) continue;
    await tx.savePending({ event, ack: null, doubt: null, journaled: true });
    present.add(event.id);
    returned.push(event);
  }
  for (const event of underEarlierIds(ofOffice.filter((one) => !isOwn(one)))) {
    meta = { ...meta, numbering: numberingAfter(meta.numbering, event) };
    if (present.has(event.id)) continue;
    const next = stamped(event, meta);
    await tx.savePending({ event: next.event, ack: null, doubt: null, journaled: false });
    ({ meta } = next);
    present.add(event.id);
    returned.push(next.event);
  }
  const context = await contextHere(tx, contextOf, meta.officeId);
  await refreshViews(
    tx,
    returned.map(({ entity }) => entity),
    context,
  );
  await tx.saveMeta(meta);
  return returned.length;
}

/** One id after the other, in the order in which the journal has them. */
function underEarlierIds(events: readonly EventEnvelope[]): readonly EventEnvelope[] {
  const devices = [...new Set(events.map(({ deviceId }) => deviceId))];
  return devices.flatMap((device) =>
    events.filter(({ deviceId }) => deviceId === device).toSorted(byDeviceSeq),
  );
}

function byDeviceSeq(a: EventEnvelope, b: EventEnvelope): number {
  return a.deviceSeq - b.deviceSeq;
}
