import { Agent, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { pushAnswerSchema } from '#shared/sync/protocol.ts';
import type { PreparedPush } from './push-load.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** Plain requests over kept connections, so that the client costs as little of the machine as it can. */
export class HttpLine {
  private readonly agent: Agent;
  private readonly url: string;

  constructor(url: string, connections: number) {
    this.url = url;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(path: string, token: string): Promise<HttpAnswer> {
    return this.ask('GET', path, { authorization: `Bearer ${token}` }, undefined);
  }

  /** @param packed JSON as gzip, as the app sends it */
  post(path: string, token: string, packed: Uint8Array): Promise<HttpAnswer> {
    const headers = {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      'content-length': packed.length,
    };
    return this.ask('POST', path, { authorization: `Bearer ${token}`, ...headers }, packed);
  }

  close(): void {
    this.agent.destroy();
  }

  private ask(
    method: string,
    path: string,
    headers: Readonly<Record<string, string | number>>,
    body: Uint8Array | undefined,
  ): Promise<HttpAnswer> {
    return new Promise((resolve, reject) => {
      const asked = request(`${this.url}${path}`, { method, headers, agent: this.agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
        answer.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }
}

/** A push that is ready to be sent, packed beforehand. It fails when the server does not apply all of it. */
export function overHttp(line: HttpLine, { device, request }: PreparedPush): () => Promise<void> {
  const packed = gzipSync(JSON.stringify(request));
  return async () => {
    const { status, body } = await line.post('/v1/sync/push', device.token, packed);
    if (status !== 200) throw new Error(`push: ${status} ${body}`);
    const { acks, problem } = pushAnswerSchema.parse(JSON.parse(body));
    if (problem !== null || acks.some(({ verdict }) => verdict !== 'applied'))
      throw new Error(`push: ${body}`);
  };
}
