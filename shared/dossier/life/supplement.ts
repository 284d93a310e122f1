import { z } from 'zod';
import {
  dateOf,
  dayNumberOf,
  type LocalDate,
  type LocalDateTime,
  localDateSchema,
  localDateTimeSchema,
} from '#shared/calendar/local-time.ts';
import { momentText } from '#shared/calendar/moment.ts';
import { afterPauseSchema } from '#shared/calendar/pauses.ts';
import { dossierPromiseSchema } from '#shared/calendar/promise.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { nthWorkingDayAfter } from '#shared/calendar/working-days.ts';
import { type TypedEvent, defineEvent } from '#shared/log/event-definition.ts';
import { type Judgement, applied, refuse, review } from '#shared/log/judgement.ts';
import { personal } from '#shared/log/personal-data.ts';
import type { JudgeContext } from '#shared/log/subject.ts';
import { judgePromise } from '../judge-promise.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from '../state.ts';
import { ended } from './ending.ts';
import type { Done } from './life.ts';
import { withSlip } from '../slip.ts';
import { slipRefOf } from '../slips/slip-number.ts';

/** One thing that is missing or wrong, and the article that asks for it: nobody may ask for what no text names (NĐ 118/2025 Điều 6). */
export const supplementLineSchema = z.strictObject({
  what: personal(z.string().min(1).max(500)),
  legalBasis: z.string().min(1).max(300),
});
export type SupplementLine = z.infer<typeof supplementLineSchema>;

/** Mẫu 02: everything that is missing, in one list. Asked once (NĐ 118/2025 Điều 11); a second time only with a reason. */
export const supplementRequested = defineEvent({
  type: 'dossier.supplement-requested',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.supplement',
  payload: z.strictObject({
    at: localDateTimeSchema,
    slip: slipRefOf('supplement-request'),
    lines: z.array(supplementLineSchema).min(1).max(40),
    /** The last date on which it can be brought. */
    deadline: localDateSchema,
    /** DL-9, as the procedure had it that day. */
    after: afterPauseSchema,
    /** Why a second time; empty for the first. */
    reason: z.string().max(500),
  }),
});

/** 5 to 4: what was asked for came. `promise` is reckoned from all pauses; null while the dossier was never accepted. */
export const supplementReceived = defineEvent({
  type: 'dossier.supplement-received',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.supplement',
  payload: z.strictObject({
    at: localDateTimeSchema,
    /** Lines of the request that came, by place from 0. */
    lines: z.array(z.number().int().min(0).max(39)).min(1).max(40),
    promise: dossierPromiseSchema.nullable(),
    note: personal(z.string().max(500)),
  }),
});

/** 5 to 8: nothing came in time. */
export const supplementLapsed = defineEvent({
  type: 'dossier.supplement-lapsed',
  v: 1,
  entityKind: 'dossier',
  action: 'dossier.supplement',
  payload: z.strictObject({
    at: localDateTimeSchema,
    /** Null where the set of forms of the receipt date has no such notice. */
    slip: slipRefOf('stop-notice').nullable(),
    note: personal(z.string().max(500)),
  }),
});

export interface Supplement extends z.infer<typeof supplementRequested.payload> {
  readonly by: Done['by'];
  readonly received: (Done & { readonly lines: readonly number[] }) | null;
  readonly isLapsed: boolean;
}

export const supplementDefinitions = [supplementRequested, supplementReceived, supplementLapsed] as const;
type SupplementEvent = TypedEvent<(typeof supplementDefinitions)[number]>;

/** Working days to bring what is missing, when the procedure's own rules say nothing else; the officer may set another. */
export const usualSupplementDays = 15;

/** The n-th working day after the request; null beyond the calendar. */
export function supplementDeadline(
  calendar: WorkingCalendar,
  at: LocalDateTime,
  workingDays: number,
): LocalDate | null {
  const day = nthWorkingDayAfter(calendar, dayNumberOf(at) - calendar.firstDay, workingDays);
  return day === undefined ? null : dateOf(momentText(calendar, { day, second: 0 }));
}

/** The request that is waited for; null while none is. */
export function openSupplement({ life }: Pick<Dossier, 'life'>): Supplement | null {
  const last = life.supplements.at(-1);
  return last === undefined || last.received !== null || last.isLapsed ? null : last;
}

export function judgeSupplement(state: Dossier, event: SupplementEvent, context: JudgeContext): Judgement {
  const { at } = event.payload;
  switch (event.type) {
    case 'dossier.supplement-requested': {
      const { deadline, reason } = event.payload;
      if (at < state.receivedAt) return refuse('step-before-receipt');
      if (deadline <= dateOf(at)) return refuse('supplement-deadline-not-later');
      if (state.paused !== null) return refuse('step-while-paused');
      if (state.life.supplements.length === 0) return applied;
      return reason.trim().length < 3
        ? refuse('supplement-second-without-reason')
        : review('supplement-second');
    }
    case 'dossier.supplement-received': {
      const { promise, lines } = event.payload;
      const asked = openSupplement(state);
      if (asked === null) return refuse('supplement-not-asked');
      if (at < asked.at) return refuse('pause-ends-before-it-begins');
      if (lines.some((line) => line >= asked.lines.length)) return refuse('supplement-line-unknown');
      if (state.status === 'completing') {
        return promise === null ? applied : refuse('supplement-promise-too-early');
      }
      if (promise === null) return refuse('supplement-without-promise');
      return judgePromise(promise, promiseRequestOf({ ...state, pauses: pausesAfter(state, at) }), context);
    }
    case 'dossier.supplement-lapsed': {
      const asked = openSupplement(state);
      if (asked === null) return refuse('supplement-not-asked');
      return dateOf(at) > asked.deadline ? applied : refuse('supplement-deadline-not-passed');
    }
  }
}

export function evolveSupplement(state: Dossier, event: SupplementEvent): Dossier {
  const { life } = state;
  const by = event.actorId;
  switch (event.type) {
    case 'dossier.supplement-requested': {
      const { at, after, lines, slip } = event.payload;
      const asked: Supplement = { ...event.payload, by, received: null, isLapsed: false };
      const name = lines
        .map(({ what }) => what)
        .join('; ')
        .slice(0, 200);
      return {
        ...state,
        // Before the acceptance no limit runs that could stand still.
        paused: state.status === 'registered' ? null : { from: at, cause: 'supplement', name, after },
        slips: withSlip(state.slips, slip, { at, by }),
        life: { ...life, supplements: [...life.supplements, asked] },
      };
    }
    case 'dossier.supplement-received': {
      const { at, promise, lines } = event.payload;
      const supplements = withLast(life.supplements, { received: { at, by, lines } });
      const came = { ...state, life: { ...life, supplements } };
      if (promise === null) return came;
      return {
        ...came,
        promise,
        earlierPromises: [...state.earlierPromises, state.promise],
        pauses: pausesAfter(state, at),
        paused: null,
      };
    }
    case 'dossier.supplement-lapsed': {
      const { at, slip, note } = event.payload;
      const supplements = withLast(life.supplements, { isLapsed: true });
      const ending = { at, by, slip, reason: note, papersReturned: false };
      return ended({ ...state, life: { ...life, supplements } }, ending);
    }
  }
}

function withLast(supplements: readonly Supplement[], change: Partial<Supplement>): readonly Supplement[] {
  return supplements.map((one, index) => (index === supplements.length - 1 ? { ...one, ...change } : one));
}
