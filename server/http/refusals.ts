import type { Socket } from 'node:net';
import type { FastifyReply } from 'fastify';
import { type Fault, fault } from '#shared/kernel/result.ts';

/** HTTP status of each code that the server refuses with; anything else is 400. */
const statuses: Readonly<Record<string, number>> = {
  'device-unknown': 401,
  'device-revoked': 401,
  'not-signed-in': 401,
  'sign-in-failed': 401,
  'sign-in-locked': 429,
  'too-many-requests': 429,
  'wrong-device': 403,
  forbidden: 403,
  'enrolment-code-unknown': 404,
  'counter-unknown': 404,
  'not-found': 404,
  'enrolment-code-expired': 410,
  'enrolment-code-used': 410,
  'no-lane-free': 409,
  'request-timed-out': 408,
  'device-replaced': 409,
  'request-too-large': 413,
  'attachment-too-large': 413,
  'attachment-type-unknown': 415,
  'attachment-hash-differs': 422,
  'update-required': 426,
  'server-busy': 503,
  internal: 500,
};

/** Answers with a fault. The body carries the code and its facts, never a sentence: the words stand in `shared/text`. */
export function refuseWith(reply: FastifyReply, { code, detail }: Fault): FastifyReply {
  const status = statuses[code] ?? 400;
  if (code === 'server-busy') reply.header('retry-after', '2');
  return reply.status(status).send(detail === undefined ? { code } : { code, detail });
}

/** Answers what never became a request - too slow, too long a head, no HTTP - in the same words, and ends the connection. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const { code } = fault(connectionFaults[error.code ?? ''] ?? 'malformed-request');
  const body = JSON.stringify({ code });
  const head = [
    `HTTP/1.1 ${statuses[code] ?? 400} Refused`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${body.length}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

const connectionFaults: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timed-out',
  HPE_HEADER_OVERFLOW: 'request-too-large',
};
