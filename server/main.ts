import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { composeServer } from './compose.ts';
import { openDatabase } from './db/open-database.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { loadResources } from './resources.ts';
import { settingsFrom } from './settings.ts';

// Composition root of the central server: the real clock, chance, environment and signals come in here and nowhere else.
try {
  const settings = settingsFrom(process.env);
  const resources = loadResources(join(import.meta.dirname, '../resources'));
  if (!resources.ok) throw new Error(faultText(resources).title);
  const logger = pino({ level: settings.logLevel });
  if (settings.database.kind === 'embedded') {
    logger.warn(
      'Cơ sở dữ liệu nhúng (PGlite): chỉ để dùng thử, KHÔNG chịu được mất điện. Đặt DATABASE_URL để dùng PostgreSQL.',
    );
  }
  const opened = await openDatabase(settings.database);
  if (!opened.ok) throw new Error(faultText(opened).title);
  const { app, ports } = await composeServer(opened.value, resources.value, {
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    ids: { next: () => uuidV7(Date.now(), randomBytes(10)) },
    random: randomBytes,
    logger,
  });
  if (settings.isDemoWanted) await seedDemo(ports, resources.value.demoOffice);
  await app.listen({ port: settings.port, host: settings.host });
  closeWithGrace({ delay: 10_000 }, async () => {
    await app.close();
    await opened.value.close();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
