import { type DeviceId, deviceIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { enrolAnswerSchema, signInAnswerSchema } from '#shared/identity/wire.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import {
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
  protocolVersion,
  type SnapshotAnswer,
  pullAnswerSchema,
  pushAnswerSchema,
  snapshotAnswerSchema,
} from '#shared/sync/protocol.ts';
import type { TransportFault } from '#shared/sync/client-core/sync-round.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { createEnrolmentCode } from '../identity/enrolment.ts';
import { type StaffedOffice, testPassword } from './staffed-office.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** An enrolled machine that speaks HTTP over a socket, to one server or to several in turn. */
export class HttpDevice {
  readonly token: string;
  readonly profile: OfficeProfile;
  readonly id: DeviceId;
  /** Makes sealed events in the name of the office's first officer. */
  readonly sample: SampleDevice;
  readonly office: StaffedOffice;

  private constructor(office: StaffedOffice, token: string, profile: OfficeProfile) {
    this.office = office;
    this.token = token;
    this.profile = profile;
    this.id = deviceIdSchema.parse(profile.device.id);
    const officer = office.file.staff.find(({ role }) => role === 'officer')!;
    this.sample = new SampleDevice(
      {
        officeId: office.file.office.id,
        deviceId: this.id,
        actorId: userIdSchema.parse(officer.id),
        counterId: office.counterId(),
      },
      { clock: office.clock, ids: office.ids, calendar: haNoiCalendar() },
    );
  }

  /** Enrols at the office's first counter and signs its officer in. */
  static async enrolled(url: string, office: StaffedOffice): Promise<HttpDevice> {
    const code = await createEnrolmentCode(office, office.officeId, office.counterId());
    const answer = await ask(url, 'POST', '/v1/enrol', {}, { code, deviceName: 'Máy thử' });
    const { deviceToken, profile } = enrolAnswerSchema.parse(answer.body);
    const device = new HttpDevice(office, deviceToken, profile);
    await device.sessionOf(url, 'officer');
    return device;
  }

  /** The session token of somebody with this role. */
  async sessionOf(url: string, role: Parameters<StaffedOffice['nameOf']>[0]): Promise<string> {
    const signIn = { signInName: this.office.nameOf(role), password: testPassword };
    return signInAnswerSchema.parse((await this.ask(url, 'POST', '/v1/session', signIn)).body).sessionToken;
  }

  ask(
    url: string,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: Body,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<HttpAnswer> {
    return ask(url, method, path, { authorization: `Bearer ${this.token}`, ...headers }, body);
  }

  pushBody(events: readonly EventEnvelope[]): PushRequest {
    const { officeId, deviceId } = this.sample.identity;
    return { protocol: protocolVersion, officeId, deviceId, events: [...events] };
  }

  /** As the transport of the client core gives it. */
  async push(url: string, request: PushRequest): Promise<Result<PushAnswer, TransportFault>> {
    const { status, body } = await this.ask(url, 'POST', '/v1/sync/push', request);
    return status === 200
      ? ok(pushAnswerSchema.parse(body))
      : fault('server-refused', { status, reason: JSON.stringify(body) });
  }

  async pull(
    url: string,
    after: number,
    limit = 500,
    areOwnBrief = false,
  ): Promise<Result<PullAnswer, TransportFault>> {
    const own = areOwnBrief ? '&own=brief' : '';
    const { status, body } = await this.ask(url, 'GET', `/v1/sync/pull?after=${after}&limit=${limit}${own}`);
    return status === 200
      ? ok(pullAnswerSchema.parse(body))
      : fault('server-refused', { status, reason: JSON.stringify(body) });
  }

  async snapshot(
    url: string,
    place: string | null,
    limit: number,
  ): Promise<Result<SnapshotAnswer, TransportFault>> {
    const from = place === null ? '' : `&place=${encodeURIComponent(place)}`;
    const { status, body } = await this.ask(url, 'GET', `/v1/sync/snapshot?limit=${limit}${from}`);
    return status === 200
      ? ok(snapshotAnswerSchema.parse(body))
      : fault('server-refused', { status, reason: JSON.stringify(body) });
  }

  /** Head numbers as the poke stream brings them, until the stream ends or the reader leaves. */
  async *pokes(url: string): AsyncGenerator<number> {
    const left = new AbortController();
    const response = await fetch(`${url}/v1/sync/poke`, {
      headers: { authorization: `Bearer ${this.token}` },
      signal: left.signal,
    });
    if (response.body === null) return;
    try {
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body) {
        text += decoder.decode(chunk, { stream: true });
        const parts = text.split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          if (part.startsWith('data: ')) yield (JSON.parse(part.slice(6)) as { headSeq: number }).headSeq;
        }
      }
    } finally {
      left.abort();
    }
  }
}

/** Text and bytes go out as they are, anything else as JSON. */
type Body = object | string | Uint8Array<ArrayBuffer>;

export async function ask(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: Body,
): Promise<HttpAnswer> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(`${url}${path}`, {
    method,
    headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}
