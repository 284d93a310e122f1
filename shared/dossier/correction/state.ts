import type { DossierPromise } from '#shared/calendar/promise.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventId, SlipId, UserId } from '#shared/kernel/ids.ts';
import type { CorrectableField } from './field-classes.ts';

/** Who wrote a value, by which event. */
export interface Writing {
  readonly eventId: EventId;
  readonly by: UserId;
  /** As the device's clock had it, epoch milliseconds. */
  readonly at: number;
}

export type FieldValues = Readonly<Record<string, Json>>;

/** The second value of a legal field that two counters changed at once: stored, not in force. */
export interface GivenValue extends Writing {
  readonly value: Json;
  readonly reason: string;
}

export interface OpenConflict {
  readonly field: CorrectableField;
  /** Whose value stands; null when it is the receipt's. */
  readonly kept: Writing | null;
  readonly given: readonly GivenValue[];
}

/** A weighty correction that waits for a supervisor; its `eventId` is the correction's. */
export interface Proposal extends Writing {
  readonly changes: FieldValues;
  readonly base: FieldValues;
  readonly promise: DossierPromise | null;
  readonly reason: string;
}

export interface Note extends Writing {
  readonly text: string;
}

export interface Voiding extends Writing {
  readonly reason: string;
}

/** The slip that took another's place. */
export interface Replacement {
  readonly slipId: SlipId;
  readonly number: string;
  readonly at: number;
}

/** What corrections leave on a dossier beside the corrected fields themselves. */
export interface CorrectionState {
  readonly conflicts: readonly OpenConflict[];
  readonly proposals: readonly Proposal[];
  /** Who last wrote each field that was ever corrected. */
  readonly writings: Readonly<Partial<Record<CorrectableField, Writing>>>;
  readonly notes: readonly Note[];
  readonly claim: Writing | null;
  readonly voided: Voiding | null;
}

export const uncorrected: CorrectionState = {
  conflicts: [],
  proposals: [],
  writings: {},
  notes: [],
  claim: null,
  voided: null,
};
