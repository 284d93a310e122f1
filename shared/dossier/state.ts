import type { DossierId, UserId } from '#shared/kernel/ids.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { AfterPause, Pause } from '#shared/calendar/pauses.ts';
import type { DossierPromise, PromiseRequest } from '#shared/calendar/promise.ts';
import type { Reappointment } from '#shared/calendar/reappointment.ts';
import type { Attachment } from './attachment/attachments.ts';
import type { ImportOrigin } from './import/import-event.ts';
import type { LifeState } from './life/life-state.ts';
import type { Life } from './life/life.ts';
import type { CorrectionState } from './correction/state.ts';
import type { DossierReceivedPayload, PauseCause } from './events.ts';
import { isReceiptSlip, type Slip } from './slip.ts';

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
  /** Every numbered form that was issued about it, in the order of the log. */
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
  /** Of a dossier that was taken over from an old register; absent for all others. */
  readonly origin?: ImportOrigin;
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

/** When the limit of a settled dossier stopped running: at its result, or at its ending, or where the pause began in which it ended. */
export function clockEndedAt({
  life,
  pauses,
  statusAt,
}: Pick<Dossier, 'life' | 'pauses' | 'statusAt'>): LocalDateTime {
  if (life.result !== null) return life.result.at;
  return pauses.find(({ to }) => to === statusAt)?.from ?? statusAt;
}

/** Receipt slips in the citizen's hands that count and no longer say the promised date. */
export function wrongSlips({ slips, promise }: Pick<Dossier, 'slips' | 'promise'>): readonly Slip[] {
  return slips.filter(
    (slip) =>
      isReceiptSlip(slip) &&
      slip.printedDue !== null &&
      slip.printedDue !== promise.due &&
      slip.replacedBy === null,
  );
}

/** Receipt slips in the citizen's hands that say a code which the server has replaced since. */
export function slipsOfOldCode({ slips, code }: Pick<Dossier, 'slips' | 'code'>): readonly Slip[] {
  return slips.filter(
    (slip) => isReceiptSlip(slip) && slip.printedCode !== undefined && slip.printedCode !== code,
  );
}
