import { z } from 'zod';
import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { dossierPromiseSchema } from '#shared/calendar/promise.ts';
import { dossierIdSchema, slipIdSchema } from '#shared/kernel/ids.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { personal } from '#shared/log/personal-data.ts';
import { isDossierCode } from '../code.ts';
import { intakeFields, receiptNumberSchema } from '../events.ts';
import { freshDossier } from '../fresh-dossier.ts';
import { judgePromise } from '../judge-promise.ts';
import { acceptanceLimit, judgeFiling } from '../online/online-filing.ts';
import { receiptRef, withSlip } from '../slip.ts';
import type { Dossier } from '../state.ts';
import type { Done } from './life.ts';
import { slipRefOf } from '../slips/slip-number.ts';

/**
 * – to 1: what somebody brought or sent stands on record, and is not received yet. It has its code and its place in the register, so that
 * a refusal or a request for what is missing can name them; the promise is that of the answer, not of the result.
 */
export const dossierRegistered = defineEvent({
  type: 'dossier.registered',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.receive',
  isOpening: true,
  payload: z.strictObject({
    ...intakeFields,
    /** Vào Sổ theo dõi hồ sơ: quyển số, số thứ tự; and the receipt slip that an acceptance will issue. */
    register: z.strictObject({
      slipId: slipIdSchema,
      book: z.number().int().min(1),
      order: z.number().int().min(1),
    }),
  }),
});
export type DossierRegisteredPayload = z.infer<typeof dossierRegistered.payload>;

/** 1 to 2: complete and valid; from here on the limit runs (Mẫu 01). */
export const dossierAccepted = defineEvent({
  type: 'dossier.accepted',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.receive',
  payload: z.strictObject({
    at: localDateTimeSchema,
    promise: dossierPromiseSchema,
    receipt: receiptNumberSchema,
  }),
});

/** 1 to 3: outside the authority or the rules (Mẫu 03). The grounds are what the applicant reads. */
export const dossierRefused = defineEvent({
  type: 'dossier.refused',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.refuse',
  payload: z.strictObject({
    at: localDateTimeSchema,
    slip: slipRefOf('refusal'),
    grounds: personal(z.string().min(3).max(2000)),
    /** The article that says so. */
    legalBasis: z.string().min(3).max(500),
  }),
});

export interface Acceptance extends Done {
  /** When it was brought or sent in. */
  readonly registeredAt: LocalDateTime;
}

export interface Refusal extends Done, Omit<z.infer<typeof dossierRefused.payload>, 'at'> {}

export const doorDefinitions = [dossierRegistered, dossierAccepted, dossierRefused] as const;
type DoorEvent = TypedEvent<(typeof doorDefinitions)[number]>;

export function judgeDoor(state: Dossier | null, event: DoorEvent, context: JudgeContext): Judgement {
  switch (event.type) {
    case 'dossier.registered': {
      const { code, receivedAt, promise, online } = event.payload;
      if (!isDossierCode(code)) return refuse('code-malformed');
      const filing = judgeFiling(online, receivedAt, context);
      if (filing.verdict !== 'applied') return filing;
      // What came in online was with the office since its submission.
      const received = online?.submittedAt ?? receivedAt;
      return judgePromise(promise, { received, limit: acceptanceLimit }, context);
    }
    case 'dossier.accepted': {
      const { at, promise } = event.payload;
      if (state !== null && at < state.receivedAt) return refuse('step-before-receipt');
      return judgePromise(promise, { received: at, limit: promise.limit }, context);
    }
    case 'dossier.refused':
      // The form may be in the applicant's hands already.
      return state !== null && event.payload.at < state.receivedAt ? review('step-before-receipt') : applied;
  }
}

export function evolveDoor(state: Dossier | null, event: DoorEvent): Dossier {
  if (event.type === 'dossier.registered') {
    const { lane: _lane, register, ...registered } = event.payload;
    return {
      ...registered,
      id: dossierIdSchema.parse(event.entity.id),
      ...freshDossier,
      status: 'registered',
      statusAt: registered.receivedAt,
      receipt: { ...register, number: '' },
      receivedBy: event.actorId,
    };
  }
  if (state === null) throw new Error(`evolveDoor: ${event.type} before dossier.registered`);
  const done: Done = { at: event.payload.at, by: event.actorId };
  if (event.type === 'dossier.refused') {
    const slips = withSlip(state.slips, event.payload.slip, done);
    return { ...state, slips, life: { ...state.life, refusal: { ...event.payload, ...done } } };
  }
  const { promise, receipt, at } = event.payload;
  return {
    ...state,
    promise,
    receipt,
    // The limit runs from the acceptance.
    receivedAt: at,
    receivedBy: event.actorId,
    slips: withSlip(state.slips, receiptRef(receipt, state.receivedAt), done),
    life: { ...state.life, acceptance: { ...done, registeredAt: state.receivedAt } },
  };
}
