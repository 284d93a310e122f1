import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { StaffMember } from '#shared/catalogue/office.ts';
import type { Clock, IdSource } from '#shared/kernel/ports.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { startServer } from './compose.ts';
import type { DatabaseConfig } from './db/open-database.ts';
import { openDatabase } from './db/open-database.ts';
import type { Schema } from './db/schema.ts';
import { demoPassword } from './demo/seed-demo.ts';
import { createEnrolmentCode } from './identity/enrolment.ts';
import { createLogger } from './log/logger.ts';
import { loadResources } from './resources.ts';

export interface EmbeddedServer {
  readonly url: string;
  /** For whoever runs it in the own process and wants to look at what the log really holds. */
  readonly db: Kysely<Schema>;
  readonly demoUsers: readonly StaffMember[];
  readonly demoPassword: string;
  /** @param counter the counter's number in the demo office */
  readonly createEnrolmentCode: (counter: number) => Promise<string>;
  readonly close: () => Promise<void>;
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
 * cannot start, and in production, where nobody may sign in with a password that everybody knows.
 */
export async function startEmbeddedServer({
  database,
  port,
  clock,
  ids,
}: EmbeddedOptions): Promise<EmbeddedServer> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('Không nạp đơn vị dùng thử với NODE_ENV=production: mật khẩu của nó ai cũng biết.');
  }
  const resources = loadResources(join(import.meta.dirname, '../resources'));
  if (!resources.ok) throw new Error(faultText(resources).title);
  const opened = await openDatabase(database);
  if (!opened.ok) throw new Error(faultText(opened).title);
  const surroundings = {
    clock,
    ids,
    random: randomBytes,
    logger: createLogger('warn'),
    trustedProxies: null,
  };
  const { url, ports, close } = await startServer(opened.value, resources.value, surroundings, {
    port,
    host: '127.0.0.1',
    isDemoWanted: true,
  });
  const { office, staff } = resources.value.demoOffice;
  return {
    url,
    db: opened.value.db,
    demoUsers: staff,
    demoPassword,
    createEnrolmentCode: (number) => {
      const counter = office.counters.find((entry) => entry.number === number);
      if (counter === undefined) throw new Error(`Đơn vị dùng thử không có quầy ${number}.`);
      return createEnrolmentCode(ports, office.id, counter.id);
    },
    close,
  };
}
