import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { personal } from '#shared/log/personal-data.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import type { Dossier } from '../state.ts';
import { isFeeSettled } from './fees.ts';
import type { Done } from './life.ts';

export const returnWaySchema = z.enum(['counter', 'post', 'electronic']);
/** Who took the result: the applicant, who had handed the dossier in for them, or somebody newly authorised. */
export const receiverSchema = z.enum(['applicant', 'submitter', 'authorised']);
/** What showed that the person may take it: the receipt slip, or without it an identity paper and the details (NĐ 118/2025 Điều 6). */
export const proofSchema = z.enum(['receipt-slip', 'identity-paper']);

/**
 * 9 to 10: the result is out of the house. A fact that nothing undoes: whatever was missing at the moment goes before the supervisor, and
 * so does a second one.
 */
export const returnedToCitizen = defineEvent({
  type: 'dossier.returned',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.return',
  payload: z.strictObject({
    at: localDateTimeSchema,
    way: returnWaySchema,
    receiver: receiverSchema,
    name: personal(z.string().min(1).max(200)),
    /** Of the receiver's identity paper; must be there when the receipt slip was lost. */
    idNumber: personal(z.string().max(20)),
    proof: proofSchema,
    /** The paper that authorises: kind, number, date. */
    authorisation: personal(z.string().max(300)),
    /** Ký nhận in the register (Mẫu 07). */
    signed: z.boolean(),
    /** Of the post; empty otherwise. */
    trackingNumber: z.string().max(60),
    /** The officer says that all fees are paid where the record cannot know the amount. */
    feeSettled: z.boolean(),
    note: personal(z.string().max(500)),
  }),
});
export type ReturnedPayload = z.infer<typeof returnedToCitizen.payload>;

export interface ReturnToCitizen extends ReturnedPayload {
  readonly by: Done['by'];
}

export const returnDefinitions = [returnedToCitizen] as const;
type ReturnEvent = TypedEvent<(typeof returnDefinitions)[number]>;

/** What is wrong with a return, or null. The counter asks before the result is handed out; afterwards it can only be looked at. */
export type ReturnFlaw =
  | 'return-without-identity'
  | 'return-without-authorisation'
  | 'return-not-signed'
  | 'return-fee-unsettled'
  | 'return-without-tracking';

export function returnFlaw(
  dossier: Dossier,
  given: Omit<ReturnedPayload, 'at' | 'name' | 'note'>,
): ReturnFlaw | null {
  if (given.way === 'post') {
    if (given.trackingNumber.trim() === '') return 'return-without-tracking';
  } else if (given.way === 'counter') {
    if (given.proof === 'identity-paper' && given.idNumber.trim() === '') return 'return-without-identity';
    if (given.receiver === 'authorised' && given.authorisation.trim() === '') {
      return 'return-without-authorisation';
    }
    if (!given.signed) return 'return-not-signed';
  }
  return isFeeSettled(dossier) || given.feeSettled ? null : 'return-fee-unsettled';
}

/** What is told to whoever would hand a result out a second time. */
export function returnedBefore({ name, at }: ReturnToCitizen): Fault<'returned-before'> {
  return fault('returned-before', { name, at: formatShortDateTime(at) });
}

export function judgeReturn(state: Dossier, { payload }: ReturnEvent): Judgement {
  const { result } = state.life;
  if (result !== null && payload.at < result.at) return refuse('step-before-result');
  const flaw = returnFlaw(state, payload);
  return flaw === null ? applied : review(flaw);
}

export function evolveReturn(state: Dossier, { payload, actorId }: ReturnEvent): Dossier {
  return { ...state, life: { ...state.life, returns: [...state.life.returns, { ...payload, by: actorId }] } };
}
