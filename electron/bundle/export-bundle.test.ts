import { expect, it } from 'vitest';
import { MemoryDisk, systemError } from '#electron/disk/testing/memory-disk.ts';
import { sampleProfile } from '#electron/identity/testing/sample-profile.ts';
import { sampleEvents } from '#electron/journal/testing/sample-events.ts';
import { readFrame } from '#shared/sync/bundle/frame.ts';
import { BundleOpener } from '#shared/sync/bundle/testing/bundle-maker.ts';
import { exportBundle } from './export-bundle.ts';
import { makeSigningKey, publicKeyOf } from './signing-key.ts';

const now = Date.UTC(2026, 10, 24, 3, 15);

function machine() {
  const disk = new MemoryDisk();
  const opener = new BundleOpener();
  const signingKey = makeSigningKey();
  const chosen: { path: string | null } = { path: '/usb/goi.qmcb' };
  const offered: string[] = [];
  const ports = {
    identity: { profile: { ...sampleProfile(), bundleKey: opener.key }, signingKey },
    chooser: {
      toSave: async (name: string) => {
        offered.push(name);
        return chosen.path;
      },
    },
    disk,
    clock: { now: () => now, monotonic: () => 0 },
  };
  return { disk, opener, signer: publicKeyOf(signingKey), chosen, offered, ports };
}

const events = sampleEvents(1, 3);

it('[BND-1] writes the events where people choose, whole and on the medium', async () => {
  const { disk, opener, signer, offered, ports } = machine();
  expect(await exportBundle(ports, events)).toEqual({ ok: true, value: { fileName: 'goi.qmcb', count: 3 } });
  expect(offered).toEqual(['goi-quay-1-20261124-1015.qmcb']);
  disk.crash();
  expect([...disk.files.keys()]).toEqual(['/usb/goi.qmcb']);
  const file = disk.files.get('/usb/goi.qmcb')!.bytes;
  expect(opener.eventsIn(file, signer)).toEqual(events);
  expect(readFrame(file)).toMatchObject({ value: { header: { createdAt: now, count: 3 } } });
});

it('does nothing when people think better of it', async () => {
  const { disk, chosen, ports } = machine();
  chosen.path = null;
  expect(await exportBundle(ports, events)).toEqual({ ok: true, value: null });
  expect(disk.files.size).toBe(0);
});

it('names a stick that is full, protected or gone, and leaves no half of a file and the bundle before as it was', async () => {
  const { disk, ports } = machine();
  await exportBundle(ports, events.slice(0, 1));
  const before = disk.files.get('/usb/goi.qmcb')!.bytes;
  disk.faults.capacity = before.length + 100;
  expect(await exportBundle(ports, events)).toEqual({ ok: false, code: 'bundle-disk-full' });
  delete disk.faults.capacity;
  disk.faults.failing = new Set(['sync']);
  expect(await exportBundle(ports, events)).toEqual({ ok: false, code: 'bundle-not-written' });
  for (const code of ['EROFS', 'EACCES', 'EPERM']) {
    const guarded = Object.assign(new MemoryDisk(), { open: () => Promise.reject(systemError(code)) });
    expect(await exportBundle({ ...ports, disk: guarded }, events), code).toEqual({
      ok: false,
      code: 'bundle-read-only',
    });
  }
  expect([...disk.files.keys()]).toEqual(['/usb/goi.qmcb']);
  expect(disk.files.get('/usb/goi.qmcb')!.bytes).toEqual(before);
});

it('needs the server’s key and its own, and something to take out', async () => {
  const { ports, offered } = machine();
  const { profile } = ports.identity;
  const without = (identity: object) =>
    exportBundle({ ...ports, identity: { ...ports.identity, ...identity } }, events);
  expect(await without({ profile: null })).toMatchObject({ code: 'not-enrolled' });
  expect(await without({ profile: { ...profile, bundleKey: undefined } })).toMatchObject({
    code: 'bundle-no-server-key',
  });
  expect(await without({ signingKey: null })).toMatchObject({ code: 'bundle-no-server-key' });
  expect(await exportBundle(ports, [])).toMatchObject({ code: 'bundle-nothing' });
  expect(offered).toEqual([]);
});
