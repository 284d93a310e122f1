import { localDateTimeSchema } from '#shared/calendar/local-time.ts';
import { enrolAnswerSchema } from '#shared/identity/wire.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import { userIdSchema } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { pushAnswerSchema, protocolVersion } from '#shared/sync/protocol.ts';
import { SeededIds } from '#shared/sync/testing/fixed-ports.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';

const clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** A counter without a screen, enrolled over the wire: for what the machine of a story cannot do, such as having a printer. */
export class OtherCounter {
  private readonly url: string;
  private readonly token: string;
  private readonly device: SampleDevice;

  private constructor(url: string, token: string, device: SampleDevice) {
    this.url = url;
    this.token = token;
    this.device = device;
  }

  /** @param person who signs in and acts there */
  static async enrol(
    url: string,
    code: string,
    person: { readonly signInName: string; readonly password: string },
  ): Promise<OtherCounter> {
    const answer = await ask(`${url}/v1/enrol`, null, { code, deviceName: 'Máy có máy in' });
    const { deviceToken, profile } = enrolAnswerSchema.parse(answer);
    await ask(`${url}/v1/session`, deviceToken, person);
    const actor = profile.users.find((user) => user.signInName === person.signInName);
    const { id: deviceId, counterId } = profile.device;
    const actorId = userIdSchema.parse(actor?.id);
    const identity = { officeId: profile.office.id, deviceId, actorId, counterId };
    const ports = { clock, ids: new SeededIds(77, clock), calendar: haNoiCalendar() };
    return new OtherCounter(url, deviceToken, new SampleDevice(identity, ports));
  }

  /**
   * Records a dossier of one working day and sends it.
   *
   * @param receivedAt local date and time
   * @returns the id of the dossier
   */
  async receive(code: string, receivedAt: string): Promise<string> {
    const event = this.device.received(code, { receivedAt: localDateTimeSchema.parse(receivedAt) });
    await this.push(event);
    return event.entity.id;
  }

  /** Records an act about a dossier and sends it. */
  async act(dossierId: string, type: string, v: number, payload: Json): Promise<void> {
    await this.push(this.device.seal(type, { kind: 'dossier', id: dossierId }, payload, { v }));
  }

  private async push(event: EventEnvelope): Promise<void> {
    const { officeId, deviceId } = this.device.identity;
    const request = { protocol: protocolVersion, officeId, deviceId, events: [event] };
    const { acks } = pushAnswerSchema.parse(await ask(`${this.url}/v1/sync/push`, this.token, request));
    if (acks[0]?.verdict !== 'applied') throw new Error(`${event.type}: ${JSON.stringify(acks)}`);
  }
}

async function ask(address: string, token: string | null, body: unknown): Promise<unknown> {
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
  return response.json();
}
