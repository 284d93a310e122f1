import { z } from 'zod';
import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse } from '#shared/log/judgement.ts';
import type { Dossier } from '../state.ts';
import type { Done } from './life.ts';
import { withSlip } from '../slip.ts';
import { slipRefOf } from '../slips/slip-number.ts';

/**
 * 4 to 9: the signed result is at the counter; by this instant the dossier is before, on or after time (DL-12). A negative decision is a
 * result as well, with its written answer.
 */
export const resultRecorded = defineEvent({
  type: 'dossier.result-recorded',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.record-result',
  payload: z.strictObject({
    at: localDateTimeSchema,
    slip: slipRefOf('control-slip'),
    decision: z.enum(['granted', 'denied']),
    /** Số, ký hiệu of the result; empty where it has none. */
    number: z.string().max(80),
    /** The unit that gave it. */
    unit: z.string().min(1).max(200),
    note: z.string().max(500),
  }),
});

export interface RecordedResult extends z.infer<typeof resultRecorded.payload> {
  readonly by: Done['by'];
}

export const resultDefinitions = [resultRecorded] as const;
type ResultEvent = TypedEvent<(typeof resultDefinitions)[number]>;

export function judgeResult(state: Dossier, { payload }: ResultEvent): Judgement {
  if (payload.at < state.receivedAt) return refuse('step-before-receipt');
  return state.paused === null ? applied : refuse('step-while-paused');
}

/** The result is a row of the control slip too: given by the unit, taken by the counter in the same moment. */
export function evolveResult(state: Dossier, { payload, actorId }: ResultEvent): Dossier {
  const { at, slip, unit, note } = payload;
  const row = {
    at,
    slip,
    isShared: state.life.handOvers.some((one) => one.isShared && one.slip.slipId === slip.slipId),
    direction: 'to-counter',
    unit,
    way: 'paper',
    legId: null,
    note,
  } as const;
  const received = { at, by: actorId, receiver: '' };
  return {
    ...state,
    slips: withSlip(state.slips, slip, received),
    life: {
      ...state.life,
      result: { ...payload, by: actorId },
      handOvers: [...state.life.handOvers, { ...row, by: actorId, received }],
    },
  };
}
