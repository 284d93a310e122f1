import type { DossierId, SlipId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { AfterPause, Pause } from '#shared/calendar/pauses.ts';
import type { DossierPromise, PromiseRequest } from '#shared/calendar/promise.ts';
import type { Reappointment } from '#shared/calendar/reappointment.ts';
import type { Attachment } from './attachment/attachments.ts';
import type { LifeState } from './life/life-state.ts';
import type { Life } from './life/life.ts';
import type { CorrectionState, Replacement } from './correction/state.ts';
import type { DossierReceivedPayload, PauseCause, PrintOutcome } from './events.ts';

/** A printed official form with its number and what became of it. */
export interface Slip {
  readonly id: SlipId;
  readonly form: 'receipt';
  readonly number: string;
  /** `issued`: numbered, nothing printed yet. `void`: another slip has taken its place. */
  readonly state: 'issued' | PrintOutcome | 'void';
  /** Times that paper (or PDF) came out; above 1 it is a reprint. */
  readonly prints: number;
  /** The promised instant on the last paper; null before the first. */
  readonly printedDue: LocalDateTime | null;
  /** `slipContent` of the last paper; null before the first, and for papers of which it was not recorded. */
  readonly printedContent: string | null;
  /** The slip that this one was made to replace; null for the first. */
  readonly replaces: SlipId | null;
  readonly replacedBy: Replacement | null;
  /** The code on the last paper; absent while none is known. */
  readonly printedCode?: string;
}

/** A receipt slip that got its number and was not printed yet. */
export function issuedReceiptSlip(id: SlipId, number: string): Slip {
  return {
    id,
    form: 'receipt',
    number,
    state: 'issued',
    prints: 0,
    printedDue: null,
    printedContent: null,
    replaces: null,
    replacedBy: null,
  };
}

/** A pause that lasts. */
export interface OpenPause {
  readonly from: LocalDateTime;
  readonly cause: PauseCause;
  readonly name: string;
  readonly after: AfterPause;
}

/** One request under one procedure, from intake to return: the fold of its events. */
export interface Dossier extends Omit<DossierReceivedPayload, 'lane'>, CorrectionState {
  readonly id: DossierId;
  /** Codes that were printed before a recoding; they find the dossier too. */
  readonly aliases: readonly string[];
  readonly status: LifeState;
  /** Since when it is there. */
  readonly statusAt: LocalDateTime;
  /** Its place in the register is there from the start; the number of the receipt slip is empty until the dossier is accepted. */
  readonly receipt: DossierReceivedPayload['receipt'];
  readonly receivedBy: UserId;
  readonly slips: readonly Slip[];
  /** Ended pauses, as the promise takes them. */
  readonly pauses: readonly Pause[];
  /** While it lasts there is no due date, only a state (DL-8f). */
  readonly paused: OpenPause | null;
  readonly reappointment: Reappointment | null;
  /** Promises that pauses or the calendar have replaced, oldest first. */
  readonly earlierPromises: readonly DossierPromise[];
  /** In the order of the log, withdrawn ones too. */
  readonly attachments: readonly Attachment[];
  /** What became of it after the receipt. */
  readonly life: Life;
}

/** What the promise of a dossier is reckoned from: its receipt, its limit, and every ended pause. */
export function promiseRequestOf(
  dossier: Pick<Dossier, 'receivedAt' | 'promise' | 'pauses'>,
): PromiseRequest {
  const { receivedAt, promise, pauses } = dossier;
  return { received: receivedAt, limit: promise.limit, ...(pauses.length === 0 ? {} : { pauses }) };
}

/** The pauses of a dossier once the one that lasts ends at this instant. */
export function pausesAfter({ pauses, paused }: Dossier, to: LocalDateTime): readonly Pause[] {
  if (paused === null) return pauses;
  return [...pauses, { from: paused.from, to, name: paused.name, after: paused.after }];
}

/** When the citizen expects the result: the re-appointed date once there is one. Reports go by the promise (DL-11). */
export function expectedAt({
  promise,
  reappointment,
}: Pick<Dossier, 'promise' | 'reappointment'>): LocalDateTime {
  return reappointment?.due ?? promise.due;
}

/** Slips in the citizen's hands that count and no longer say the promised date. */
export function wrongSlips({ slips, promise }: Pick<Dossier, 'slips' | 'promise'>): readonly Slip[] {
  return slips.filter(
    ({ printedDue, replacedBy }) => printedDue !== null && printedDue !== promise.due && replacedBy === null,
  );
}

/** Slips in the citizen's hands that say a code which the server has replaced since. */
export function slipsOfOldCode({ slips, code }: Pick<Dossier, 'slips' | 'code'>): readonly Slip[] {
  return slips.filter(({ printedCode }) => printedCode !== undefined && printedCode !== code);
}
