import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { addDays, dateOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { openHandOver } from '#shared/dossier/life/hand-over.ts';
import type { LifeState } from '#shared/dossier/life/life-state.ts';
import { openSupplement } from '#shared/dossier/life/supplement.ts';
import type { NumberedForm } from '#shared/dossier/slips/slip-number.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { IdSource } from '#shared/kernel/ports.ts';

/** What an officer of the simulator has before their eyes. */
export interface StepSight {
  readonly dossier: Dossier;
  readonly calendar: WorkingCalendar;
  readonly at: LocalDateTime;
  readonly ids: IdSource;
}

/** What they do about it; null when there is nothing to do. */
export type LifeStep = (sight: StepSight) => { readonly type: string; readonly payload: Json } | null;

const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
/** Numbers are not what the simulator looks at: every slip is the first of its series. */
const slip = (ids: IdSource, form: NumberedForm) => ({
  slipId: ids.next(),
  number: `01-0001/${form}-TTPVHCC`,
  form,
  book: 1,
  year: 2026,
  order: 1,
});

function promiseAt({ dossier, calendar, at }: StepSight) {
  const promise = promiseFor(calendar, promiseRequestOf({ ...dossier, pauses: pausesAfter(dossier, at) }));
  return promise.ok ? promise.value : null;
}

export const resume: LifeStep = (sight) => {
  const promise = sight.dossier.paused === null ? null : promiseAt(sight);
  return promise === null ? null : { type: 'dossier.resumed', payload: json({ at: sight.at, promise }) };
};

export const handOver: LifeStep = ({ at, ids }) => ({
  type: 'dossier.handed-over',
  payload: json({
    at,
    slip: slip(ids, 'control-slip'),
    isShared: false,
    direction: 'to-unit',
    unit: 'Phòng Tư pháp',
    way: 'electronic',
    legId: null,
    note: '',
  }),
});

export const confirmHandOver: LifeStep = ({ dossier, at }) => {
  const row = openHandOver(dossier);
  const payload = json({ at, row: row ?? 0, receiver: 'Lê Thị Mẫu' });
  return row === null ? null : { type: 'dossier.hand-over-confirmed', payload };
};

export const requestSupplement: LifeStep = ({ dossier, at, ids }) => ({
  type: 'dossier.supplement-requested',
  payload: json({
    at,
    slip: slip(ids, 'supplement-request'),
    lines: [{ what: 'Tờ khai có chữ ký', legalBasis: 'Điều 9' }],
    deadline: addDays(dateOf(at), 20),
    after: 'restart',
    reason: dossier.life.supplements.length > 0 ? 'Hồ sơ thay đổi' : '',
  }),
});

export const receiveSupplement: LifeStep = (sight) => {
  const promise = openSupplement(sight.dossier) === null ? null : promiseAt(sight);
  return promise === null
    ? null
    : { type: 'dossier.supplement-received', payload: json({ at: sight.at, lines: [0], promise, note: '' }) };
};

export const recordResult: LifeStep = ({ at, ids }) => ({
  type: 'dossier.result-recorded',
  payload: json({
    at,
    slip: slip(ids, 'control-slip'),
    decision: 'granted',
    number: '12/XN',
    unit: 'Phòng Tư pháp',
    note: '',
  }),
});

export const withdraw: LifeStep = ({ at, ids }) => ({
  type: 'dossier.withdrawn',
  payload: json({ at, slip: slip(ids, 'stop-notice'), reason: 'Không còn nhu cầu', papersReturned: true }),
});

export const returnResult: LifeStep = ({ dossier, at }) => ({
  type: 'dossier.returned',
  payload: json({
    at,
    way: 'counter',
    receiver: 'applicant',
    name: dossier.applicant.name,
    idNumber: '',
    proof: 'receipt-slip',
    authorisation: '',
    signed: true,
    trackingNumber: '',
    feeSettled: true,
    note: '',
  }),
});

/** What officers do with dossiers that their own screens show in these states: weight, name, states, step. */
export const lifeActions: readonly (readonly [number, string, readonly LifeState[], LifeStep])[] = [
  [9, 'hand over', ['accepted', 'in-process'], handOver],
  [4, 'confirm hand-over', ['in-process', 'at-counter'], confirmHandOver],
  [4, 'request supplement', ['accepted', 'in-process'], requestSupplement],
  [4, 'receive supplement', ['supplementing'], receiveSupplement],
  [9, 'result', ['in-process'], recordResult],
  [2, 'withdraw', ['accepted', 'in-process', 'supplementing'], withdraw],
  [9, 'return', ['at-counter'], returnResult],
];
