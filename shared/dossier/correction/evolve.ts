import type { Json } from '#shared/kernel/canonical-json.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { timeOfAct } from '#shared/log/act-time.ts';
import { issuedSlip, receiptRef, type Slip } from '../slip.ts';
import type { Dossier } from '../state.ts';
import type { CorrectionEvent } from './events.ts';
import { type Correction, merged, written } from './merge.ts';
import { isReceiptOut } from './slips.ts';
import type { FieldValues, OpenConflict, Writing } from './state.ts';
import { isWeighty } from './values.ts';

export type Event<Type extends CorrectionEvent['type']> = Extract<CorrectionEvent, { readonly type: Type }>;

/** The dossier after a correction, a decision about one, a note, a claim, a void. */
export function evolveCorrection(state: Dossier, event: CorrectionEvent): Dossier {
  const writing = writingOf(event);
  switch (event.type) {
    case 'dossier.corrected': {
      const correction = correctionOf(event);
      if (!awaitsApproval(state, correction.changes)) return merged(state, correction, writing).dossier;
      return { ...state, proposals: [...state.proposals, { ...correction, ...writing }] };
    }
    case 'dossier.correction-approved': {
      const proposal = proposalOf(state, event.payload.correction);
      if (proposal === undefined) return state;
      const { promise } = event.payload;
      return merged(withoutProposal(state, proposal.eventId), { ...proposal, promise }, writing).dossier;
    }
    case 'dossier.correction-declined':
      return withoutProposal(state, event.payload.correction);
    case 'dossier.conflict-resolved':
      return resolved(state, event, writing);
    case 'dossier.slip-reissued':
      return reissued(state, event);
    case 'dossier.noted':
      return { ...state, notes: [...state.notes, { ...writing, text: event.payload.text }] };
    case 'dossier.claimed':
      return state.claim === null ? { ...state, claim: writing } : state;
    case 'dossier.claim-released':
      return state.claim?.eventId === event.payload.claim ? { ...state, claim: null } : state;
    case 'dossier.voided':
      return state.voided === null
        ? { ...state, voided: { ...writing, reason: event.payload.reason } }
        : state;
    case 'dossier.unvoided':
      return { ...state, voided: null };
  }
}

/** Rule CFL-5: weighty, and a slip that says otherwise is out. */
export function awaitsApproval(state: Dossier, changes: FieldValues): boolean {
  return isWeighty(changes) && isReceiptOut(state);
}

export function correctionOf({ payload, base }: Event<'dossier.corrected'>): Correction {
  const { changes, promise, reason } = payload;
  return { changes: changes as FieldValues, base: base ?? {}, promise, reason };
}

export function proposalOf(state: Dossier, correction: string): Dossier['proposals'][number] | undefined {
  return state.proposals.find(({ eventId }) => eventId === correction);
}

export function writingOf({ id, actorId, occurredAt }: CorrectionEvent): Writing {
  return { eventId: id, by: actorId, at: occurredAt };
}

function withoutProposal(state: Dossier, correction: string): Dossier {
  return { ...state, proposals: state.proposals.filter(({ eventId }) => eventId !== correction) };
}

/** The chosen values stand; what the supervisor had not seen yet stays in question. */
export function resolved(
  state: Dossier,
  { payload }: Event<'dossier.conflict-resolved'>,
  writing: Writing,
): Dossier {
  let after = state;
  for (const { field, chosen } of payload.choices) {
    const conflict = after.conflicts.find((one) => one.field === field);
    if (conflict === undefined) continue;
    const value: Json | undefined = conflict.given.find(({ eventId }) => eventId === chosen)?.value;
    if (value !== undefined) after = written(after, field, value, payload.promise, writing);
    const given = conflict.given.filter(({ eventId }) => !payload.settles.includes(eventId));
    const left: OpenConflict = { ...conflict, kept: after.writings[field] ?? null, given };
    const others = after.conflicts.filter((one) => one.field !== field);
    after = { ...after, conflicts: given.length === 0 ? others : [...others, left] };
  }
  return after;
}

function isCurrentReceipt({ form, replacedBy }: Slip): boolean {
  return form === 'receipt' && replacedBy === null;
}

function reissued(state: Dossier, event: Event<'dossier.slip-reissued'>): Dossier {
  const { payload, occurredAt, actorId } = event;
  const { slip, replaces, issuedOn } = payload;
  const replacedBy = { slipId: slip.slipId, number: slip.number, at: occurredAt };
  const done = { at: localDateTimeOf(timeOfAct(event)), by: actorId };
  const fresh: Slip = { ...issuedSlip(receiptRef(slip, issuedOn), done), replaces };
  return {
    ...state,
    // Book and order stay: the dossier has one line in the register, whatever paper it is on.
    receipt: { ...state.receipt, slipId: slip.slipId, number: slip.number },
    slips: [
      ...state.slips.map((one): Slip =>
        isCurrentReceipt(one) ? { ...one, state: 'void', replacedBy } : one,
      ),
      fresh,
    ],
  };
}
