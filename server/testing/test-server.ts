import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { Writable } from 'node:stream';
import { type DeviceId, deviceIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { SampleDevice } from '#shared/sync/testing/sample-device.ts';
import { haNoiCalendar } from '#shared/sync/testing/ha-noi-calendar.ts';
import { type Surroundings, composeServer } from '../compose.ts';
import type { ServerPorts } from '../http/server-ports.ts';
import { createEnrolmentCode } from '../identity/enrolment.ts';
import { createLogger } from '../log/logger.ts';
import type { TestDatabase } from './each-database.ts';
import { StaffedOffice, testPassword, testResources } from './staffed-office.ts';

/** A server over a test database, with everything that it logs, even at its most talkative. */
export interface TestServer {
  readonly app: FastifyInstance;
  readonly ports: ServerPorts;
  readonly office: StaffedOffice;
  /** All that was logged so far. */
  readonly logged: () => string;
  /** Enrols a machine at the first counter over HTTP. */
  readonly enrolled: (office?: StaffedOffice) => Promise<TestDevice>;
}

export async function testServer(
  database: TestDatabase,
  seed: number,
  change: Partial<Surroundings> = {},
): Promise<TestServer> {
  const office = await new StaffedOffice(database.db, seed).add();
  let log = '';
  const logger = createLogger(
    'trace',
    new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        log += chunk.toString();
        done();
      },
    }),
  );
  const { clock, ids, random } = office;
  const { app, ports } = await composeServer(database, testResources(), {
    clock,
    ids,
    random,
    logger,
    trustedProxies: null,
    ...change,
  });
  return {
    app,
    ports,
    office,
    logged: () => log,
    enrolled: async (of = office) => {
      const code = await createEnrolmentCode(of, of.officeId, of.counterId());
      const answer = await app.inject({
        method: 'POST',
        url: '/v1/enrol',
        payload: { code, deviceName: 'Máy thử' },
      });
      if (answer.statusCode !== 200) throw new Error(answer.body);
      const { deviceToken, profile } = answer.json<{ deviceToken: string; profile: OfficeProfile }>();
      return new TestDevice(app, of, deviceToken, profile);
    },
  };
}

/** An enrolled machine that speaks to the server as the app does. */
export class TestDevice {
  readonly token: string;
  readonly profile: OfficeProfile;
  readonly id: DeviceId;
  /** Makes sealed events in the name of the office's first officer. */
  readonly sample: SampleDevice;
  private readonly app: FastifyInstance;
  private readonly office: StaffedOffice;

  constructor(app: FastifyInstance, office: StaffedOffice, token: string, profile: OfficeProfile) {
    this.app = app;
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

  get headers(): { readonly authorization: string } {
    return { authorization: `Bearer ${this.token}` };
  }

  signIn(
    role: Parameters<StaffedOffice['nameOf']>[0],
    password = testPassword,
  ): Promise<LightMyRequestResponse> {
    return this.ask('POST', '/v1/session', { signInName: this.office.nameOf(role), password });
  }

  /** The session token of somebody with this role. */
  async sessionOf(role: Parameters<StaffedOffice['nameOf']>[0]): Promise<string> {
    return (await this.signIn(role)).json<{ sessionToken: string }>().sessionToken;
  }

  ask(
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    payload?: object,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<LightMyRequestResponse> {
    return this.app.inject({
      method,
      url,
      headers: { ...this.headers, ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
  }

  pushBody(events: readonly EventEnvelope[]): object {
    const { officeId, deviceId } = this.sample.identity;
    return { protocol: 1, officeId, deviceId, events };
  }

  push(events: readonly EventEnvelope[]): Promise<LightMyRequestResponse> {
    return this.ask('POST', '/v1/sync/push', this.pushBody(events));
  }

  pull(after = 0, limit = 500): Promise<LightMyRequestResponse> {
    return this.ask('GET', `/v1/sync/pull?after=${after}&limit=${limit}`);
  }
}
