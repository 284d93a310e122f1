import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import type { StaffMember } from '#shared/catalogue/office.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { composeServer } from './compose.ts';
import type { DatabaseConfig } from './db/open-database.ts';
import { openDatabase } from './db/open-database.ts';
import type { Schema } from './db/schema.ts';
import { demoPassword, seedDemo } from './demo/seed-demo.ts';
import { createEnrolmentCode } from './identity/enrolment.ts';
import { loadResources } from './resources.ts';

export interface EmbeddedServer {
  readonly url: string;
  /** For whoever runs it in the own process and wants to look at what the log really holds. */
  readonly db: Kysely<Schema>;
  readonly demoUsers: readonly StaffMember[];
  readonly demoPassword: string;
  /** @param counter the counter's number in the demo office */
  createEnrolmentCode(counter: number): Promise<string>;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly database: DatabaseConfig;
  /** 0 takes any free port; always on loopback. */
  readonly port: number;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/**
 * A whole server with the demo office in this process: for `npm start`, the tour and the stories. Throws with a text for people when it
 * cannot start.
 */
export async function startEmbeddedServer({
  database,
  port,
  clock,
  ids,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  const resources = loadResources(join(import.meta.dirname, '../resources'));
  if (!resources.ok) throw new Error(faultText(resources).title);
  const opened = await openDatabase(database);
  if (!opened.ok) throw new Error(faultText(opened).title);
  const { db, close } = opened.value;
  const logger = pino({ level: 'warn' });
  const { app, ports } = await composeServer(opened.value, resources.value, {
    clock,
    ids,
    random: randomBytes,
    logger,
  });
  const { demoOffice } = resources.value;
  await seedDemo(ports, demoOffice);
  const url = await app.listen({ port, host: '127.0.0.1' });
  return {
    url,
    db,
    demoUsers: demoOffice.staff,
    demoPassword,
    createEnrolmentCode: (number) => {
      const counter = demoOffice.office.counters.find((entry) => entry.number === number);
      if (counter === undefined) throw new Error(`Đơn vị dùng thử không có quầy ${number}.`);
      return createEnrolmentCode(ports, demoOffice.office.id, counter.id);
    },
    close: async () => {
      await app.close();
      await close();
    },
  };
}
