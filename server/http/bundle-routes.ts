import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { faultBodySchema } from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { bundleReportSchema } from '#shared/sync/bundle/report.ts';
import { importBundle } from '../sync/import-bundle.ts';
import { knownDevice, knownUser } from './authentication.ts';
import { byUser } from './openapi-frame.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

/** The door for bundles of unsent work. Apart from the others, because it alone takes bytes. */
export function bundleRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    let isImporting = false;
    app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, parsed) =>
      parsed(null, body),
    );

    app.post(
      '/v1/sync/bundle',
      {
        bodyLimit: bundleLimits.fileBytes,
        schema: {
          summary:
            "Imports a bundle of a device's unsent work, brought by somebody who may; the body is the file. Twice changes nothing.",
          consumes: ['application/octet-stream'],
          security: byUser,
          response: { 200: bundleReportSchema, '4xx': faultBodySchema, '5xx': faultBodySchema },
        },
        // Before so large a body is read.
        onRequest: async (request, reply) => {
          const device = await knownDevice(ports, request, reply);
          if (device === null) return reply;
          const user = await knownUser(ports, device, 'bundle.import', request, reply);
          return user === null ? reply : undefined;
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        if (!Buffer.isBuffer(request.body)) return refuseWith(reply, fault('bundle-unknown'));
        // One at a time: a bundle is large when it is unpacked, and nobody imports two at once.
        if (isImporting) return refuseWith(reply, fault('too-many-requests'));
        isImporting = true;
        try {
          const report = await importBundle(ports, request.body, device.officeId);
          if (!report.ok) return await refuseWith(reply, report);
          const { applied, review, rejected, headSeq } = report.value;
          for (const [verdict, count] of Object.entries({ applied, review, rejected })) {
            ports.metrics.verdicts.inc({ verdict }, count);
          }
          ports.pokes.poke(device.officeId, headSeq);
          return report.value;
        } finally {
          isImporting = false;
        }
      },
    );
    done();
  };
}
