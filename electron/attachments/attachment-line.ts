import type { Credentials, Fetch } from '#electron/protocol/api-forward.ts';
import { attachmentBytes } from '#shared/dossier/attachment/attachment-file.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { hashOf } from './attachment-vault.ts';

export interface AttachmentLinePorts {
  readonly fetch: Fetch;
  readonly credentials: () => Result<Credentials>;
  /** Milliseconds for a whole file, on the slowest line that is worth trying. */
  readonly timeoutMs: number;
}

/** Files to and from the server, with the device's token. A server that is silent and one that is not ours are both `server-unreachable`. */
export class AttachmentLine {
  private readonly ports: AttachmentLinePorts;

  constructor(ports: AttachmentLinePorts) {
    this.ports = ports;
  }

  /** Sending twice changes nothing. Faults: those of the server, `server-unreachable`, `not-enrolled`. */
  async send(sha256: string, content: Uint8Array<ArrayBuffer>): Promise<Result<null>> {
    const answer = await this.ask(sha256, { method: 'PUT', body: content });
    return answer.ok ? ok(null) : answer;
  }

  /** `attachment-not-there`: the server does not have it (yet): the machine where it was attached has had no line since. */
  async fetch(sha256: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const answer = await this.ask(sha256, { method: 'GET' });
    if (!answer.ok) return answer.code === 'not-found' ? fault('attachment-not-there') : answer;
    return hashOf(answer.value) === sha256 ? answer : fault('attachment-damaged');
  }

  private async ask(sha256: string, init: RequestInit): Promise<Result<Uint8Array<ArrayBuffer>>> {
    const credentials = this.ports.credentials();
    if (!credentials.ok) return credentials;
    const { serverUrl, deviceToken } = credentials.value;
    try {
      const response = await this.ports.fetch(`${serverUrl}/v1/attachments/${sha256}`, {
        ...init,
        headers: {
          authorization: `Bearer ${deviceToken}`,
          ...(init.body === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        },
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.timeout(this.ports.timeoutMs),
      });
      const content = new Uint8Array(await response.arrayBuffer());
      return response.ok && content.length <= attachmentBytes ? ok(content) : refusalOf(content);
    } catch {
      return fault('server-unreachable');
    }
  }
}

function refusalOf(content: Uint8Array): Fault {
  try {
    const told = faultBodySchema.parse(JSON.parse(new TextDecoder().decode(content)));
    return fault(told.code, told.detail);
  } catch {
    return fault('server-unreachable');
  }
}
