import type { DossierId, SlipId, UserId } from '#shared/kernel/ids.ts';
import type { DossierReceivedPayload, PrintOutcome } from './events.ts';

/** A printed official form with its number and what became of it. */
export interface Slip {
  readonly id: SlipId;
  readonly form: 'receipt';
  readonly number: string;
  /** `issued`: numbered, nothing printed yet. */
  readonly state: 'issued' | PrintOutcome;
  /** Times that paper (or PDF) came out; above 1 it is a reprint. */
  readonly prints: number;
}

/** One request under one procedure, from intake to return: the fold of its events. */
export interface Dossier extends Omit<DossierReceivedPayload, 'lane'> {
  readonly id: DossierId;
  /** Codes that were printed before a recoding; they find the dossier too. */
  readonly aliases: readonly string[];
  /** Official exchange state; 2 = được tiếp nhận. */
  readonly status: 'accepted';
  readonly receivedBy: UserId;
  readonly slips: readonly Slip[];
}
