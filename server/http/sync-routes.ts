import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import { entityRefSchema } from '#shared/log/envelope.ts';
import {
  historyAnswerSchema,
  historyPageSize,
  pullAnswerSchema,
  pullPageSize,
  pushAnswerSchema,
  pushLimits,
  pushRequestSchema,
  unnamedProtocol,
  snapshotAnswerSchema,
  snapshotPageSize,
  snapshotPlaceSchema,
} from '#shared/sync/protocol.ts';
import { readLog } from '#shared/sync/server-core/read-log.ts';
import { readSnapshot } from '#shared/sync/server-core/read-snapshot.ts';
import { receivePush } from '#shared/sync/server-core/receive-push.ts';
import { knownDevice } from './authentication.ts';
import { byDevice } from './openapi-frame.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

const pullQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  protocol: z.coerce.number().int().min(1).max(1000).default(unnamedProtocol),
  limit: z.coerce.number().int().min(1).max(pullPageSize).default(pullPageSize),
  /** The asking device has its own events: their rows come without them. */
  own: z.literal('brief').optional(),
});

const snapshotQuerySchema = z.strictObject({
  /** `next` of the page before; absent for the first page. */
  place: snapshotPlaceSchema.optional(),
  limit: z.coerce.number().int().min(1).max(snapshotPageSize).default(snapshotPageSize),
});

const refusals = { '4xx': faultBodySchema, '5xx': faultBodySchema };

/**
 * Answers are written as they are: the compiler holds them to their schemas, rows were read by theirs from the database, and checking
 * each of some thousand rows once more on its way out costs more than all the rest of a page.
 */
const asItIs = () => JSON.stringify;

export function syncRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    let admitted = 0;

    app.post(
      '/v1/sync/push',
      {
        // Of the unpacked body: a push that is small on the wire and huge in memory is stopped while it is unpacked. Counters reckon with
        // two bytes a letter, and Vietnamese takes up to three, hence the double.
        bodyLimit: pushLimits.bytes * 2,
        schema: {
          summary: "Brings a device's events into its office's log. The body may be packed with gzip.",
          security: byDevice,
          body: pushRequestSchema,
          response: { 200: pushAnswerSchema, ...refusals },
        },
        serializerCompiler: asItIs,
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        if (admitted >= ports.admittedPushes) return refuseWith(reply, fault('server-busy'));
        admitted += 1;
        try {
          const answer = await receivePush(ports, device, request.body);
          if (!answer.ok) return await refuseWith(reply, answer);
          for (const { verdict } of answer.value.acks) ports.metrics.verdicts.inc({ verdict });
          ports.pokes.poke(device.officeId, answer.value.headSeq);
          return answer.value;
        } finally {
          admitted -= 1;
        }
      },
    );

    app.get(
      '/v1/sync/pull',
      {
        schema: {
          summary: "A page of the office's log after a cursor.",
          security: byDevice,
          querystring: pullQuerySchema,
          response: { 200: pullAnswerSchema, ...refusals },
        },
        serializerCompiler: asItIs,
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const { protocol, after, limit, own } = request.query;
        const { oldestProtocol } = ports;
        if (protocol < oldestProtocol) {
          return refuseWith(reply, fault('update-required', { protocol, oldestProtocol }));
        }
        const briefly = own === 'brief' ? device.deviceId : null;
        return readLog(ports.log, device.officeId, { after, limit, briefly }, ports.clock.now());
      },
    );

    app.get(
      '/v1/sync/snapshot',
      {
        schema: {
          summary:
            "A page of the office's entities as they stand, after the rows that are in question; then pull from the first page's head.",
          security: byDevice,
          querystring: snapshotQuerySchema,
          response: { 200: snapshotAnswerSchema, ...refusals },
        },
        serializerCompiler: asItIs,
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const { place = null, limit } = request.query;
        return readSnapshot(ports.log, device.officeId, { place, limit }, ports.clock.now());
      },
    );

    app.get(
      '/v1/sync/history',
      {
        schema: {
          summary: 'The rows of one entity, for a device whose own log begins after a snapshot.',
          security: byDevice,
          querystring: entityRefSchema,
          response: { 200: historyAnswerSchema, ...refusals },
        },
        serializerCompiler: asItIs,
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const rows = await ports.log.readHistory(device.officeId, request.query, historyPageSize);
        return { rows: [...rows] };
      },
    );

    app.get(
      '/v1/sync/poke',
      {
        schema: {
          summary: 'Server-sent events, each `{"headSeq": n}` and nothing else: there is something to pull.',
          produces: ['text/event-stream'],
          security: byDevice,
          response: refusals,
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const { headSeq } = await ports.log.read(device.officeId, 0, 1);
        reply.hijack();
        // The connection ends with the stream, so that a server that stops need not wait for it to grow old.
        reply.raw.writeHead(200, {
          'content-type': 'text/event-stream',
          'cache-control': 'no-store',
          connection: 'close',
        });
        ports.pokes.add(device, reply.raw, headSeq);
        return reply;
      },
    );
    done();
  };
}
