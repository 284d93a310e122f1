import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { startServer } from './compose.ts';
import { openDatabase } from './db/open-database.ts';
import { createLogger } from './log/logger.ts';
import { loadResources } from './resources.ts';
import { settingsFrom } from './settings.ts';

// Composition root of the central server: the real clock, chance, environment and signals come in here and nowhere else.
try {
  const settings = settingsFrom(process.env);
  const resources = loadResources(join(import.meta.dirname, '../resources'));
  if (!resources.ok) throw new Error(faultText(resources).title);
  const logger = createLogger(settings.logLevel);
  const opened = await openDatabase(settings.database, (error) =>
    logger.warn({ err: error }, 'database connection lost'),
  );
  if (!opened.ok) throw new Error(faultText(opened).title);
  if (opened.value.kind === 'embedded') {
    logger.warn(
      'Cơ sở dữ liệu nhúng (PGlite): chỉ để dùng thử, KHÔNG chịu được mất điện. Đặt DATABASE_URL để dùng PostgreSQL.',
    );
  } else if (!opened.value.hasOwnRole) {
    logger.warn(
      'Tài khoản cơ sở dữ liệu không tạo được vai trò qmc_application: nhật ký chỉ được trigger bảo vệ. Cấp quyền CREATEROLE rồi khởi động lại.',
    );
  }
  const surroundings = {
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    ids: { next: () => uuidV7(Date.now(), randomBytes(10)) },
    random: randomBytes,
    logger,
    trustedProxies: settings.trustedProxies,
  };
  const server = await startServer(opened.value, resources.value, surroundings, settings);
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
    if (err === undefined) logger.info({ signal }, 'stopping');
    else logger.fatal({ err }, 'stopping after an error');
    await server.close();
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
