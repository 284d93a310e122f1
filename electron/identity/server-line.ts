import type { z } from 'zod';
import type { Fetch } from '#electron/protocol/api-forward.ts';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';

/** The server's own code of a refusal passes through; where the body is none of ours it is `server-refused`. */
export interface Refusal extends Fault {
  /** HTTP status of the refusal, 0 when there was no usable answer. */
  readonly status: number;
}

export interface Question<S extends z.ZodType> {
  readonly serverUrl: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly deviceToken?: string;
  readonly sessionToken?: string;
  readonly body?: unknown;
  /** A body of bytes, instead. */
  readonly bytes?: Uint8Array;
  readonly answer: S;
}

export interface ServerLinePorts {
  readonly fetch: Fetch;
  /** Milliseconds until a silent line counts as down. */
  readonly timeoutMs: number;
  readonly onServerTime: (epochMs: number) => void;
}

/** Short questions of the main process to the server. */
export class ServerLine {
  private readonly ports: ServerLinePorts;

  constructor(ports: ServerLinePorts) {
    this.ports = ports;
  }

  /**
   * `server-unreachable` covers a line that is down, hangs or answers with something that is not our server (a captive portal's page, a
   * gateway's 502): in all of these the device works as without a network.
   */
  async ask<S extends z.ZodType>(question: Question<S>): Promise<Result<z.output<S>, Refusal>> {
    let response: Response;
    let body: unknown;
    try {
      response = await this.ports.fetch(`${question.serverUrl}${question.path}`, {
        method: question.method,
        headers: {
          accept: 'application/json',
          ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(question.bytes === undefined ? {} : { 'content-type': 'application/octet-stream' }),
          ...(question.deviceToken === undefined ? {} : { authorization: `Bearer ${question.deviceToken}` }),
          ...(question.sessionToken === undefined ? {} : { 'x-session': question.sessionToken }),
        },
        ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
        ...(question.bytes === undefined ? {} : { body: question.bytes }),
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(this.ports.timeoutMs),
      });
      body = await response.json();
    } catch {
      return refusal('server-unreachable', 0);
    }
    const { status } = response;
    if (status >= 500) return refusal('server-unreachable', status);
    this.noteTime(response);
    if (!response.ok) {
      const told = faultBodySchema.safeParse(body);
      return told.success
        ? { ...fault(told.data.code, told.data.detail), status }
        : refusal('server-refused', status);
    }
    const answer = question.answer.safeParse(body);
    return answer.success ? ok(answer.data) : refusal('server-refused', status);
  }

  private noteTime(response: Response): void {
    const time = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(time)) this.ports.onServerTime(time);
  }
}

function refusal(code: string, status: number): Refusal {
  return { ...fault(code, status === 0 ? undefined : { status }), status };
}
