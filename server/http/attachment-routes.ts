import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { attachmentBytes } from '#shared/dossier/attachment/attachment-file.ts';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import { sha256Schema } from '#shared/kernel/sha256.ts';
import { readAttachment, storeAttachment } from '../attachments/attachment-store.ts';
import { knownDevice } from './authentication.ts';
import { byDevice } from './openapi-frame.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

const named = z.strictObject({ sha256: sha256Schema });
const refusals = { '4xx': faultBodySchema, '5xx': faultBodySchema };

/** The files beside the log. Their own plugin, because here alone bodies are bytes. */
export function attachmentRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );

    app.put(
      '/v1/attachments/:sha256',
      {
        bodyLimit: attachmentBytes,
        schema: {
          summary: 'Keeps a file of the office under the hash of its content; again changes nothing.',
          consumes: ['application/octet-stream'],
          security: byDevice,
          params: named,
          response: { 204: z.null(), ...refusals },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        if (!(request.body instanceof Uint8Array)) return refuseWith(reply, fault('malformed-request'));
        const stored = await storeAttachment(ports, device, request.params.sha256, request.body);
        return stored.ok ? reply.status(204).send(null) : refuseWith(reply, stored);
      },
    );

    app.get(
      '/v1/attachments/:sha256',
      {
        schema: {
          summary: 'A file of the office, as it was sent.',
          produces: ['application/octet-stream'],
          security: byDevice,
          params: named,
          response: { 200: z.unknown().describe('The bytes of the file.'), ...refusals },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const found = await readAttachment(ports, device, request.params.sha256);
        if (found === null) return refuseWith(reply, fault('not-found'));
        return reply
          .header('content-type', 'application/octet-stream')
          .header('cache-control', 'private, no-store')
          .send(Buffer.from(found.content));
      },
    );
    done();
  };
}
