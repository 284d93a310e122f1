import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import { personal } from '#shared/log/personal-data.ts';
import { type Dossier, pausesAfter } from '../state.ts';
import type { Done } from './life.ts';
import { withSlip } from '../slip.ts';
import { type SlipRef, slipRefOf } from '../slips/slip-number.ts';

/** 2, 4, 5 or 6 to 7: the applicant no longer wants it, and no decision was taken yet (Mẫu 05, NĐ 118/2025 Điều 21). */
export const dossierWithdrawn = defineEvent({
  type: 'dossier.withdrawn',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.withdraw',
  payload: z.strictObject({
    at: localDateTimeSchema,
    /** Null where the set of forms of the receipt date has no such notice (Thông tư 01/2018/TT-VPCP). */
    slip: slipRefOf('stop-notice').nullable(),
    reason: personal(z.string().min(3).max(500)),
    /** The papers were given back with the notice. */
    papersReturned: z.boolean(),
  }),
});

/** How a dossier ended without a result: withdrawn, or stopped because nothing came. */
export interface Ending extends Done {
  readonly slip: SlipRef<'stop-notice'> | null;
  readonly reason: string;
  readonly papersReturned: boolean;
}

export const endingDefinitions = [dossierWithdrawn] as const;
type EndingEvent = TypedEvent<(typeof endingDefinitions)[number]>;

export function judgeEnding(state: Dossier, { payload }: EndingEvent): Judgement {
  return payload.at < state.receivedAt ? refuse('step-before-receipt') : applied;
}

/** Nothing is waited for any more. */
export function ended(state: Dossier, ending: Ending): Dossier {
  return {
    ...state,
    pauses: pausesAfter(state, ending.at),
    paused: null,
    slips: ending.slip === null ? state.slips : withSlip(state.slips, ending.slip, ending),
    life: { ...state.life, ending },
  };
}

export function evolveEnding(state: Dossier, { payload, actorId }: EndingEvent): Dossier {
  return ended(state, { ...payload, by: actorId });
}
