import type { FastifyRequest } from 'fastify';
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
  profileQuerySchema,
  replaceDeviceAnswerSchema,
  replaceDeviceRequestSchema,
  signInAnswerSchema,
  signInRequestSchema,
} from '#shared/identity/wire.ts';
import { fault } from '#shared/kernel/result.ts';
import { noteBundleKey } from '../identity/devices.ts';
import { createEnrolmentCode, enrol } from '../identity/enrolment.ts';
import { replaceDevice } from '../identity/replace-device.ts';
import { profileFor } from '../identity/profile.ts';
import { hashOfSecret } from '../identity/tokens.ts';
import { knownDevice, knownUser } from './authentication.ts';
import { byDevice, byUser } from './openapi-frame.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

/** Doors where secrets can be guessed at are narrower than the rest: so many tries a minute, by address or by device. */
const tries = { max: 20, timeWindow: 60_000 };
const byAddress = { rateLimit: tries };
/** All counters behind one proxy or one line share an address; a device's token tells them apart. */
const byToken = {
  rateLimit: { ...tries, keyGenerator: ({ headers, ip }: FastifyRequest) => tokenKey(headers) ?? ip },
};

function tokenKey({ authorization }: FastifyRequest['headers']): string | undefined {
  return authorization === undefined ? undefined : hashOfSecret(authorization);
}

const refusals = { '4xx': faultBodySchema, '5xx': faultBodySchema };

export function identityRoutes(ports: ServerPorts): FastifyPluginCallbackZod {
  return (app, _options, done) => {
    app.post(
      '/v1/enrol',
      {
        config: byAddress,
        schema: {
          summary: 'Makes a machine a device of an office, once per code.',
          body: enrolRequestSchema,
          response: { 200: enrolAnswerSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const answer = await enrol(ports, request.body);
        return answer.ok ? answer.value : refuseWith(reply, answer);
      },
    );

    app.get(
      '/v1/profile',
      {
        schema: {
          summary:
            'What the device needs for the coming days; renews the lease of its lane and keeps the key that it tells.',
          security: byDevice,
          querystring: profileQuerySchema,
          response: { 200: officeProfileSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const { deviceKey } = request.query;
        if (deviceKey !== undefined) await noteBundleKey(ports, device, deviceKey);
        const profile = await profileFor(ports, device);
        return profile.ok ? profile.value : refuseWith(reply, profile);
      },
    );

    app.post(
      '/v1/device/replace',
      {
        config: byToken,
        schema: {
          summary:
            'A new id for a machine whose past differs from the log, such as one restored from a disk image.',
          security: byDevice,
          body: replaceDeviceRequestSchema,
          response: { 200: replaceDeviceAnswerSchema, ...refusals },
        },
      },
      async (request, reply) => {
        const device = await knownDevice(ports, request, reply);
        if (device === null) return reply;
        const token = request.headers['x-session'];
        const user = typeof token === 'string' ? await ports.sessions.userOf(device, token) : null;
        const answer = await replaceDevice(ports, device, request.body.newTokenHash, user?.id ?? null);
        if (!answer.ok) return refuseWith(reply, answer);
        request.log.warn({ ...answer.value.ids, userId: user?.id ?? null }, 'device.replaced');
        return { profile: answer.value.profile };
      },
    );

    app.post(
      '/v1/session',
      {
        config: byToken,
        schema: {
          summary: 'Signs a user in on this device.',
          security: byDevice,
          body: signInRequestSchema,
          response: { 200: signInAnswerSchema, ...refusals },
        },
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
      {
        schema: {
          summary: 'Ends the session that `X-Session` names; doing it again changes nothing.',
          security: byUser,
          response: { 204: z.null(), ...refusals },
        },
      },
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
          summary: 'A one-time code for a new machine at a counter.',
          security: byUser,
          body: enrolmentCodeRequestSchema,
          response: { 200: enrolmentCodeSchema, ...refusals },
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
