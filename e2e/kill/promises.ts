import type { Dossier } from '#shared/dossier/state.ts';
import { chainStart, isSealIntact } from '#shared/log/chain.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { isOwnDevice } from '#shared/sync/client-core/device-meta.ts';
import type { KeptDraft, Machine } from './machine.ts';

/** What was seen of an intake before the app was killed. Each is true only if it was seen: the app may have come further. */
export interface Witness {
  /** Of the applicant of this run, and of no other. */
  readonly idNumber: string;
  /** The newest draft that was in the database. */
  readonly draft: KeptDraft | null;
  /** The code that the screen said was saved. */
  readonly saidCode: string | null;
  readonly isPrintAsked: boolean;
  readonly isPrintSaid: boolean;
}

/** What the screen says of the receipt slip. */
export const slipWords = {
  'Chưa in': 'not',
  'Chưa rõ đã in': 'unknown',
  'Đã in': 'issued',
  'In lỗi': 'failed',
} as const;
export type SlipSaid = (typeof slipWords)[keyof typeof slipWords];

/** What stands after the next start, when somebody has signed in. */
export interface Found extends Machine {
  readonly draft: KeptDraft | null;
  /** What the intake form shows as the applicant's number: text that came back, or nothing. */
  readonly formIdNumber: string;
  /** Papers that were made since the first key of the run. */
  readonly newPapers: readonly string[];
  /** Null where there is no dossier. */
  readonly slipSaid: SlipSaid | null;
}

/**
 * Holds what stands to what the app promises at a kill.
 *
 * @returns what is broken, in words; empty when every promise held
 */
export function brokenPromises(witness: Witness, found: Found): readonly string[] {
  return [
    ...ofRecord(witness, found),
    ...ofNumbers(found.dossiers),
    ...ofPaper(witness, found),
    ...ofOutbox(found),
  ];
}

/** The dossiers of this run: one or none. */
export function ofThisRun({ idNumber }: Witness, dossiers: readonly Dossier[]): readonly Dossier[] {
  return dossiers.filter(({ applicant }) => applicant.idNumber === idNumber);
}

function ofRecord(witness: Witness, found: Found): string[] {
  const own = ofThisRun(witness, found.dossiers);
  const broken: string[] = [];
  if (own.length > 1) broken.push(`${own.length} dossiers of one intake`);
  if (witness.saidCode !== null && own[0]?.code !== witness.saidCode)
    broken.push(`the screen had said ${witness.saidCode} and there is ${own[0]?.code ?? 'no dossier'}`);
  if (own.length === 0 && witness.draft !== null) {
    if (found.draft === null || found.draft.savedAt < witness.draft.savedAt)
      broken.push('what was typed and kept is gone');
    if (found.draft !== null && found.formIdNumber !== found.draft.idNumber)
      broken.push('what was typed is kept and the form does not show it');
  }
  if (own.length > 0 && found.draft?.idNumber === witness.idNumber)
    broken.push('the dossier is saved and its draft is still there, to be saved twice');
  return broken;
}

function ofNumbers(dossiers: readonly Dossier[]): string[] {
  const codes = new Set(dossiers.flatMap(({ code, aliases }) => [code, ...aliases]));
  const receipts = new Set(dossiers.map(({ receipt }) => receipt.number));
  const days = [...new Set(dossiers.map(dayOf))];
  const holed = days.filter((day) => {
    const ofDay = dossiers.filter((dossier) => dayOf(dossier) === day);
    const orders = ofDay.map(({ receipt }) => receipt.order).toSorted((a, b) => a - b);
    return orders.some((order, index) => order !== (orders[0] ?? 0) + index);
  });
  return [
    ...(codes.size < dossiers.length ? ['two dossiers have one code'] : []),
    ...(receipts.size < dossiers.length ? ['two receipts have one number'] : []),
    ...holed.map((day) => `the numbers of ${day} are not one after the other`),
  ];
}

function dayOf({ receivedAt }: Dossier): string {
  return receivedAt.slice(0, 10);
}

function ofPaper({ isPrintAsked, isPrintSaid }: Witness, { newPapers, slipSaid }: Found): string[] {
  if (slipSaid === null) return newPapers.length > 0 ? ['there is a paper and no dossier'] : [];
  const broken: string[] = [];
  if (newPapers.length > 0 && slipSaid !== 'issued' && slipSaid !== 'unknown')
    broken.push(`a paper is out and the screen says "${slipSaid}"`);
  if (newPapers.length === 0 && slipSaid === 'issued')
    broken.push('the screen says "issued" without a paper');
  if (isPrintSaid && slipSaid !== 'issued') broken.push(`the print was told and now it is "${slipSaid}"`);
  if (!isPrintAsked && slipSaid !== 'not') broken.push(`nobody printed and the screen says "${slipSaid}"`);
  if (newPapers.length > 1) broken.push(`${newPapers.length} papers of one print`);
  return broken;
}

/** The device's own events, whether the log has them or the outbox, each once and in its order. */
export function ownEvents({ meta, log, pending }: Machine): readonly EventEnvelope[] {
  const logged = log.flatMap(({ row }) => (isOwnDevice(meta, row.event.deviceId) ? [row.event] : []));
  const waiting = pending.map(({ event }) => event);
  const events = new Map([...logged, ...waiting].map((event) => [event.id, event]));
  return [...events.values()].toSorted((a, b) => a.deviceSeq - b.deviceSeq);
}

function ofOutbox(machine: Machine): string[] {
  const { meta, pending, journal } = machine;
  const own = ownEvents(machine);
  const broken: string[] = [];
  let previous = chainStart;
  for (const [index, event] of own.entries()) {
    if (event.deviceSeq !== index + 1) broken.push(`event ${index + 1} of the device is missing or doubled`);
    if (event.prevHash !== previous || !isSealIntact(event))
      broken.push(`event ${event.deviceSeq} of the device does not continue the one before it`);
    previous = event.hash;
    if (broken.length > 0) break;
  }
  if (meta.lastDeviceSeq !== own.length || meta.lastHash !== previous)
    broken.push('the count of the device is not where its events end');
  const inJournal = new Set(journal.map(({ id }) => id));
  const inDatabase = new Set(own.map(({ id }) => id));
  for (const { event } of pending)
    if (!inJournal.has(event.id)) broken.push(`event ${event.deviceSeq} waits and the journal lacks it`);
  for (const event of journal)
    if (!inDatabase.has(event.id)) broken.push(`event ${event.deviceSeq} is in the journal alone`);
  return broken;
}
