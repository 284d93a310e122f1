import { describe, expect, it } from 'vitest';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { createSecretBox, type SecretBox } from '#electron/secrets/secret-box.ts';
import { fakeSafeStorage } from '#electron/secrets/testing/fake-safe-storage.ts';
import { hashOf } from './attachment-vault.ts';
import { samplePdf, vaultOn } from './testing/vault-on.ts';

const openBox = (key: number): Promise<SecretBox> => createSecretBox(fakeSafeStorage(key), 'win32');
const pdf = samplePdf(1);
const sha256 = hashOf(pdf);
const path = `/attachments/${sha256}.locked`;

describe('the vault of attachments', () => {
  it('gives back what was kept, over a restart and a power cut, and lets nobody read it from the disk', async () => {
    const disk = new MemoryDisk();
    const box = await openBox(7);
    expect(await vaultOn(disk, box).keep(pdf)).toEqual({
      ok: true,
      value: { sha256, bytes: pdf.length, mediaType: 'application/pdf' },
    });
    disk.crash();
    expect(await vaultOn(disk, box).read(sha256)).toEqual({ ok: true, value: pdf });
    for (const { bytes } of disk.files.values()) {
      expect(Buffer.from(bytes).includes('khai sinh')).toBe(false);
    }
  });

  it('keeps one file twice without two nonces being one', async () => {
    const disk = new MemoryDisk();
    const vault = vaultOn(disk, await openBox(7));
    await vault.keep(pdf);
    const first = disk.files.get(path)?.bytes;
    await vault.keep(pdf);
    expect(disk.files.get(path)?.bytes).not.toEqual(first);
    expect((await vault.read(sha256)).ok).toBe(true);
  });

  it('notices every changed bit, and a file under a name that is not its own', async () => {
    const disk = new MemoryDisk();
    const vault = vaultOn(disk, await openBox(7));
    await vault.keep(pdf);
    const file = disk.files.get(path)!;
    const whole = file.bytes;
    for (const at of [0, 1, 5, 17, 33, whole.length - 1]) {
      file.bytes = whole.map((byte, index) => (index === at ? byte ^ 1 : byte));
      expect(await vault.read(sha256), `byte ${at}`).toEqual({ ok: false, code: 'attachment-damaged' });
    }
    file.bytes = whole.slice(0, 20);
    expect(await vault.read(sha256)).toMatchObject({ code: 'attachment-damaged' });
    const other = samplePdf(2);
    await vault.keep(other);
    file.bytes = disk.files.get(`/attachments/${hashOf(other)}.locked`)!.bytes;
    expect(await vault.read(sha256)).toMatchObject({ code: 'attachment-damaged' });
  });

  it('says that the key is gone, and makes no new one over it', async () => {
    const disk = new MemoryDisk();
    await vaultOn(disk, await openBox(7)).keep(pdf);
    const stranger = vaultOn(disk, await openBox(8));
    expect(await stranger.read(sha256)).toEqual({ ok: false, code: 'secrets-unreadable' });
    expect(await stranger.keep(samplePdf(2))).toEqual({ ok: false, code: 'secrets-unreadable' });
    expect((await vaultOn(disk, await openBox(7)).read(sha256)).ok).toBe(true);
  });

  it.each([
    ['attachment-empty', new Uint8Array()],
    ['attachment-type-unknown', new TextEncoder().encode('MZ, but called scan.pdf')],
    ['attachment-too-large', new Uint8Array(20 * 1024 * 1024 + 1)],
  ])('refuses what has no place beside a record: %s', async (code, content) => {
    const disk = new MemoryDisk();
    expect(await vaultOn(disk, await openBox(7)).keep(content)).toMatchObject({ code });
    expect(disk.files.size).toBe(0);
  });

  it('tells a full disk, and has the file when it says so', async () => {
    const disk = new MemoryDisk({ capacity: 400 });
    const vault = vaultOn(disk, await openBox(7));
    const results = [];
    for (let number = 1; number <= 9; number += 1) results.push(await vault.keep(samplePdf(number)));
    expect(results.some((result) => !result.ok && result.code === 'attachment-disk-full')).toBe(true);
    for (const result of results)
      if (result.ok) expect((await vault.read(result.value.sha256)).ok).toBe(true);
  });
});
