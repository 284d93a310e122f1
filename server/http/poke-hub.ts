import type { ServerResponse } from 'node:http';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { KnownDevice } from '../identity/devices.ts';

export interface PokeHubPorts {
  readonly db: Kysely<Schema>;
  /** Calls again and again until the answer is called. */
  readonly every: (ms: number, call: () => void) => () => void;
  readonly onCount: (listeners: number) => void;
  readonly onFailure: (error: unknown) => void;
}

const pollMs = 1_000;
const heartbeatPolls = 20;
/** Streams that one device may hold: one for each of its windows and some that died without a word. */
export const streamsOfDevice = 4;

/**
 * Tells the listening devices of an office that its log has grown. Heads are read once a second from the counter rows, so that any
 * number of server instances serve one office without NOTIFY; a push on this instance is told at once.
 */
export class PokeHub {
  private readonly ports: PokeHubPorts;
  /** Of each office: streams in the order in which they came, with the device of each. */
  private readonly listeners = new Map<string, Map<ServerResponse, string>>();
  private readonly heads = new Map<string, number>();
  private readonly stopPolling: () => void;
  private polls = 0;
  private isPolling = false;

  constructor(ports: PokeHubPorts) {
    this.ports = ports;
    this.stopPolling = ports.every(pollMs, () => {
      if (!this.isPolling) void this.poll();
    });
  }

  /**
   * Adds a stream that is already open; it gets the head at once, then each new one. A device with too many streams loses its oldest: the
   * youngest is the one that it reads.
   */
  add({ officeId, deviceId }: KnownDevice, stream: ServerResponse, headSeq: number): void {
    const streams = this.listeners.get(officeId) ?? new Map<ServerResponse, string>();
    const own = Array.from(streams).filter(([, holder]) => holder === deviceId);
    for (const [oldest] of own.slice(0, Math.max(0, own.length - streamsOfDevice + 1))) {
      streams.delete(oldest);
      oldest.end();
    }
    streams.set(stream, deviceId);
    this.listeners.set(officeId, streams);
    // A push may have been told while the caller read the head; the stream must not start behind what the others know.
    const head = Math.max(headSeq, this.heads.get(officeId) ?? 0);
    this.heads.set(officeId, head);
    stream.on('close', () => {
      streams.delete(stream);
      if (streams.size === 0) this.listeners.delete(officeId);
      this.count();
    });
    this.count();
    write(stream, head);
  }

  /** The log of an office reaches `headSeq`. */
  poke(officeId: string, headSeq: number): void {
    if (headSeq <= (this.heads.get(officeId) ?? 0)) return;
    this.heads.set(officeId, headSeq);
    for (const stream of this.listeners.get(officeId)?.keys() ?? []) write(stream, headSeq);
  }

  close(): void {
    this.stopPolling();
    for (const streams of this.listeners.values()) for (const stream of streams.keys()) stream.end();
    this.listeners.clear();
  }

  private async poll(): Promise<void> {
    const offices = [...this.listeners.keys()];
    if (offices.length === 0) return;
    this.isPolling = true;
    this.polls += 1;
    try {
      const rows = await this.ports.db
        .selectFrom('office_counter')
        .select(['office_id', 'seq'])
        .where('office_id', 'in', offices)
        .execute();
      for (const { office_id, seq } of rows) this.poke(office_id, seq);
      if (this.polls % heartbeatPolls === 0) this.beat();
    } catch (error) {
      this.ports.onFailure(error);
    } finally {
      this.isPolling = false;
    }
  }

  /** A comment line now and then, so that proxies do not take a quiet stream for a dead one. */
  private beat(): void {
    for (const streams of this.listeners.values()) {
      for (const stream of streams.keys()) stream.write(':\n\n');
    }
  }

  private count(): void {
    this.ports.onCount([...this.listeners.values()].reduce((sum, streams) => sum + streams.size, 0));
  }
}

function write(stream: ServerResponse, headSeq: number): void {
  stream.write(`data: ${JSON.stringify({ headSeq })}\n\n`);
}
