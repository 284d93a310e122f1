import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { SecretFile } from '#electron/secrets/secret-file.ts';
import { createSecretBox } from '#electron/secrets/secret-box.ts';
import { fakeSafeStorage } from '#electron/secrets/testing/fake-safe-storage.ts';
import { DeviceFileStore } from './device-file.ts';
import { Identity } from './identity.ts';
import { ServerLine } from './server-line.ts';
import { secretsSchema } from './stored-identity.ts';
import { FakeServer } from './testing/fake-server.ts';
import { sampleProfile } from './testing/sample-profile.ts';

const url = 'https://motcua.example.vn';

/** A machine that is enrolled; `boot` starts it anew from its disk. */
async function enrolledMachine() {
  const server = new FakeServer(sampleProfile(), Date.UTC(2026, 10, 24, 2));
  const disk = new MemoryDisk();
  let chance = 0;
  const boot = async (): Promise<Identity> => {
    const identity: Identity = await Identity.open({
      line: new ServerLine({ fetch: server.fetch, timeoutMs: 50, onServerTime: () => undefined }),
      device: new DeviceFileStore(disk, '/user/device.json'),
      secrets: new SecretFile({
        disk,
        path: '/user/secrets.bin',
        box: await createSecretBox(fakeSafeStorage(7), 'win32'),
        schema: secretsSchema,
      }),
      clock: { now: () => server.time, monotonic: () => server.time },
      randomBytes: (count) => new Uint8Array(count).fill((chance += 1)),
      report: () => undefined,
    });
    return identity;
  };
  const identity = await boot();
  await identity.enrol(url, 'AB-CD', 'Máy 1');
  return { server, disk, boot, identity, left: sampleProfile().device.id };
}

/** The power goes before the `count`-th change of a file reaches the disk; nothing does after that. */
function cutAfter(disk: MemoryDisk, count: number): () => void {
  const rename = disk.rename.bind(disk);
  let left = count;
  disk.rename = (from, to) => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error('power cut')) : rename(from, to);
  };
  return () => {
    disk.rename = rename;
    disk.crash();
  };
}

function tokenOf(identity: Identity): string | null {
  const credentials = identity.credentials();
  return credentials.ok ? credentials.value.deviceToken : null;
}

describe('a machine that goes on under another device id', () => {
  it('[FORK-4] has its new token and profile, over a restart, and keeps what its people need offline', async () => {
    const { identity, boot, server, left } = await enrolledMachine();
    const { signInName } = server.profile.users[0]!;
    server.passwords.set(signInName, 'mật-khẩu-1');
    await identity.signIn({ signInName, password: 'mật-khẩu-1' });
    const replaced = await identity.replaceDevice(left);
    expect(replaced.ok && replaced.value.device.id).not.toBe(left);
    expect(tokenOf(identity)).not.toBe('device-token');
    expect(identity.currentSession?.user.signInName).toBe(signInName);
    const again = await boot();
    expect(again.profile).toEqual(replaced.ok ? replaced.value : null);
    expect(tokenOf(again)).toBe(tokenOf(identity));
    server.isReachable = false;
    expect(await again.signIn({ signInName, password: 'mật-khẩu-1' })).toMatchObject({ ok: true });
  });

  it('[FORK-4] asks nobody when it has left that id already', async () => {
    const { identity, server, left } = await enrolledMachine();
    const replaced = await identity.replaceDevice(left);
    const asked = server.asked.length;
    expect(await identity.replaceDevice(left)).toEqual(replaced);
    expect(server.asked).toHaveLength(asked);
  });

  it.each([0, 1, 2, 3])(
    '[FORK-4] ends as one successor when the power goes before change %i of its files',
    async (count) => {
      const { identity, disk, boot, server, left } = await enrolledMachine();
      const comeBack = cutAfter(disk, count);
      await identity.replaceDevice(left);
      comeBack();
      const again = await boot();
      const replaced = await again.replaceDevice(left);
      const [hash, profile] = [...server.successors].at(-1)!;
      expect(hash).toMatch(/^[0-9a-f]{64}$/);
      expect(replaced).toEqual({ ok: true, value: profile });
      expect(server.successors.size).toBe(1);
      const last = await boot();
      expect(last.profile).toEqual(profile);
      expect(tokenOf(last)).toBe(tokenOf(again));
      expect(tokenOf(last)).not.toBe('device-token');
    },
  );

  it('[FORK-4] asks for the same successor again after a lost answer', async () => {
    const { identity, server, left } = await enrolledMachine();
    server.answersLost = 1;
    expect(await identity.replaceDevice(left)).toMatchObject({ code: 'server-unreachable' });
    expect(tokenOf(identity)).toBe('device-token');
    expect(await identity.replaceDevice(left)).toMatchObject({ ok: true });
    expect(server.successors.size).toBe(1);
  });
});
