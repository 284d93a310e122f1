import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import type { Acceptance, Refusal } from './door.ts';
import type { FeeLine } from './fees.ts';
import type { HandOver } from './hand-over.ts';
import type { LateCause } from './late-cause.ts';
import type { Leg } from './legs.ts';
import type { RecordedResult } from './result.ts';
import type { ReturnToCitizen } from './return.ts';
import type { SlipRef } from '../slips/slip-number.ts';
import type { Supplement } from './supplement.ts';
import type { Ending } from './ending.ts';

/** What became of a dossier after its receipt: one list or place for each group of events. */
export interface Life {
  /** Null for a dossier that was received at once, without being registered before. */
  readonly acceptance: Acceptance | null;
  readonly refusal: Refusal | null;
  /** Oldest first; above one, each further request was put before the supervisor. */
  readonly supplements: readonly Supplement[];
  /** Rows of the control slip (Phiếu kiểm soát), oldest first. */
  readonly handOvers: readonly HandOver[];
  readonly result: RecordedResult | null;
  /** Mẫu 04 of the one re-appointment. */
  readonly apology: SlipRef<'apology'> | null;
  readonly ending: Ending | null;
  /** The first counts; further ones were recorded and put before the supervisor. */
  readonly returns: readonly ReturnToCitizen[];
  readonly feeLines: readonly FeeLine[];
  readonly lateCause: LateCause | null;
  /** Empty for a dossier of one unit. */
  readonly legs: readonly Leg[];
}

export const freshLife: Life = {
  acceptance: null,
  refusal: null,
  supplements: [],
  handOvers: [],
  result: null,
  apology: null,
  ending: null,
  returns: [],
  feeLines: [],
  lateCause: null,
  legs: [],
};

/** Who did something, and when by the clock of the counter. */
export interface Done {
  readonly at: LocalDateTime;
  readonly by: UserId;
}
