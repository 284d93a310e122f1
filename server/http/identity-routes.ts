import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { officeSchema } from '#shared/catalogue/office.ts';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import {
  enrolAnswerSchema,
  enrolRequestSchema,
  enrolmentCodeRequestSchema,
  enrolmentCodeSchema,
  faultBodySchema,
  signInAnswerSchema,
  signInRequestSchema,
} from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import { createEnrolmentCode, enrol } from '../identity/enrolment.ts';
import { profileFor } from '../identity/profile.ts';
import { knownDevice, knownUser } from './authentication.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

/** Doors that guess at secrets are narrower than the rest. */
const narrow = { rateLimit: { max: 20, timeWindow: 60_000 } };

export function identityRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.post(
      '/v1/enrol',
      {
        config: narrow,
        schema: { body: enrolRequestSchema, response: { 200: enrolAnswerSchema, '4xx': faultBodySchema } },
      },
      async (request, reply) => {
        const answer = await enrol(ports, request.body);
        return answer.ok ? answer.value : refuseWith(reply, answer);
      },
    );

    app.get(
      '/v1/profile',
      { schema: { response: { 200: officeProfileSchema, '4xx': faultBodySchema } } },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const profile = await profileFor(ports, device);
        return profile.ok ? profile.value : refuseWith(reply, profile);
      },
    );

    app.post(
      '/v1/session',
      {
        config: narrow,
        schema: { body: signInRequestSchema, response: { 200: signInAnswerSchema, '4xx': faultBodySchema } },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const answer = await ports.sessions.signIn(device, request.body);
        return answer.ok ? answer.value : refuseWith(reply, answer);
      },
    );

    app.delete(
      '/v1/session',
      { schema: { response: { 204: z.null(), '4xx': faultBodySchema } } },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const token = request.headers['x-session'];
        if (typeof token === 'string') await ports.sessions.signOut(device, token);
        return reply.status(204).send(null);
      },
    );

    app.post(
      '/v1/enrolment-codes',
      {
        schema: {
          body: enrolmentCodeRequestSchema,
          response: { 200: enrolmentCodeSchema, '4xx': faultBodySchema },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const user = await knownUser(ports, device, 'enrolment.create', request, reply);
        if (user === null) return reply;
        const { profile } = await ports.db
          .selectFrom('offices')
          .select('profile')
          .where('office_id', '=', device.officeId)
          .executeTakeFirstOrThrow();
        const { counters } = officeSchema.parse(profile);
        if (!counters.some(({ id }) => id === request.body.counterId)) {
          return refuseWith(reply, fault('counter-unknown'));
        }
        return { code: await createEnrolmentCode(ports, device.officeId, request.body.counterId) };
      },
    );
    done();
  };
}
