import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { dossierReceived, slipPrinted } from '#shared/dossier/events.ts';
import type { DossierReceivedPayload } from '#shared/dossier/events.ts';
import { dossierRegistered } from '#shared/dossier/life/door.ts';
import { acceptanceLimit } from '#shared/dossier/online/online-filing.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import {
  type DeviceId,
  type OfficeId,
  type UserId,
  eventIdSchema,
  slipIdSchema,
} from '#shared/kernel/ids.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { chainStart, sealEvent } from '#shared/log/chain.ts';
import type { EntityRef, EventEnvelope } from '#shared/log/envelope.ts';
import { intakePayload } from './intake-payload.ts';

export interface SampleDevicePorts {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly calendar: WorkingCalendar;
}

export interface SampleDeviceIdentity {
  readonly officeId: OfficeId;
  readonly deviceId: DeviceId;
  readonly actorId: UserId;
  readonly counterId: string;
}

/** Makes well-formed, sealed events as a counter would: for tests of whatever takes them. Everyone in them is synthetic. */
export class SampleDevice {
  lastDeviceSeq = 0;
  lastHash = chainStart;
  readonly identity: SampleDeviceIdentity;
  private readonly ports: SampleDevicePorts;

  constructor(identity: SampleDeviceIdentity, ports: SampleDevicePorts) {
    this.identity = identity;
    this.ports = ports;
  }

  /** A dossier of one working day's limit, with the code given. */
  received(code: string, change: Partial<DossierReceivedPayload> = {}): EventEnvelope {
    const payload = {
      ...this.intake(code, { amount: 1, unit: 'working-day' }, change.receivedAt),
      ...(JSON.parse(JSON.stringify(change)) as Record<string, Json>),
    };
    return this.seal(dossierReceived.type, { kind: 'dossier', id: this.ports.ids.next() }, payload);
  }

  /** A dossier that is on record and not received yet, with the code given. */
  registered(code: string): EventEnvelope {
    const { receipt: _receipt, ...payload } = this.intake(code, acceptanceLimit);
    const register = { slipId: this.ports.ids.next(), book: 1, order: 1 };
    return this.seal(
      dossierRegistered.type,
      { kind: 'dossier', id: this.ports.ids.next() },
      { ...payload, register },
    );
  }

  private intake(
    code: string,
    limit: Limit,
    receivedAt = localDateTimeOf(this.ports.clock.now()),
  ): Record<string, Json> {
    const promise = promiseFor(this.ports.calendar, { received: receivedAt, limit });
    if (!promise.ok) throw new Error(`SampleDevice: ${promise.code}`);
    return intakePayload({
      code,
      counterId: this.identity.counterId,
      slipId: slipIdSchema.parse(this.ports.ids.next()),
      order: 1,
      receivedAt,
      promise: promise.value,
    });
  }

  /** The receipt slip of a dossier that this device received was printed. */
  printed(received: EventEnvelope): EventEnvelope {
    const receipt = received.payload['receipt'] as { readonly slipId: string };
    const promise = received.payload['promise'] as { readonly due: string };
    return this.seal(slipPrinted.type, received.entity, {
      slipId: receipt.slipId,
      outcome: 'printed-confirmed',
      device: 'pdf',
      copies: 2,
      due: promise.due,
      sha256: 'a'.repeat(64),
    });
  }

  /** Any event, next in this device's chain. */
  seal(type: string, entity: EntityRef, payload: Json, change: Partial<EventEnvelope> = {}): EventEnvelope {
    const event = sealEvent({
      id: eventIdSchema.parse(this.ports.ids.next()),
      officeId: this.identity.officeId,
      deviceId: this.identity.deviceId,
      deviceSeq: this.lastDeviceSeq + 1,
      entity,
      type,
      v: 1,
      payload: payload as EventEnvelope['payload'],
      base: null,
      actorId: this.identity.actorId,
      occurredAt: this.ports.clock.now(),
      clock: { offsetMs: null, monotonicMs: this.ports.clock.monotonic(), lastServerTime: null },
      prevHash: this.lastHash,
      ...change,
    });
    this.lastDeviceSeq = event.deviceSeq;
    this.lastHash = event.hash;
    return event;
  }
}
