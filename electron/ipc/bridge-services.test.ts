import { describe, expect, it } from 'vitest';
import { AttachmentLine } from '#electron/attachments/attachment-line.ts';
import { Attachments } from '#electron/attachments/attachments.ts';
import { samplePdf, vaultOn } from '#electron/attachments/testing/vault-on.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { DeviceFileStore } from '#electron/identity/device-file.ts';
import { Identity } from '#electron/identity/identity.ts';
import { ServerLine } from '#electron/identity/server-line.ts';
import { secretsSchema } from '#electron/identity/stored-identity.ts';
import { FakeServer } from '#electron/identity/testing/fake-server.ts';
import { sampleProfile } from '#electron/identity/testing/sample-profile.ts';
import { FileJournal } from '#electron/journal/file-journal.ts';
import { sampleEvent, sampleEvents } from '#electron/journal/testing/sample-events.ts';
import { SlipFiles } from '#electron/printing/slip-files.ts';
import type { ListPrinters } from '#electron/printing/system-printers.ts';
import { SlipPrinter } from '#electron/printing/slip-printer.ts';
import { sampleSlip } from '#electron/printing/testing/sample-slip.ts';
import { createSecretBox } from '#electron/secrets/secret-box.ts';
import { SecretFile } from '#electron/secrets/secret-file.ts';
import { fakeSafeStorage } from '#electron/secrets/testing/fake-safe-storage.ts';
import { SettingsStore } from '#electron/settings/settings-store.ts';
import { defaultPrinting } from '#shared/bridge/printing-settings.ts';
import { fault, ok } from '#shared/kernel/result.ts';
import { installBridge, type BridgeCall, type BridgePort } from './bridge-handlers.ts';
import { bridgeServices } from './bridge-services.ts';

const start = Date.UTC(2026, 10, 24, 1);

/** The whole main process but Electron: a page that calls, a disk, a server. */
async function machine() {
  const disk = new MemoryDisk();
  const server = new FakeServer(sampleProfile(), start);
  const reports: string[] = [];
  const themes: string[] = [];
  const stored = new Map<string, unknown>();
  const box = await createSecretBox(fakeSafeStorage(7), 'win32');
  const identity = await Identity.open({
    line: new ServerLine({ fetch: server.fetch, timeoutMs: 50, onServerTime: () => undefined }),
    device: new DeviceFileStore(disk, '/user/device.json'),
    secrets: new SecretFile({ disk, path: '/user/secrets.bin', box, schema: secretsSchema }),
    clock: { now: () => start, monotonic: () => 0 },
    randomBytes: (count) => new Uint8Array(count),
    report: (event) => void reports.push(event),
  });
  const printed: string[] = [];
  const printers: ListPrinters = async () => [
    { name: 'Canon', displayName: 'Canon LBP 2900', options: { 'printer-state': '3' } },
  ];
  const shown: string[] = [];
  const services = bridgeServices({
    versions: { app: '0.1.0', electron: '45.0.0' },
    isSecretsGuarded: box.isGuarded,
    identity,
    journal: new FileJournal({ disk, folder: '/journal', onDamage: () => undefined }),
    printer: new SlipPrinter({
      layOut: async () => ({
        pdf: async () => new TextEncoder().encode('%PDF'),
        toPrinter: async ({ printerName }) => {
          printed.push(printerName);
          return null;
        },
        close: () => undefined,
      }),
      files: new SlipFiles(disk, '/slips'),
      fonts: async () => '',
      timeoutMs: 1000,
      printers,
      platform: 'linux',
      report: (event) => void reports.push(event),
    }),
    printers,
    viewer: {
      show: async () => fault('slip-not-found'),
      showContent: async (name) => {
        shown.push(name);
        return ok(undefined);
      },
    },
    attachments: new Attachments({
      vault: vaultOn(disk, box),
      line: new AttachmentLine({
        fetch: () => Promise.reject(new Error('no line')),
        credentials: () => identity.credentials(),
        timeoutMs: 1000,
      }),
      later: () => () => undefined,
      report: (code) => void reports.push(code),
    }),
    settings: new SettingsStore({
      store: { get: (key) => stored.get(key), set: (key, value) => void stored.set(key, value) },
      freshId: () => '018f0000-0000-7000-8000-000000000001',
      report: (key) => void reports.push(key),
    }),
    exportBundle: async (events) => ok({ fileName: 'goi.qmcb', count: events.length }),
    importBundle: async () => fault('forbidden'),
    saveText: async (name) => ok({ fileName: name }),
    freeBytes: async () => 5_000_000,
    applyTheme: (theme) => void themes.push(theme),
    onDeviceReplaced: (from, to) => void reports.push(`${from} replaced by ${to}`),
    report: (operation, code) => void reports.push(`${operation} ${code}`),
  });
  const listeners = new Map<string, (call: BridgeCall, input: unknown) => Promise<unknown>>();
  const port: BridgePort = { handle: (channel, listener) => void listeners.set(channel, listener) };
  const page = {};
  installBridge(port, {
    origin: 'app://counter',
    ownContents: () => page,
    services,
    report: (channel, code) => void reports.push(`${channel} ${code}`),
  });
  const from: BridgeCall = { sender: page, senderFrame: { origin: 'app://counter', parent: null } };
  const call = (channel: string, input?: unknown) => listeners.get(channel)!(from, input);
  return { call, disk, server, reports, themes, printed, shown };
}

const enrolment = { serverUrl: 'https://motcua.example.vn', code: 'AB-CD', deviceName: 'Máy 1' };

