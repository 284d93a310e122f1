import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BundleMaker, bent } from '#shared/sync/bundle/testing/bundle-maker.ts';
import { type TestDatabase, openTestDatabase } from '../testing/each-database.ts';
import { type TestServer, testServer } from '../testing/test-server.ts';
import { bundleOperation } from './bundle-operation.ts';

describe('importing a bundle at the server', () => {
  let database: TestDatabase;
  let server: TestServer;
  beforeAll(async () => {
    database = await openTestDatabase(null);
    server = await testServer(database, 851);
  });
  afterAll(async () => {
    await server.app.close();
    await database.close();
  });

  /** Runs the operation on files that are there by name. */
  async function run(files: Readonly<Record<string, Uint8Array>>, ...words: string[]) {
    const { log, contextOf } = server.ports;
    const read = (path: string): Uint8Array => {
      const file = files[path];
      if (file === undefined) throw new Error('ENOENT');
      return file;
    };
    return bundleOperation({ log, contextOf, read })(server.ports, words);
  }

  it('[BND-4] says what was new and what was there before', async () => {
    const device = await server.enrolled();
    await device.signIn('officer');
    const maker = new BundleMaker();
    await device.ask('GET', `/v1/profile?deviceKey=${maker.publicKey}`);
    const key = device.profile.bundleKey!;
    const events = [1, 2].map((number) => device.sample.received(`H26.999.01-261124-900${number}`));
    const files = {
      'all.qmcb': maker.make(key, events),
      'late.qmcb': maker.make(key, events.slice(1)),
      'bent.qmcb': bent(maker.make(key, events), -1),
    };
    const gap = await run(files, 'late.qmcb');
    expect(gap.isDone).toBe(false);
    expect(gap.text).toContain(
      'Gói bắt đầu từ việc thứ 2 của máy đó, nhưng máy chủ còn thiếu từ việc thứ 1.',
    );
    expect(await run(files, 'all.qmcb')).toEqual({
      isDone: true,
      text: [
        'Gói của Máy thử, xuất lúc 23:00 24/11/2025: 2 việc.',
        'Mới ghi vào sổ chung: 2 (chờ xem 0, bị từ chối 0). Đã có từ trước: 0.',
      ].join('\n'),
    });
    expect((await run(files, 'all.qmcb')).text).toContain('Mới ghi vào sổ chung: 0');
    const refused = await run(files, 'bent.qmcb');
    expect(refused.isDone).toBe(false);
    expect(refused.text).toContain('Chữ ký của gói không khớp');
  });

  it('says how it is used, and that a file is not there', async () => {
    expect(await run({})).toMatchObject({
      isDone: false,
      text: expect.stringContaining('Cách dùng') as string,
    });
    expect((await run({}, 'gone.qmcb')).text).toContain('Không đọc được tệp');
  });
});
