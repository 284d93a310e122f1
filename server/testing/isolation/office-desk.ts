import { createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { BundleMaker } from '#shared/sync/bundle/testing/bundle-maker.ts';
import type { BundleKey } from '#shared/sync/bundle/header.ts';
import type { StaffedOffice } from '../staffed-office.ts';
import type { TestDevice, TestServer } from '../test-server.ts';

/** A counter of one of several offices, that acts, listens, and keeps count of what belongs to its office. */
export class OfficeDesk {
  readonly device: TestDevice;
  readonly office: IsolatedOffice;
  readonly supervisor: string;
  readonly app: TestServer['app'];
  private readonly maker: BundleMaker;
  private readonly key: BundleKey;
  /** Recorded here, in the order of the device, and not answered yet. */
  private unsent: readonly EventEnvelope[] = [];
  /** What was sealed here last; it may or may not be sent. */
  lastEvent: EventEnvelope | null = null;
  private readonly turn = new Turn();
  private readonly door: Turn;

  private constructor(
    server: TestServer,
    device: TestDevice,
    office: IsolatedOffice,
    supervisor: string,
    maker: BundleMaker,
    door: Turn,
  ) {
    this.app = server.app;
    this.device = device;
    this.office = office;
    this.supervisor = supervisor;
    this.maker = maker;
    this.door = door;
    this.key = device.profile.bundleKey!;
    office.secrets.add(device.id).add(device.token).add(supervisor);
  }

  /** @param door the one door for bundles, which lets in one at a time */
  static async opened(server: TestServer, office: IsolatedOffice, door: Turn): Promise<OfficeDesk> {
    const device = await server.enrolled(office.staffed);
    await device.signIn('officer');
    const supervisor = await device.sessionOf('supervisor');
    const maker = new BundleMaker();
    await device.ask('GET', `/v1/profile?deviceKey=${maker.publicKey}`);
    return new OfficeDesk(server, device, office, supervisor, maker, door);
  }

  /** Receives dossiers and sends them with all that waits; one send of a device at a time, as the client does. */
  push(count: number): Promise<LightMyRequestResponse> {
    return this.turn.take(async () => {
      this.record(count);
      const answer = await this.device.push(this.unsent);
      if (answer.statusCode === 200) this.unsent = [];
      return answer;
    });
  }

  /** Receives dossiers and gives them, with all that waits, to somebody who carries them. */
  bundle(count: number): Promise<Uint8Array> {
    return this.turn.take(() => {
      this.record(count);
      return Promise.resolve(this.maker.make(this.key, this.unsent));
    });
  }

  /** Brings a file to the door for bundles, with a session of any office. */
  bring(file: Uint8Array, session: string): Promise<LightMyRequestResponse> {
    const headers = {
      ...this.device.headers,
      'content-type': 'application/octet-stream',
      'x-session': session,
    };
    return this.door.take(() =>
      this.app.inject({ method: 'POST', url: '/v1/sync/bundle', headers, payload: Buffer.from(file) }),
    );
  }

  /** Keeps a file that no other office has. */
  attach(): Promise<LightMyRequestResponse> {
    const content = Buffer.from(`%PDF-1.7\n${this.office.marker} ${this.office.attachments.length}`);
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.office.attachments.push(sha256);
    this.office.secrets.add(sha256);
    return this.app.inject({
      method: 'PUT',
      url: `/v1/attachments/${sha256}`,
      headers: { ...this.device.headers, 'content-type': 'application/octet-stream' },
      payload: content,
    });
  }

  private record(count: number): void {
    const { office, device } = this;
    const events = Array.from({ length: count }, () =>
      device.sample.received(office.nextCode(), { note: office.marker }),
    );
    for (const { id, entity } of events) {
      office.eventIds.add(id);
      office.entityIds.push(entity.id);
      office.secrets.add(id).add(entity.id);
    }
    this.unsent = [...this.unsent, ...events];
    this.lastEvent = events.at(-1) ?? this.lastEvent;
  }
}

/** Lets one work in at a time, in the order in which they came. */
export class Turn {
  private last: Promise<unknown> = Promise.resolve();

  take<T>(work: () => Promise<T>): Promise<T> {
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** What is known of an office by its own people alone. */
export class IsolatedOffice {
  readonly staffed: StaffedOffice;
  /** In every dossier and every file of this office, and nowhere else. */
  readonly marker: string;
  readonly eventIds = new Set<string>();
  readonly entityIds: string[] = [];
  /** Hashes of the files. */
  readonly attachments: string[] = [];
  /** Words of which none may ever reach another office. */
  readonly secrets = new Set<string>();
  private lastNumber = 0;

  constructor(staffed: StaffedOffice, marker: string) {
    this.staffed = staffed;
    this.marker = marker;
    this.secrets.add(marker).add(staffed.officeId);
    for (const { id } of [...staffed.file.staff, ...staffed.file.office.counters]) this.secrets.add(id);
  }

  nextCode(): string {
    this.lastNumber += 1;
    return `H26.999.01-261124-${String(this.lastNumber).padStart(4, '0')}`;
  }
}
