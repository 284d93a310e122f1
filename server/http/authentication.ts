import type { FastifyReply, FastifyRequest } from 'fastify';
import type { User } from '#shared/identity/user.ts';
import { type Action, may } from '#shared/identity/rights.ts';
import { fault } from '#shared/kernel/result.ts';
import { type KnownDevice, deviceOf } from '../identity/devices.ts';
import { refuseWith } from './refusals.ts';
import type { ServerPorts } from './server-ports.ts';

/** The device that the request's bearer token names; otherwise the refusal has been sent and the answer is null. */
export async function knownDevice(
  ports: Pick<ServerPorts, 'db'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<KnownDevice | null> {
  const token = /^Bearer (?<token>\S+)$/.exec(request.headers.authorization ?? '')?.groups?.['token'];
  const device = token === undefined ? fault('device-unknown') : await deviceOf(ports, token);
  if (device.ok) return device.value;
  await refuseWith(reply, device);
  return null;
}

/** The signed-in user with a right; otherwise the refusal has been sent and the answer is null. */
export async function knownUser(
  ports: Pick<ServerPorts, 'sessions'>,
  device: KnownDevice,
  action: Action,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<User | null> {
  const token = request.headers['x-session'];
  const user = typeof token === 'string' ? await ports.sessions.userOf(device, token) : null;
  if (user === null) await refuseWith(reply, fault('not-signed-in'));
  else if (!may(user.role, action)) await refuseWith(reply, fault('forbidden'));
  else return user;
  return null;
}
