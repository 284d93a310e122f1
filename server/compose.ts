import type { Logger } from 'pino';
import type { FastifyInstance } from 'fastify';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { oldestProtocol as specProtocol } from '#shared/sync/protocol.ts';
import { contextOn } from '#shared/office-calendar/judge-context.ts';
import type { OpenedDatabase } from './db/open-database.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { buildServer } from './http/build-server.ts';
import { ServerMetrics } from './http/metrics.ts';
import { PokeHub } from './http/poke-hub.ts';
import type { ServerPorts } from './http/server-ports.ts';
import { Sessions } from './identity/sessions.ts';
import type { RandomBytes } from './identity/tokens.ts';
import type { ServerResources } from './resources.ts';
import { KyselyOfficeLog } from './sync/kysely-office-log.ts';
import { nativeSha256 } from './sync/native-sha256.ts';

export interface Surroundings {
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: RandomBytes;
  readonly logger: Logger;
  readonly trustedProxies: string | null;
  readonly requestTimeoutMs?: number | undefined;
  /** The oldest version of the protocol whose pulls are answered (rule VER-5). Default: that of the SPEC. */
  readonly oldestProtocol?: number;
}

export interface ComposedServer {
  readonly app: FastifyInstance;
  readonly ports: ServerPorts;
}

/** Puts the parts of a server together over an open database; the same for the embedded one, for production and for tests. */
export async function composeServer(
  { db }: OpenedDatabase,
  resources: ServerResources,
  {
    clock,
    ids,
    random,
    logger,
    trustedProxies,
    requestTimeoutMs,
    oldestProtocol = specProtocol,
  }: Surroundings,
): Promise<ComposedServer> {
  const metrics = new ServerMetrics();
  const pokes = new PokeHub({
    db,
    every: (ms, call) => {
      const timer = setInterval(call, ms);
      return () => clearInterval(timer);
    },
    onCount: (listeners) => metrics.listeners.set(listeners),
    onFailure: (error) => logger.warn({ err: error }, 'poke poll failed'),
  });
  const identity = { db, clock, ids, random };
  const ports: ServerPorts = {
    ...identity,
    log: new KyselyOfficeLog(db),
    contextOf: contextOn(resources.calendars),
    sha256: nativeSha256,
    sessions: new Sessions(identity),
    metrics,
    pokes,
    admittedPushes: 64,
    oldestProtocol,
  };
  return { ports, app: await buildServer(ports, logger, { trustedProxies, requestTimeoutMs }) };
}

export interface RunningServer {
  readonly url: string;
  readonly ports: ServerPorts;
  /** Answers what is being served, ends the poke streams, then closes the database. */
  readonly close: () => Promise<void>;
}

/** Serves over an open database, which is closed again when that fails: nothing is left behind that would hold its folder. */
export async function startServer(
  opened: OpenedDatabase,
  resources: ServerResources,
  surroundings: Surroundings,
  {
    port,
    host,
    isDemoWanted,
  }: { readonly port: number; readonly host: string; readonly isDemoWanted: boolean },
): Promise<RunningServer> {
  const { app, ports } = await composeServer(opened, resources, surroundings);
  const close = async (): Promise<void> => {
    await app.close();
    await opened.close();
  };
  try {
    if (isDemoWanted) await seedDemo(ports, resources.demoOffice);
    return { url: await app.listen({ port, host }), ports, close };
  } catch (error) {
    await close();
    throw error;
  }
}
