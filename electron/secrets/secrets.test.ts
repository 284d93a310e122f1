import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isDiskFull } from '#electron/disk/disk.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { createSecretBox, type SafeStorage } from './secret-box.ts';
import { SecretFile } from './secret-file.ts';
import { fakeSafeStorage } from './testing/fake-safe-storage.ts';

const secret = 'bí mật';
const asyncHalf = (key: number): Partial<SafeStorage> => {
  const { encryptString, decryptString } = fakeSafeStorage(key);
  return {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => encryptString(text),
    decryptStringAsync: async (sealed) => ({ result: decryptString(sealed) }),
  };
};

describe('the secret box', () => {
  it.each<[string, SafeStorage, NodeJS.Platform, boolean]>([
    ['a keyring', fakeSafeStorage(7), 'linux', true],
    ['a keyring with the newer calls', fakeSafeStorage(7, asyncHalf(7)), 'linux', true],
    ['Windows', fakeSafeStorage(7, { getSelectedStorageBackend: undefined }), 'win32', true],
    ['no keyring', fakeSafeStorage(7, { getSelectedStorageBackend: () => 'basic_text' }), 'linux', false],
    [
      'an unknown keyring',
      fakeSafeStorage(7, { getSelectedStorageBackend: () => 'unknown' }),
      'linux',
      false,
    ],
    ['a keyring that is locked', fakeSafeStorage(7, { isEncryptionAvailable: () => false }), 'linux', false],
    [
      'a keyring that fails',
      fakeSafeStorage(7, {
        isEncryptionAvailable: () => {
          throw new Error('x');
        },
      }),
      'linux',
      false,
    ],
  ] as [string, SafeStorage, NodeJS.Platform, boolean][])(
    'works with %s',
    async (_name, storage, platform, isGuarded) => {
      const box = await createSecretBox(storage, platform);
      const sealed = await box.seal(secret);
      expect(box.isGuarded).toBe(isGuarded);
      expect(Buffer.from(sealed).includes(secret)).toBe(!isGuarded);
      expect(await box.unseal(sealed)).toEqual({ ok: true, value: secret });
    },
  );

  it('opens what an older version sealed, and what was sealed without a keyring', async () => {
    const older = await createSecretBox(fakeSafeStorage(7), 'win32');
    const bare = await createSecretBox(
      fakeSafeStorage(7, { getSelectedStorageBackend: () => 'basic_text' }),
      'linux',
    );
    const newer = await createSecretBox(fakeSafeStorage(7, asyncHalf(7)), 'win32');
    expect(await newer.unseal(await older.seal(secret))).toEqual({ ok: true, value: secret });
    expect(await newer.unseal(await bare.seal(secret))).toEqual({ ok: true, value: secret });
  });

  it('says so when the key is gone', async () => {
    const before = await createSecretBox(fakeSafeStorage(7), 'win32');
    const after = await createSecretBox(fakeSafeStorage(9), 'win32');
    const lost = { ok: false, code: 'secrets-unreadable' };
    expect(await after.unseal(await before.seal(secret))).toEqual(lost);
    expect(await after.unseal(new Uint8Array())).toEqual(lost);
    expect(await after.unseal(Uint8Array.of(9, 1, 2))).toEqual(lost);
  });
});

describe('the secret file', () => {
  const schema = z.strictObject({ token: z.string() });
  const path = '/user/secrets.bin';
  const fileOn = async (disk: MemoryDisk, key = 7) =>
    new SecretFile({ disk, path, box: await createSecretBox(fakeSafeStorage(key), 'win32'), schema });

  it('keeps its value over a restart and a power cut, and not in clear', async () => {
    const disk = new MemoryDisk();
    expect(await (await fileOn(disk)).read()).toEqual({ ok: true, value: null });
    await (await fileOn(disk)).write({ token: secret });
    disk.crash();
    expect(await (await fileOn(disk)).read()).toEqual({ ok: true, value: { token: secret } });
    expect(Buffer.from((await disk.read(path))!).includes(secret)).toBe(false);
  });

  it('keeps the old value when the disk is full', async () => {
    const disk = new MemoryDisk({ capacity: 40 });
    const file = await fileOn(disk);
    await file.write({ token: 'a' });
    await expect(file.write({ token: 'b'.repeat(50) })).rejects.toSatisfy(isDiskFull);
    expect(await file.read()).toEqual({ ok: true, value: { token: 'a' } });
  });

  it('is unreadable with another key or another shape', async () => {
    const disk = new MemoryDisk();
    await (await fileOn(disk)).write({ token: 'a' });
    expect(await (await fileOn(disk, 9)).read()).toMatchObject({ code: 'secrets-unreadable' });
    const box = await createSecretBox(fakeSafeStorage(7), 'win32');
    const other = new SecretFile({ disk, path, box, schema: z.strictObject({ other: z.string() }) });
    expect(await other.read()).toMatchObject({ code: 'secrets-unreadable' });
  });
});
