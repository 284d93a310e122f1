import type { Result } from '#shared/kernel/result.ts';

/** `net.fetch` of Electron, or the platform's own in tests. */
export type Fetch = (
  address: string,
  init: RequestInit & { duplex?: 'half'; bypassCustomProtocolHandlers?: boolean },
) => Promise<Response>;

/** With whom and as whom the device speaks to its server. */
export interface Credentials {
  readonly serverUrl: string;
  readonly deviceToken: string;
  /** Of the user who is signed in, where the server gave one. */
  readonly sessionToken: string | null;
}

export interface ApiForwardPorts {
  readonly fetch: Fetch;
  readonly credentials: () => Result<Credentials>;
  /** Runs `act` after a time (milliseconds); gives what cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
  /** Told of the server's clock (epoch milliseconds) whenever it answers. */
  readonly onServerTime: (epochMs: number) => void;
}

/** Milliseconds until the server must have begun to answer; just above the renderer's own patience, so that this only cleans up. */
const headTimeout = 25_000;

/** What the renderer may reach; signing in and enrolment are main's own business. */
const allowedPaths = ['/v1/sync/', '/v1/reports/'] as const;
const allowedMethods: ReadonlySet<string> = new Set(['GET', 'POST']);

/** Lists of what passes, not of what is held back: cookies and authorisation of the page's making are on neither. */
const passedOn = ['accept', 'content-type', 'content-encoding', 'last-event-id', 'if-none-match'] as const;
const passedBack = ['content-type', 'cache-control', 'etag', 'retry-after'] as const;

/**
 * Forwards `app://counter/api/...` to the enrolled server with the device's token, which the renderer never sees. Bodies stream both
 * ways: gzip uploads and server-sent events pass as they come. A line that is down answers 503 `server-unreachable`.
 */
export function apiForward(ports: ApiForwardPorts): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice('/api'.length);
    if (!allowedPaths.some((prefix) => path.startsWith(prefix)) || hasDots(path)) {
      return refusal(404, 'api-path-refused');
    }
    if (!allowedMethods.has(request.method)) return refusal(405, 'api-method-refused');
    const credentials = ports.credentials();
    if (!credentials.ok) return refusal(409, credentials.code);

    // Electron 33 does not abort `request.signal` when the page leaves a request, nor `net.fetch` when its body is left: without this,
    // each stream that was left keeps its connection, and the sixth one blocks all others.
    const line = new AbortController();
    const stopWaiting = ports.later(() => line.abort(), headTimeout);
    let answer: Response;
    try {
      answer = await ports.fetch(`${credentials.value.serverUrl}${path}${search}`, {
        method: request.method,
        headers: requestHeaders(request, credentials.value),
        ...(request.body === null ? {} : { body: request.body, duplex: 'half' }),
        // A redirect would carry the token to wherever it points.
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: AbortSignal.any([line.signal, request.signal]),
      });
    } catch {
      return refusal(503, 'server-unreachable');
    } finally {
      stopWaiting();
    }
    const serverTime = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(serverTime)) ports.onServerTime(serverTime);
    const body = answer.body === null ? null : endingWith(answer.body, () => line.abort());
    return new Response(body, { status: answer.status, headers: responseHeaders(answer) });
  };
}

/** The URL parser has resolved plain dots; encoded ones would be resolved by the server, past the list of allowed paths. */
function hasDots(path: string): boolean {
  return /%2e|%2f|%5c|\\/i.test(path);
}

function requestHeaders(request: Request, credentials: Credentials): Record<string, string> {
  return {
    ...picked(request.headers, passedOn),
    authorization: `Bearer ${credentials.deviceToken}`,
    ...(credentials.sessionToken === null ? {} : { 'x-session': credentials.sessionToken }),
  };
}

/** The body arrives unpacked, so `content-encoding` and `content-length` of the line no longer fit it. */
function responseHeaders(answer: Response): Record<string, string> {
  return { ...picked(answer.headers, passedBack), 'x-content-type-options': 'nosniff' };
}

function picked(headers: Headers, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}

function refusal(status: number, code: string): Response {
  return Response.json({ code }, { status, headers: { 'x-content-type-options': 'nosniff' } });
}

/** The same stream, with word of its being left before the end. */
function endingWith(body: ReadableStream<Uint8Array>, onLeft: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        controller.error(error);
      }
    },
    async cancel(reason) {
      onLeft();
      await reader.cancel(reason).catch(() => undefined);
    },
  });
}
