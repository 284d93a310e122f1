import type { z } from 'zod';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import {
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
  type SnapshotAnswer,
  pullAnswerSchema,
  protocolVersion,
  pushAnswerSchema,
  snapshotAnswerSchema,
} from '#shared/sync/protocol.ts';
import type { Transport, TransportFault } from '#shared/sync/client-core/sync-round.ts';

export interface HttpTransportPorts {
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds after which an answer is taken for lost. */
  readonly timeoutMs: number;
}

/** The line to the server through `app://counter/api`, where main adds the device's token. */
export class HttpTransport implements Transport {
  private readonly ports: HttpTransportPorts;

  constructor(ports: HttpTransportPorts) {
    this.ports = ports;
  }

  async push(request: PushRequest): Promise<Result<PushAnswer, TransportFault>> {
    const body = await gzip(JSON.stringify(request));
    return this.ask('/api/v1/sync/push', pushAnswerSchema, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body,
    });
  }

  pull(after: number, limit: number, areOwnBrief: boolean): Promise<Result<PullAnswer, TransportFault>> {
    const own = areOwnBrief ? '&own=brief' : '';
    const path = `/api/v1/sync/pull?after=${after}&limit=${limit}&protocol=${protocolVersion}${own}`;
    return this.ask(path, pullAnswerSchema, { method: 'GET' });
  }

  snapshot(place: string | null, limit: number): Promise<Result<SnapshotAnswer, TransportFault>> {
    const from = place === null ? '' : `&place=${encodeURIComponent(place)}`;
    return this.ask(`/api/v1/sync/snapshot?limit=${limit}${from}`, snapshotAnswerSchema, { method: 'GET' });
  }

  private async ask<S extends z.ZodType>(
    path: string,
    schema: S,
    init: RequestInit,
  ): Promise<Result<z.output<S>, TransportFault>> {
    let response: Response;
    let body: unknown;
    try {
      response = await this.ports.fetch(path, { ...init, signal: AbortSignal.timeout(this.ports.timeoutMs) });
      body = await response.json();
    } catch {
      return fault('server-unreachable');
    }
    if (!response.ok) return refusalOf(response.status, body);
    const answer = schema.safeParse(body);
    return answer.success ? ok(answer.data) : fault('server-refused', { status: response.status });
  }
}

function refusalOf(status: number, body: unknown): TransportFault {
  const code = faultBodySchema.safeParse(body).data?.code ?? '';
  switch (code) {
    case 'not-enrolled':
    case 'device-revoked':
    case 'wrong-device':
    case 'server-unreachable':
      return fault(code);
  }
  if (status === 408) return fault('server-unreachable');
  if (status === 426) return fault('update-required');
  if (status === 413) return fault('request-too-large');
  if (status === 503 || status === 429) return fault('server-busy');
  return fault('server-refused', { status, reason: code });
}

async function gzip(text: string): Promise<ArrayBuffer> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}
