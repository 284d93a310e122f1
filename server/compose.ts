import type { Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import type { OpenedDatabase } from './db/open-database.ts';
import { buildServer } from './http/build-server.ts';
import { ServerMetrics } from './http/metrics.ts';
import { PokeHub } from './http/poke-hub.ts';
import type { ServerPorts } from './http/server-ports.ts';
import { Sessions } from './identity/sessions.ts';
import type { RandomBytes } from './identity/tokens.ts';
import type { ServerResources } from './resources.ts';
import { KyselyOfficeLog } from './sync/kysely-office-log.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: RandomBytes;
  readonly logger: Logger;
}

export interface ComposedServer {
  readonly app: FastifyInstance;
  readonly ports: ServerPorts;
}

/** Puts the parts of a server together over an open database; the same for the embedded one, for production and for tests. */
export async function composeServer(
  { db }: OpenedDatabase,
  resources: ServerResources,
  { clock, ids, random, logger }: Surroundings,
): Promise<ComposedServer> {
  const metrics = new ServerMetrics();
  const pokes = new PokeHub({
    db,
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
    onCount: (listeners) => metrics.listeners.set(listeners),
    onFailure: (error) => logger.warn({ name: error instanceof Error ? error.name : '' }, 'poke poll failed'),
  });
  const identity = { db, clock, ids, random };
  const ports: ServerPorts = {
    ...identity,
    log: new KyselyOfficeLog(db),
    context: { calendar: (id) => resources.calendars.get(id) ?? null },
    sessions: new Sessions(identity),
    metrics,
    pokes,
  };
  return { ports, app: await buildServer(ports, logger) };
}
