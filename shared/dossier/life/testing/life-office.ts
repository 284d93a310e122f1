import { localDateTimeOf, localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { haNoi, valueOf } from '#shared/calendar/testing/calendars.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { deviceIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Judgement } from '#shared/log/judgement.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import type { NumberedForm } from '../../slips/slip-number.ts';
import { type Dossier, pausesAfter, promiseRequestOf } from '../../state.ts';
import type { LifeState } from '../life-state.ts';

const minute = 60_000;
const json = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;
export const at = (text: string) => localDateTimeSchema.parse(text);

/** One dossier at a counter that works on Monday 2026-11-23 from 09:00 on, a minute an act, judged as the server judges. */
export class LifeOffice {
  dossier: Dossier | null = null;
  /** The latest event that was judged here. */
  last: EventEnvelope | null = null;
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  private readonly ids = new SeededIds(33, this.clock);
  private readonly device = new SampleDevice(
    {
      officeId: officeIdSchema.parse(this.ids.next()),
      deviceId: deviceIdSchema.parse(this.ids.next()),
      actorId: userIdSchema.parse(this.ids.next()),
      counterId: this.ids.next(),
    },
    { clock: this.clock, ids: this.ids, calendar: haNoi },
  );

  now = () => localDateTimeOf(this.clock.now());
  private issued = 0;
  slip = (form: NumberedForm) => {
    this.issued += 1;
    const place = { form, book: 1, year: 2026, order: this.issued };
    return { slipId: this.ids.next(), number: `01-${this.issued}/X-TTPVHCC`, ...place };
  };

  receive(days = 5): Judgement {
    const receivedAt = this.now();
    const promise = valueOf(
      promiseFor(haNoi, { received: receivedAt, limit: { amount: days, unit: 'working-day' } }),
    );
    return this.take(this.device.received('H26.999.01-261123-0001', { receivedAt, promise }));
  }

  register(code = 'H26.999.01-261123-0001'): Judgement {
    return this.take(this.device.registered(code));
  }

  /** Any step, with what it says usually; `change` says otherwise. */
  act(
    name: string,
    change: Record<string, unknown> = {},
    fromState: LifeState | null = null,
    v = name === 'late-cause-named' ? 2 : 1,
  ): Judgement {
    this.clock.advance(minute);
    const usual = this.usual(name);
    const payload = json({ ...usual, ...change });
    const entity = { kind: 'dossier', id: this.dossier?.id ?? this.ids.next() };
    return this.take(
      this.device.seal(`dossier.${name}`, entity, payload, {
        base: fromState === null ? null : { fromState },
        v,
      }),
    );
  }

  /** Another office with this dossier as it stands, to try on it what is not meant to last. */
  copy(): LifeOffice {
    const other = new LifeOffice();
    other.clock.advance(this.clock.now() - other.clock.now());
    other.dossier = this.dossier;
    return other;
  }

  /** The promise that the calendar gives when the pause that lasts ends now. */
  promiseAfterPause() {
    const dossier = this.held;
    return valueOf(
      promiseFor(haNoi, promiseRequestOf({ ...dossier, pauses: pausesAfter(dossier, this.now()) })),
    );
  }

  get held(): Dossier {
    if (this.dossier === null) throw new Error('LifeOffice: no dossier');
    return this.dossier;
  }

  /** A new dossier in the state asked for, by the shortest legal way. */
  bring(state: LifeState): void {
    this.dossier = null;
    if (state === 'registered' || state === 'refused' || state === 'completing') this.register();
    else this.receive();
    for (const name of ways[state]) {
      const judgement = this.act(name);
      if (judgement.verdict !== 'applied') throw new Error(`${state}: ${name}: ${JSON.stringify(judgement)}`);
    }
    if (this.held.status !== state) throw new Error(`LifeOffice: ${this.held.status}, wanted ${state}`);
  }

  take(event: EventEnvelope): Judgement {
    this.last = event;
    const reading = readEvent(event);
    if (reading.kind !== 'known') throw new Error(`${event.type}: ${reading.kind}`);
    const state = this.dossier === null ? null : json(this.dossier);
    const judgement = reading.judge(state, {
      calendar: (id) => (id === haNoi.id ? haNoi : null),
      calendarInForce: () => haNoi,
      flawOf: () => null,
    });
    if (judgement.verdict !== 'rejected') this.dossier = reading.evolve(state) as unknown as Dossier;
    return judgement;
  }

  private usual(name: string): Record<string, unknown> {
    const now = this.now();
    const { dossier } = this;
    switch (name) {
      case 'accepted':
        return {
          at: now,
          promise: valueOf(promiseFor(haNoi, { received: now, limit: { amount: 5, unit: 'working-day' } })),
          receipt: { slipId: this.ids.next(), number: '01-0001/2026-TTPVHCC', book: 1, order: 1 },
        };
      case 'refused':
        return {
          at: now,
          slip: this.slip('refusal'),
          grounds: 'Không thuộc thẩm quyền',
          legalBasis: 'Điều 6 Luật X',
        };
      case 'supplement-requested':
        return {
          at: now,
          slip: this.slip('supplement-request'),
          lines: [
            { what: 'Bản sao giấy khai sinh', legalBasis: 'Điều 9 NĐ 123/2015' },
            { what: 'Tờ khai có chữ ký', legalBasis: 'Điều 10 NĐ 123/2015' },
          ],
          deadline: '2026-12-15',
          after: 'restart',
          reason: (dossier?.life.supplements.length ?? 0) > 0 ? 'Hồ sơ thay đổi' : '',
        };
      case 'supplement-received':
        return {
          at: now,
          lines: [0, 1],
          promise: dossier === null || dossier.paused === null ? null : this.promiseAfterPause(),
          note: '',
        };
      case 'supplement-lapsed':
        return { at: '2026-12-16T09:00', slip: this.slip('stop-notice'), note: '' };
      case 'paused':
        return { at: now, cause: 'financial-duty', name: 'Chờ nộp thuế', after: 'resume' };
      case 'resumed':
        return { at: now, promise: dossier === null ? null : this.promiseAfterPause() };
      case 'handed-over':
        return {
          at: now,
          slip: this.slip('control-slip'),
          isShared: false,
          direction: 'to-unit',
          unit: 'Phòng Tư pháp',
          way: 'electronic',
          legId: null,
          note: '',
        };
      case 'hand-over-confirmed':
        return {
          at: now,
          row: Math.max(0, (dossier?.life.handOvers.length ?? 1) - 1),
          receiver: 'Lê Văn Mẫu',
        };
      case 'result-recorded':
        return {
          at: now,
          slip: this.slip('control-slip'),
          decision: 'granted',
          number: '12/GCN',
          unit: 'Phòng Tư pháp',
          note: '',
        };
      case 'reappointed':
        return {
          reappointment: {
            originalDue: dossier?.promise.due,
            due: '2026-12-10T16:30',
            decidedAt: now,
            reason: 'Chờ cơ quan khác',
            signedBy: this.device.identity.actorId,
          },
          slip: this.slip('apology'),
        };
      case 'promise-moved':
      case 'slip-printed':
        return {};
      case 'withdrawn':
        return { at: now, slip: this.slip('stop-notice'), reason: 'Không còn nhu cầu', papersReturned: true };
      case 'returned':
        return {
          at: now,
          way: 'counter',
          receiver: 'applicant',
          name: 'Nguyễn Văn Thử',
          idNumber: '',
          proof: 'receipt-slip',
          authorisation: '',
          signed: true,
          trackingNumber: '',
          feeSettled: false,
          note: '',
        };
      case 'fee-collected':
        return {
          at: now,
          lineId: this.ids.next(),
          name: 'Lệ phí',
          amount: 8000,
          receiptNumber: `BL-${this.clock.now()}`,
          way: 'cash',
        };
      case 'fee-corrected':
        return { at: now, lineId: this.ids.next(), of: this.ids.next(), reason: 'Ghi nhầm' };
      case 'late-cause-named':
        return { at: now, cause: 'other-unit', note: 'Chờ cơ quan thuế', legId: null };
      case 'voided':
      case 'unvoided':
        return { reason: 'Nhập hai lần' };
      case 'legs-planned':
        return {
          at: now,
          legs: [
            { id: 'a', unit: 'Tư pháp', limit: { amount: 2, unit: 'working-day' } },
            { id: 'b', unit: 'Công an', limit: { amount: 2, unit: 'working-day' } },
          ],
        };
      default:
        throw new Error(`LifeOffice: ${name}`);
    }
  }
}

const ways: Readonly<Record<LifeState, readonly string[]>> = {
  registered: [],
  accepted: [],
  refused: ['refused'],
  'in-process': ['handed-over'],
  completing: ['supplement-requested'],
  supplementing: ['handed-over', 'supplement-requested'],
  'awaiting-duty': ['handed-over', 'paused'],
  withdrawn: ['handed-over', 'withdrawn'],
  stopped: ['handed-over', 'supplement-requested', 'supplement-lapsed'],
  'at-counter': ['handed-over', 'result-recorded'],
  returned: ['handed-over', 'result-recorded', 'returned'],
};
