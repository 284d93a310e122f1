import { promiseFor } from '#shared/calendar/promise.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { deviceIdSchema, officeIdSchema, slipIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Judgement } from '#shared/log/judgement.ts';
import { readEvent } from '#shared/sync/subjects.ts';
import { ManualClock, SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar, haNoiContext } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import type { Changes } from '../correction/events.ts';
import type { CorrectableField } from '../correction/field-classes.ts';
import { slipContent } from '../correction/slips.ts';
import { baseOf, valueOf } from '../correction/values.ts';
import { type Dossier, promiseRequestOf } from '../state.ts';

const calendar = haNoiCalendar();
const context = haNoiContext()(null);

/** One dossier and what becomes of it event by event, as the server's order has them. Two counters act; the state may be older than the log. */
export class DossierStory {
  readonly clock = new ManualClock(Date.UTC(2026, 10, 23, 2));
  readonly ids = new SeededIds(5, this.clock);
  readonly calendar = calendar;
  readonly context = context;
  readonly first: SampleDevice;
  readonly second: SampleDevice;
  readonly received: EventEnvelope;
  readonly judgements: Judgement[] = [];
  dossier: Dossier;

  constructor() {
    const officeId = officeIdSchema.parse(this.ids.next());
    const device = (): SampleDevice =>
      new SampleDevice(
        {
          officeId,
          deviceId: deviceIdSchema.parse(this.ids.next()),
          actorId: userIdSchema.parse(this.ids.next()),
          counterId: this.ids.next(),
        },
        this,
      );
    this.first = device();
    this.second = device();
    this.received = this.first.received('H26.999.01-261123-0001');
    const reading = readEvent(this.received);
    if (reading.kind !== 'known') throw new Error(reading.kind);
    this.dossier = reading.evolve(null) as unknown as Dossier;
  }

  /** What the server makes of an event; what it rejects leaves no mark. */
  take(event: EventEnvelope): Judgement {
    const reading = readEvent(event);
    if (reading.kind !== 'known') throw new Error(`${event.type}: ${reading.kind}`);
    const state = plain(this.dossier);
    const judgement = reading.judge(state, this.context);
    if (judgement.verdict !== 'rejected') this.dossier = plain(reading.evolve(state)) as unknown as Dossier;
    this.judgements.push(judgement);
    return judgement;
  }

  /** A correction by someone whose screen shows `seen`. */
  correction(device: SampleDevice, changes: Changes, seen: Dossier = this.dossier): EventEnvelope {
    const base = baseOf(seen, Object.keys(changes) as CorrectableField[]);
    const payload = {
      changes: plain(changes),
      promise: this.promiseAfter(seen, changes),
      reason: 'Ghi nhầm',
    };
    return this.event(device, 'dossier.corrected', payload, base);
  }

  event(
    device: SampleDevice,
    type: string,
    payload: Json,
    base: EventEnvelope['base'] | Readonly<Record<string, Json>> = null,
  ): EventEnvelope {
    return device.seal(type, this.received.entity, payload, { base: base as EventEnvelope['base'] });
  }

  printed(dossier: Dossier = this.dossier, outcome = 'printed-confirmed'): EventEnvelope {
    const payload = {
      slipId: dossier.receipt.slipId,
      outcome,
      device: 'pdf',
      copies: 2,
      due: dossier.promise.due,
      content: slipContent(dossier),
      sha256: 'a'.repeat(64),
    };
    return this.first.seal('dossier.slip-printed', this.received.entity, payload, { v: 2 });
  }

  reissue(order: number, dossier: Dossier = this.dossier): EventEnvelope {
    return this.event(this.second, 'dossier.slip-reissued', {
      replaces: dossier.receipt.slipId,
      slip: {
        slipId: slipIdSchema.parse(this.ids.next()),
        number: `02-${String(order).padStart(4, '0')}/2026-TTPVHCC`,
        book: 2,
        order,
      },
      issuedOn: '2026-11-23',
      reason: 'Ghi nhầm',
    });
  }

  value(field: CorrectableField): Json {
    return valueOf(this.dossier, field);
  }

  promiseAfter(seen: Dossier, { appointment }: Changes): Json {
    if (appointment === undefined) return null;
    const { receivedAt, limit } = appointment;
    const request = promiseRequestOf({ ...seen, receivedAt, promise: { ...seen.promise, limit } });
    const made = promiseFor(this.calendar, request);
    if (!made.ok) throw new Error(made.code);
    return plain(made.value);
  }
}

export function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
