import { z } from 'zod';
import { type LocalDateTime, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { momentOf, momentText } from '#shared/calendar/moment.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { secondOfTime } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { nthWorkingDayAfter } from '#shared/calendar/working-days.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import { personal } from '#shared/log/personal-data.ts';
import type { Dossier } from '../state.ts';
import type { Done } from './life.ts';
import { withSlip } from '../slip.ts';
import { type SlipRef, slipRefOf } from '../slips/slip-number.ts';

/** From the counter to a unit (or from one unit to the next), or back to the counter without a result yet. */
export const handOverDirectionSchema = z.enum(['to-unit', 'to-counter']);
export const handOverWaySchema = z.enum(['electronic', 'paper']);

/** A row of the control slip (Phiếu kiểm soát): 2 to 4, and every further hand-over. */
export const handedOver = defineEvent({
  type: 'dossier.handed-over',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.hand-over',
  payload: z.strictObject({
    at: localDateTimeSchema,
    /** The control slip; dossiers handed over together share it. */
    slip: slipRefOf('control-slip'),
    /** Several dossiers stand on that control slip: then it is theirs together, and no further row is written on it. */
    isShared: z.boolean(),
    direction: handOverDirectionSchema,
    /** The other side: who takes it, or who gives it back. */
    unit: z.string().min(1).max(200),
    way: handOverWaySchema,
    /** The leg of a linked dossier that begins with it. */
    legId: z.string().max(60).nullable(),
    note: z.string().max(500),
  }),
});

/** The other side signed for it: "Người nhận ký". */
export const handOverConfirmed = defineEvent({
  type: 'dossier.hand-over-confirmed',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.hand-over',
  payload: z.strictObject({
    at: localDateTimeSchema,
    /** Place of the row on the control slip, from 0. */
    row: z.number().int().min(0).max(99),
    /** Who took it. */
    receiver: personal(z.string().min(2).max(120)),
  }),
});

export interface HandOver extends z.infer<typeof handedOver.payload> {
  readonly by: Done['by'];
  readonly received: (Done & { readonly receiver: string }) | null;
}

export const handOverDefinitions = [handedOver, handOverConfirmed] as const;
type HandOverEvent = TypedEvent<(typeof handOverDefinitions)[number]>;

/** Where the papers are now: at the counter, or with the unit named. A supplement that came must be handed on first. */
export function heldBy({ life }: Pick<Dossier, 'life'>): { readonly unit: string } | 'counter' {
  const last = life.handOvers.at(-1);
  if (last === undefined || last.direction === 'to-counter') return 'counter';
  const came = life.supplements.at(-1)?.received?.at;
  return came !== undefined && came > last.at ? 'counter' : { unit: last.unit };
}

/** The control slip that is the dossier's alone, on which its next row is written; null while it has none. */
export function ownControlSlip({ life }: Pick<Dossier, 'life'>): SlipRef<'control-slip'> | null {
  return life.handOvers.findLast(({ isShared }) => !isShared)?.slip ?? null;
}

/** The row that nobody has signed for yet; null when none is open. */
export function openHandOver({ life }: Pick<Dossier, 'life'>): number | null {
  const row = life.handOvers.findLastIndex(({ received }) => received === null);
  return row === -1 ? null : row;
}

export interface HandOverDue {
  /** The electronic dossier: at once, or at the start of the next working day when it came after the cut-off (15:00 counts as before). */
  readonly electronic: LocalDateTime;
  /** The paper dossier: within one working day. */
  readonly paper: LocalDateTime;
}

/** By when a dossier must leave the counter, after NĐ 118/2025 Điều 17; null beyond the calendar. */
export function handOverDue(calendar: WorkingCalendar, receivedAt: LocalDateTime): HandOverDue | null {
  const received = momentOf(calendar, receivedAt);
  const paper = promiseFor(calendar, { received: receivedAt, limit: { amount: 1, unit: 'working-day' } });
  if (received === undefined || !paper.ok) return null;
  const plan = calendar.plans[received.day];
  const isWorked = plan !== undefined && plan.offReason === undefined;
  if (isWorked && received.second <= secondOfTime(calendar.version.sameDayCutoff)) {
    const end = plan.windows.at(-1)?.to ?? received.second;
    return {
      electronic: momentText(calendar, { day: received.day, second: Math.max(end, received.second) }),
      paper: paper.value.due,
    };
  }
  const day = nthWorkingDayAfter(calendar, received.day, 1);
  if (day === undefined) return null;
  const start = calendar.plans[day]?.windows[0]?.from ?? 0;
  return { electronic: momentText(calendar, { day, second: start }), paper: paper.value.due };
}

export function judgeHandOver(state: Dossier, event: HandOverEvent): Judgement {
  if (event.type === 'dossier.hand-over-confirmed') {
    const { row, at } = event.payload;
    const given = state.life.handOvers[row];
    if (given === undefined) return refuse('hand-over-unknown');
    if (at < given.at) return refuse('hand-over-confirmed-too-early');
    return given.received === null ? applied : review('hand-over-confirmed-already');
  }
  const { at, direction, unit, legId } = event.payload;
  if (at < state.receivedAt) return refuse('step-before-receipt');
  if (state.paused !== null && state.paused.cause !== 'outside-phase') return refuse('step-while-paused');
  if (legId !== null && state.life.legs.every(({ id }) => id !== legId)) return refuse('leg-unknown');
  const holder = heldBy(state);
  if (direction === 'to-counter') return holder === 'counter' ? refuse('not-with-unit') : applied;
  // Two counters each signed a row for the same papers: both rows stand, and somebody must ask which is true.
  return holder !== 'counter' && holder.unit === unit ? review('handed-over-already') : applied;
}

export function evolveHandOver(state: Dossier, event: HandOverEvent): Dossier {
  const { handOvers } = state.life;
  if (event.type === 'dossier.handed-over') {
    const row: HandOver = { ...event.payload, by: event.actorId, received: null };
    const slips = withSlip(state.slips, row.slip, row);
    return { ...state, slips, life: { ...state.life, handOvers: [...handOvers, row] } };
  }
  const { row, receiver, at } = event.payload;
  const signed = handOvers.map((one, index) =>
    index === row && one.received === null ? { ...one, received: { at, by: event.actorId, receiver } } : one,
  );
  return { ...state, life: { ...state.life, handOvers: signed } };
}
