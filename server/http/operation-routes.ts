import { sql } from 'kysely';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerPorts } from './server-ports.ts';

/** For those who run the server: is it well, how fast is it, what does it understand. */
export function operationRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.get(
      '/healthz',
      {
        schema: {
          summary: 'Well, and so is the database.',
          response: { 200: z.strictObject({ status: z.literal('ok'), serverTime: z.number() }) },
        },
      },
      async () => {
        await sql`select 1`.execute(ports.db);
        return { status: 'ok' as const, serverTime: ports.clock.now() };
      },
    );
    app.get('/metrics', { schema: { hide: true } }, async (_request, reply) =>
      reply.type(ports.metrics.registry.contentType).send(await ports.metrics.registry.metrics()),
    );
    app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
    done();
  };
}
