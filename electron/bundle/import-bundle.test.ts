import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerLine } from '#electron/identity/server-line.ts';
import { sampleProfile } from '#electron/identity/testing/sample-profile.ts';
import { sampleEvents } from '#electron/journal/testing/sample-events.ts';
import type { Role } from '#shared/catalogue/role.ts';
import { ok } from '#shared/kernel/result.ts';
import { bundleLimits } from '#shared/sync/bundle/header.ts';
import { BundleMaker, BundleOpener, withHeader } from '#shared/sync/bundle/testing/bundle-maker.ts';
import { folderChooser } from './file-chooser.ts';
import { importBundle } from './import-bundle.ts';

const profile = sampleProfile();
const events = sampleEvents(1, 2).map((event) => ({ ...event, officeId: profile.office.id }));
const file = new BundleMaker().make(new BundleOpener().key, events);
const report = {
  deviceName: 'Máy 1',
  createdAt: 0,
  count: 2,
  firstDeviceSeq: 1,
  applied: 2,
  review: 0,
  rejected: 0,
  known: 0,
  problem: null,
  headSeq: 2,
};

describe('bringing a bundle to the server', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qmc-bundle-'));
    path = join(folder, 'goi.qmcb');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** @param answer what the server says; null for a line that is down */
  function counter(
    answer: Response | null,
    role: Role = 'supervisor',
    sessionToken: string | null = 'session',
  ) {
    const asked: { address: string; headers: Headers; body: Uint8Array }[] = [];
    const line = new ServerLine({
      timeoutMs: 1000,
      onServerTime: () => undefined,
      fetch: async (address, init) => {
        if (answer === null) throw new TypeError('fetch failed');
        asked.push({ address, headers: new Headers(init.headers), body: init.body as Uint8Array });
        return answer.clone();
      },
    });
    const user = profile.users.find((each) => each.role === role)!;
    const identity = {
      profile,
      currentSession: { user, mode: 'online' as const, offlineUntil: 0 },
      credentials: () => ok({ serverUrl: 'https://motcua.example.vn', deviceToken: 'token', sessionToken }),
    };
    return { asked, run: () => importBundle({ identity, chooser: folderChooser(folder), line }) };
  }

  it('sends the file as it is, in the name of the machine and the person, and gives the report back', async () => {
    await writeFile(path, file);
    const { asked, run } = counter(Response.json(report));
    expect(await run()).toEqual({ ok: true, value: { fileName: 'goi.qmcb', report } });
    expect(asked).toHaveLength(1);
    const [{ address, headers, body }] = asked as [(typeof asked)[number]];
    expect(address).toBe('https://motcua.example.vn/v1/sync/bundle');
    expect([headers.get('authorization'), headers.get('x-session'), headers.get('content-type')]).toEqual([
      'Bearer token',
      'session',
      'application/octet-stream',
    ]);
    expect(Buffer.from(body).equals(Buffer.from(file))).toBe(true);
  });

  it('is for those who may, and whom the server knows', async () => {
    await writeFile(path, file);
    expect(await counter(null, 'officer').run()).toEqual({ ok: false, code: 'forbidden' });
    expect(await counter(null, 'head', null).run()).toEqual({ ok: false, code: 'not-signed-in' });
  });

  it('[BND-6] names what is wrong with a file before it asks the server', async () => {
    const { asked, run } = counter(Response.json(report));
    const elsewhere = withHeader(file, profile.office.id, '018f0000-0000-7000-8000-00000000ffff');
    for (const [content, code] of [
      [Buffer.from('PK'), 'bundle-unknown'],
      [file.subarray(0, -1), 'bundle-truncated'],
      [elsewhere, 'bundle-other-office'],
    ] as const) {
      await writeFile(path, content);
      expect(await run()).toMatchObject({ code });
    }
    await truncate(path, bundleLimits.fileBytes + 1);
    expect(await run()).toEqual({ ok: false, code: 'bundle-too-large', detail: { limit: 32 } });
    expect(asked).toEqual([]);
  });

  it('says what the server or the line refuses', async () => {
    await writeFile(path, file);
    expect(await counter(null).run()).toEqual({ ok: false, code: 'server-unreachable' });
    const refused = Response.json({ code: 'bundle-device-revoked' }, { status: 400 });
    expect(await counter(refused).run()).toEqual({ ok: false, code: 'bundle-device-revoked' });
    const proxy = Response.json({}, { status: 413 });
    expect(await counter(proxy).run()).toMatchObject({ code: 'bundle-too-large' });
  });

  it('says when the stick is gone, and does nothing when no file was chosen', async () => {
    const gone = { toOpen: async () => join(folder, 'gone', 'goi.qmcb') };
    const none = { toOpen: async () => null };
    const user = profile.users.find(({ role }) => role === 'admin')!;
    const identity = {
      profile,
      currentSession: { user, mode: 'online' as const, offlineUntil: 0 },
      credentials: () => ok({ serverUrl: 'https://x.vn', deviceToken: 'token', sessionToken: 's' }),
    };
    const line = new ServerLine({
      timeoutMs: 1,
      onServerTime: () => undefined,
      fetch: () => Promise.reject(new Error()),
    });
    expect(await importBundle({ identity, chooser: gone, line })).toEqual({
      ok: false,
      code: 'bundle-not-read',
    });
    expect(await importBundle({ identity, chooser: none, line })).toEqual({ ok: true, value: null });
  });
});
