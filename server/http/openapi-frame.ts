import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';

/** What the OpenAPI document says beside the routes, whose schemas speak for themselves. */
export const openapiFrame: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  info: {
    title: 'Quầy Một Cửa',
    version: '1',
    description:
      'Refusals carry `{code, detail?}`; the words for people stand in the apps. A device speaks for its office: no request names another.',
  },
  components: {
    securitySchemes: {
      device: { type: 'http', scheme: 'bearer', description: 'Token given to a device at its enrolment.' },
      session: {
        type: 'apiKey',
        in: 'header',
        name: 'x-session',
        description: 'Token of a user who is signed in on that device.',
      },
    },
  },
};

/** For routes that any enrolled device may call. */
export const byDevice: { [name: string]: string[] }[] = [{ device: [] }];

/** For routes that also need somebody who is signed in. */
export const byUser: { [name: string]: string[] }[] = [{ device: [], session: [] }];
