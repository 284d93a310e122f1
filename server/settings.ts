import { z } from 'zod';
import type { DatabaseConfig } from './db/open-database.ts';

const environmentSchema = z.object({
  DATABASE_URL: z.string().min(1).optional(),
  QMC_DATA: z.string().min(1).default('data/server'),
  QMC_PORT: z.coerce.number().int().min(0).max(65_535).default(8478),
  QMC_HOST: z.string().min(1).default('127.0.0.1'),
  QMC_DB_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
  QMC_ALLOW_EMBEDDED: z.literal('1').optional(),
  QMC_DEMO: z.literal('1').optional(),
  QMC_TRUST_PROXY: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  NODE_ENV: z.string().optional(),
});

export interface ServerSettings {
  readonly database: DatabaseConfig;
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  readonly isDemoWanted: boolean;
  readonly trustedProxies: string | null;
}

/**
 * The settings from the environment. Throws with a text for people when they contradict each other: production needs a durable
 * database, and never gets the demo office, whose password everybody knows.
 */
export function settingsFrom(environment: NodeJS.ProcessEnv): ServerSettings {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(
      `Biến môi trường không hợp lệ: ${names}. Máy chủ chưa khởi động; dữ liệu không bị thay đổi.`,
    );
  }
  const { data } = parsed;
  const isProduction = data.NODE_ENV === 'production';
  if (isProduction && data.DATABASE_URL === undefined && data.QMC_ALLOW_EMBEDDED === undefined) {
    throw new Error(
      'Chưa đặt DATABASE_URL. Cơ sở dữ liệu nhúng không chịu được mất điện nên không chạy với NODE_ENV=production, trừ khi đặt QMC_ALLOW_EMBEDDED=1.',
    );
  }
  if (isProduction && data.QMC_DEMO !== undefined) {
    throw new Error('Không nạp đơn vị dùng thử với NODE_ENV=production: mật khẩu của nó ai cũng biết.');
  }
  return {
    database:
      data.DATABASE_URL === undefined
        ? { kind: 'embedded', folder: data.QMC_DATA }
        : { kind: 'postgres', url: data.DATABASE_URL, connections: data.QMC_DB_CONNECTIONS },
    port: data.QMC_PORT,
    host: data.QMC_HOST,
    logLevel: data.LOG_LEVEL,
    isDemoWanted: data.QMC_DEMO !== undefined,
    trustedProxies: data.QMC_TRUST_PROXY ?? null,
  };
}