describe('the services behind the bridge', () => {
  it('take a device from its first run to a signed-in officer and back', async () => {
    const { call, server, reports } = await machine();
    const { signInName } = server.profile.users[0]!;
    server.passwords.set(signInName, 'mật-khẩu-1');
    expect(await call('profile.read')).toBeNull();
    expect(await call('session.signIn', { signInName, password: 'mật-khẩu-1' })).toMatchObject({
      code: 'not-enrolled',
    });
    expect(await call('enrolment.enrol', enrolment)).toEqual({ ok: true, value: server.profile });
    expect(await call('profile.refresh')).toEqual({ ok: true, value: server.profile });
    expect(await call('session.signIn', { signInName, password: 'mật-khẩu-1' })).toMatchObject({ ok: true });
    expect(await call('session.read')).toMatchObject({ mode: 'online', user: { signInName } });
    expect(await call('session.signOut')).toBeUndefined();
    expect(await call('session.recent')).toEqual([signInName]);
    expect(await call('session.read')).toBeNull();
    expect(await call('app.info')).toEqual({
      version: '0.1.0',
      electron: '45.0.0',
      installId: '018f0000-0000-7000-8000-000000000001',
      secretsGuarded: true,
      serverUrl: enrolment.serverUrl,
    });
    expect(reports).toEqual(['sign-in not-enrolled']);
  });

  it('keep events, and say when the disk is full', async () => {
    const { call, disk, reports } = await machine();
    const { id, officeId } = sampleEvent(1);
    expect(await call('journal.append', { events: sampleEvents(1, 3) })).toMatchObject({ ok: true });
    expect(await call('journal.release', { eventIds: [id] })).toEqual({ ok: true, value: { kept: 2 } });
    expect(await call('journal.read', { officeId })).toEqual({
      ok: true,
      value: sampleEvents(1, 3),
    });
    disk.faults.capacity = 0;
    expect(await call('journal.append', { events: [sampleEvent(4)] })).toEqual({
      ok: false,
      code: 'journal-disk-full',
    });
    expect(reports).toEqual(['journal-append journal-disk-full']);
  });

  it('keep files, read them back and open a PDF in the viewer', async () => {
    const { call, shown } = await machine();
    const content = samplePdf(1);
    const kept = (await call('attachment.keep', { content })) as { value: { sha256: string } };
    const { sha256 } = kept.value;
    expect(kept).toMatchObject({ value: { bytes: content.length, mediaType: 'application/pdf' } });
    expect(await call('attachment.waiting')).toEqual([sha256]);
    expect(await call('attachment.read', { sha256 })).toEqual({ ok: true, value: { content } });
    expect(await call('attachment.show', { sha256, name: 'a.pdf' })).toEqual({ ok: true, value: undefined });
    expect(await call('attachment.read', { sha256: '../x' })).toMatchObject({ code: 'bridge-malformed' });
    expect(shown).toEqual(['a.pdf']);
  });

  it('lead to a text file where people choose, by a plain name alone', async () => {
    const { call } = await machine();
    expect(await call('text-file.save', { name: 'dong-loi.csv', text: 'a' })).toEqual({
      ok: true,
      value: { fileName: 'dong-loi.csv' },
    });
    for (const name of ['../x.csv', 'x.exe', 'a b.csv']) {
      expect(await call('text-file.save', { name, text: 'a' })).toMatchObject({ code: 'bridge-malformed' });
    }
  });

  it('lead to the bundles of unsent work', async () => {
    const { call, reports } = await machine();
    expect(await call('bundle.export', { events: sampleEvents(1, 3) })).toEqual({
      ok: true,
      value: { fileName: 'goi.qmcb', count: 3 },
    });
    expect(await call('bundle.import')).toEqual({ ok: false, code: 'forbidden' });
    expect(reports).toEqual(['bundle-import forbidden']);
  });

  it('show a paper that nobody prints, and keep nothing of it', async () => {
    const { call, shown, printed, disk } = await machine();
    const paper = { kind: 'receipt', slip: sampleSlip };
    expect(await call('paper.show', paper)).toMatchObject({ ok: true });
    expect(shown).toEqual([`${sampleSlip.dossierCode}.pdf`]);
    expect(printed).toEqual([]);
    expect(await disk.names('/slips')).toEqual([]);
  });

  it('print to the printer of the settings, and set the theme', async () => {
    const { call, printed, themes } = await machine();
    expect(await call('paper.print', { kind: 'receipt', slip: sampleSlip })).toMatchObject({
      value: { device: 'pdf', outcome: 'printed-confirmed' },
    });
    expect(await call('printers.list')).toEqual([{ name: 'Canon', displayName: 'Canon LBP 2900' }]);
    const { profiles } = defaultPrinting;
    const printing = {
      ...defaultPrinting,
      profiles: { ...profiles, a4: { ...profiles.a4, printerName: 'Canon' } },
    };
    expect(await call('settings.write', { printing, theme: 'dark' })).toEqual({ printing, theme: 'dark' });
    expect(await call('paper.print', { kind: 'receipt', slip: sampleSlip })).toMatchObject({
      value: { device: 'Canon', outcome: 'printed-unknown' },
    });
    expect(await call('settings.read')).toEqual({ printing, theme: 'dark' });
    expect([printed, themes]).toEqual([['Canon'], ['dark']]);
    expect(await call('slip.show', { path: '/slips/x.pdf' })).toEqual({ ok: false, code: 'slip-not-found' });
  });
});
