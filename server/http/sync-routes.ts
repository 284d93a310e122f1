import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import {
  pullAnswerSchema,
  pullPageSize,
  pushAnswerSchema,
  pushLimits,
  pushRequestSchema,
} from '#shared/sync/protocol.ts';
import { readLog } from '#shared/sync/server-core/read-log.ts';
import { receivePush } from '#shared/sync/server-core/receive-push.ts';
import { knownDevice } from './authentication.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

/** Pushes that may be in the database at once; beyond, counters are asked to come back, which they do with jitter. */
const admittedPushes = 64;

const pullQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0),
  limit: z.coerce.number().int().min(1).max(pullPageSize).default(pullPageSize),
});

export function syncRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    let admitted = 0;

    app.post(
      '/v1/sync/push',
      {
        // The unpacked size: a push that is small on the wire and huge in memory is stopped while it is unpacked.
        bodyLimit: pushLimits.bytes * 2,
        schema: {
          body: pushRequestSchema,
          response: { 200: pushAnswerSchema, '4xx': faultBodySchema, '5xx': faultBodySchema },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        if (admitted >= admittedPushes) return refuseWith(reply, fault('server-busy'));
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
        schema: { querystring: pullQuerySchema, response: { 200: pullAnswerSchema, '4xx': faultBodySchema } },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        return readLog(ports.log, device.officeId, request.query, ports.clock.now());
      },
    );

    app.get('/v1/sync/poke', async (request, reply) => {
      const device = await knownDevice(ports, request, reply);
      if (device === null) return reply;
      const { headSeq } = await ports.log.read(device.officeId, 0, 1);
      reply.hijack();
      reply.raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      });
      ports.pokes.add(device.officeId, reply.raw, headSeq);
    });
    done();
  };
}
