import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { uuidV7 } from '#shared/kernel/uuid-v7.ts';
import { type EmbeddedServer, startEmbeddedServer } from '#server/embedded.ts';

export interface DemoServer extends EmbeddedServer {
  /** Who can sign in, for the person at the terminal. */
  readonly welcome: string;
}

/**
 * The embedded server with the synthetic demo office.
 *
 * @param dataFolder where its database is kept, or null for memory
 */
export async function startDemoServer(dataFolder: string | null, port = 0): Promise<DemoServer> {
  const server = await startEmbeddedServer({
    database: { kind: 'embedded', folder: dataFolder === null ? null : join(dataFolder, 'server') },
    port,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    ids: { next: () => uuidV7(Date.now(), randomBytes(10)) },
  });
  const names = server.demoUsers.map(
    ({ signInName, fullName, role }) => `  ${signInName.padEnd(14)} ${fullName} (${role})`,
  );
  const welcome = [
    `Máy chủ thử nghiệm: ${server.url} - dữ liệu giả, không dùng cho việc thật.`,
    `Đăng nhập bằng một trong các tên sau, mật khẩu chung: ${server.demoPassword}`,
    ...names,
  ].join('\n');
  return { ...server, welcome };
}
