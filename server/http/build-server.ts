import { pipeline } from 'node:stream';
import { constants, createGunzip } from 'node:zlib';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import {
  type ZodTypeProvider,
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { fault } from '#shared/kernel/result.ts';
import { pushLimits } from '#shared/sync/protocol.ts';
import { isDatabaseAway } from '../db/database-away.ts';
import { StatesOfNewerVersion } from '../sync/states-of-newer-version.ts';
import { errorFacts } from '../log/logger.ts';
import { attachmentRoutes } from './attachment-routes.ts';
import { bundleRoutes } from './bundle-routes.ts';
import { identityRoutes } from './identity-routes.ts';
import { parseJsonBody } from './json-body.ts';
import { openapiFrame } from './openapi-frame.ts';
import { operationRoutes } from './operation-routes.ts';
import { refuseConnection, refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';
import { syncRoutes } from './sync-routes.ts';

export interface ServerOptions {
  /** Proxies whose `X-Forwarded-For` is believed (addresses or CIDR ranges, comma-separated); null for none. */
  readonly trustedProxies: string | null;
  /** Milliseconds in which a whole request must have come in; two minutes unless given, enough for a full push over a poor line. */
  readonly requestTimeoutMs?: number | undefined;
}

/** The HTTP face of the server. It listens nowhere by itself: `inject` serves tests, `listen` the composition root. */
export async function buildServer(
  ports: ServerPorts,
  logger: FastifyBaseLogger,
  { trustedProxies, requestTimeoutMs = 120_000 }: ServerOptions,
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // Requests that are being served are answered before the server ends; only idle connections are cut.
    forceCloseConnections: 'idle',
    trustProxy: trustedProxies ?? false,
    // Whoever sends a request drop by drop does not keep a connection for good.
    requestTimeout: requestTimeoutMs,
    http: {
      // Node would exchange the two times if that for the head were the longer one.
      headersTimeout: Math.min(60_000, requestTimeoutMs),
      connectionsCheckingInterval: Math.min(30_000, requestTimeoutMs),
    },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, _request, reply) => void refuseWith(reply, fault('malformed-request')),
  })
    .withTypeProvider<ZodTypeProvider>()
    .setValidatorCompiler(validatorCompiler)
    .setSerializerCompiler(serializerCompiler);
  await app.register(helmet);
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new TooManyRequests() });
  // Pages of a log pack to a tenth, and counters often hang on a thin line. Requests are unpacked below, within their limits.
  await app.register(compress, {
    encodings: ['gzip'],
    threshold: packedFromBytes,
    zlibOptions: { level: constants.Z_BEST_SPEED },
    globalDecompression: false,
  });
  await app.register(swagger, { openapi: openapiFrame, transform: jsonSchemaTransform });

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    const body = parseJsonBody(text.toString());
    if (body.ok) done(null, body.value);
    else done(new Malformed(), undefined);
  });
  app.addHook('preParsing', async (request, _reply, payload) => {
    if (request.headers['content-encoding'] !== 'gzip') return payload;
    if (Number(request.headers['content-length']) > pushLimits.bytes) throw new TooLarge();
    // The parser holds the unpacked size against the route's limit while it reads; the packed length says nothing about it.
    delete request.headers['content-length'];
    return pipeline(payload, createGunzip(), () => undefined);
  });

  app.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof TooManyRequests) return refuseWith(reply, fault('too-many-requests'));
    if (hasZodFastifySchemaValidationErrors(error)) {
      // The place of the mistake, never the value: that may be somebody's name.
      const path = error.validation[0]?.instancePath ?? '';
      return refuseWith(reply, fault('malformed-request', { path }));
    }
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof TooLarge || code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
      return refuseWith(reply, fault('request-too-large'));
    }
    if (error instanceof Malformed || isClientError(error)) {
      return refuseWith(reply, fault('malformed-request'));
    }
    request.log.error({ route: request.routeOptions.url, ...errorFacts(error) }, 'failed');
    const isPassing = isDatabaseAway(error) || error instanceof StatesOfNewerVersion;
    return refuseWith(reply, fault(isPassing ? 'server-busy' : 'internal'));
  });
  app.setNotFoundHandler((_request, reply) => refuseWith(reply, fault('not-found')));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const status = String(reply.statusCode);
    ports.metrics.requests.observe({ route, status }, reply.elapsedTime / 1000);
    request.log.info({ route, status, ms: Math.round(reply.elapsedTime) }, 'request');
  });

  let isClosing = false;
  app.addHook('preClose', async () => {
    isClosing = true;
    ports.pokes.close();
  });
  // Who is answered while the server ends must not keep the connection, or the end waits until that grows old.
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });

  await app.register(identityRoutes(ports));
  await app.register(syncRoutes(ports));
  await app.register(attachmentRoutes(ports));
  await app.register(bundleRoutes(ports));
  await app.register(operationRoutes(ports));
  return app;
}

/** Answers below this size fit one network packet, packed or not. */
const packedFromBytes = 1_400;

class Malformed extends Error {}
class TooLarge extends Error {}
class TooManyRequests extends Error {}

/** Fastify's own refusals of a request, and zlib's of a body that is no gzip. */
function isClientError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode < 500;
  return 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
