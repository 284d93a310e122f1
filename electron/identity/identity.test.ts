import { describe, expect, it } from 'vitest';
import { publicKeyOf } from '#electron/bundle/signing-key.ts';
import { MemoryDisk } from '#electron/disk/testing/memory-disk.ts';
import { createSecretBox } from '#electron/secrets/secret-box.ts';
import { SecretFile } from '#electron/secrets/secret-file.ts';
import { fakeSafeStorage } from '#electron/secrets/testing/fake-safe-storage.ts';
import { DeviceFileStore } from './device-file.ts';
import { Identity } from './identity.ts';
import { ServerLine } from './server-line.ts';
import { secretsSchema } from './stored-identity.ts';
import { FakeServer } from './testing/fake-server.ts';
import { sampleProfile } from './testing/sample-profile.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 24, 1);
const url = 'https://motcua.example.vn';

/** A machine that can be switched off and on, with its own clock and disk. */
async function machine() {
  const profile = sampleProfile();
  const server = new FakeServer(profile, start);
  const officer = profile.users[0]!;
  server.passwords.set(officer.signInName, 'mật-khẩu-1');
  const disk = new MemoryDisk();
  const clock = { time: start };
  const reports: string[] = [];
  const boot = async (key = 7): Promise<Identity> => {
    const identity: Identity = await Identity.open({
      line: new ServerLine({
        fetch: server.fetch,
        timeoutMs: 50,
        onServerTime: (time) => identity.noteServerTime(time),
      }),
      device: new DeviceFileStore(disk, '/user/device.json'),
      secrets: new SecretFile({
        disk,
        path: '/user/secrets.bin',
        box: await createSecretBox(fakeSafeStorage(key), 'win32'),
        schema: secretsSchema,
      }),
      clock: { now: () => clock.time, monotonic: () => clock.time },
      randomBytes: (count) => new Uint8Array(count).fill(clock.time % 251),
      report: (event) => void reports.push(event),
    });
    return identity;
  };
  const right = { signInName: officer.signInName, password: 'mật-khẩu-1' };
  const wrong = { signInName: officer.signInName, password: 'sai' };
  const pass = (ms: number) => {
    clock.time += ms;
    server.time += ms;
  };
  return { server, disk, clock, reports, boot, officer, right, wrong, pass, profile };
}

async function enrolledMachine() {
  const it = await machine();
  const identity = await it.boot();
  await identity.enrol(url, 'AB-CD', 'Máy 1');
  return { ...it, identity };
}

describe('enrolment', () => {
  it('stores token, profile and address, over a restart', async () => {
    const { boot, server, profile, disk } = await machine();
    const identity = await boot();
    expect(identity.credentials()).toEqual({ ok: false, code: 'not-enrolled' });
    expect(await identity.enrol(`${url}/`, ' AB-CD ', 'Máy 1')).toEqual({ ok: true, value: profile });
    disk.crash();
    const again = await boot();
    expect(again.profile).toEqual(profile);
    expect(again.credentials()).toEqual({
      ok: true,
      value: { serverUrl: url, deviceToken: 'device-token', sessionToken: null },
    });
    expect(server.asked[0]).toEqual({ method: 'POST', path: '/v1/enrol', authorization: null });
    for (const { bytes } of disk.files.values())
      expect(Buffer.from(bytes).includes('device-token')).toBe(false);
  });

  it('passes the server’s refusals through, and names a line that is down', async () => {
    const { boot, server } = await machine();
    const identity = await boot();
    expect(await identity.enrol(url, 'XX', 'Máy')).toEqual({ ok: false, code: 'enrolment-code-unknown' });
    expect(await identity.enrol('http://motcua.example.vn', 'AB-CD', 'Máy')).toEqual({
      ok: false,
      code: 'server-url-insecure',
    });
    server.isReachable = false;
    expect(await identity.enrol(url, 'AB-CD', 'Máy')).toEqual({ ok: false, code: 'server-unreachable' });
    expect(identity.profile).toBeNull();
  });

  it('that cannot be stored is none', async () => {
    const { boot, disk, reports } = await machine();
    disk.faults.capacity = 10;
    const identity = await boot();
    expect(await identity.enrol(url, 'AB-CD', 'Máy')).toEqual({ ok: false, code: 'identity-not-stored' });
    expect([identity.profile, identity.credentials()]).toEqual([null, { ok: false, code: 'not-enrolled' }]);
    expect(reports).toEqual(['identity-not-stored']);
  });

  it('says that the token is lost when the keyring is another, and keeps the profile', async () => {
    const { boot, reports, profile } = await enrolledMachine();
    const identity = await boot(9);
    expect(identity.profile).toEqual(profile);
    expect(identity.credentials()).toEqual({ ok: false, code: 'secrets-unreadable' });
    expect(await identity.signIn({ signInName: 'a', password: 'b' })).toMatchObject({
      code: 'secrets-unreadable',
    });
    expect(reports).toEqual(['secrets-unreadable']);
  });

  it('reports a broken file and counts as not enrolled', async () => {
    const { boot, disk, reports } = await enrolledMachine();
    disk.files.get('/user/device.json')!.bytes = new TextEncoder().encode('{"serverUrl":');
    expect((await boot()).credentials()).toEqual({ ok: false, code: 'not-enrolled' });
    expect(reports).toEqual(['device-file-broken']);
  });
});

describe('the profile', () => {
  it('is fetched anew and stored; on failure the old one stands', async () => {
    const { identity, server, boot, profile } = await enrolledMachine();
    const changed = { ...profile, device: { ...profile.device, name: 'Máy mới' } };
    server.profile = changed;
    expect(await identity.refreshProfile()).toEqual({ ok: true, value: changed });
    expect(server.asked.at(-1)).toMatchObject({ path: '/v1/profile', authorization: 'Bearer device-token' });
    server.isReachable = false;
    expect(await identity.refreshProfile()).toEqual({ ok: false, code: 'server-unreachable' });
    expect((await boot()).profile?.device.name).toBe('Máy mới');
  });

  it('of an unknown shape is refused', async () => {
    const { identity, server, profile } = await enrolledMachine();
    server.override = Response.json({ hello: 1 });
    expect(await identity.refreshProfile()).toEqual({
      ok: false,
      code: 'server-refused',
      detail: { status: 200 },
    });
    expect(identity.profile).toEqual(profile);
  });
});

describe('the machine’s signing key', () => {
  it('is told at enrolment and with each profile, and outlives restarts and further enrolments', async () => {
    const { identity, server, boot } = await enrolledMachine();
    await identity.refreshProfile();
    const restarted = await boot();
    server.codes.add('EF-GH');
    await restarted.enrol(url, 'EF-GH', 'Máy 1');
    const again = await boot();
    await again.refreshProfile();
    expect(server.deviceKeys).toHaveLength(4);
    expect(new Set(server.deviceKeys)).toEqual(new Set([publicKeyOf(again.signingKey!)]));
  });

  it('is made with the next profile on a machine that was enrolled without one', async () => {
    const { server, boot, disk } = await enrolledMachine();
    const sealed = disk.files.get('/user/secrets.bin')!;
    const box = await createSecretBox(fakeSafeStorage(7), 'win32');
    const opened = await box.unseal(sealed.bytes);
    if (!opened.ok) throw new Error(opened.code);
    const { signingKey: _later, ...older } = JSON.parse(opened.value) as Record<string, unknown>;
    sealed.bytes = await box.seal(JSON.stringify(older));
    const identity = await boot();
    expect(identity.signingKey).toBeNull();
    await identity.refreshProfile();
    expect(server.deviceKeys.at(-1)).toBe(publicKeyOf(identity.signingKey!));
    expect((await boot()).signingKey).toBe(identity.signingKey);
  });

  it('that cannot be kept is told to nobody', async () => {
    const { server, boot, disk } = await enrolledMachine();
    const sealed = disk.files.get('/user/secrets.bin')!;
    const box = await createSecretBox(fakeSafeStorage(7), 'win32');
    sealed.bytes = await box.seal(
      JSON.stringify({ deviceToken: 'device-token', session: null, verifiers: {}, attempts: {} }),
    );
    const identity = await boot();
    disk.faults.failing = new Set(['write']);
    expect(await identity.refreshProfile()).toMatchObject({ ok: true });
    expect([server.deviceKeys.at(-1), identity.signingKey]).toEqual(['', null]);
  });
});

describe('signing in', () => {
  it('with the server: gives a session, and its token to what goes out', async () => {
    const { identity, right, officer, pass } = await enrolledMachine();
    expect(await identity.signIn(right)).toEqual({
      ok: true,
      value: { user: officer, mode: 'online', offlineUntil: start + 7 * day },
    });
    expect(identity.credentials()).toMatchObject({
      value: { sessionToken: `session-${officer.signInName}` },
    });
    pass(700_000);
    expect(identity.credentials()).toMatchObject({ value: { sessionToken: null } });
  });

  it('without a line: against this machine, after it was done once with the server', async () => {
    const { identity, right, wrong, server, officer, boot } = await enrolledMachine();
    server.isReachable = false;
    expect(await identity.signIn(right)).toEqual({ ok: false, code: 'sign-in-offline-unknown' });
    server.isReachable = true;
    await identity.signIn(right);
    server.isReachable = false;
    const restarted = await boot();
    expect(restarted.currentSession).toBeNull();
    expect(await restarted.signIn(wrong)).toEqual({ ok: false, code: 'sign-in-failed' });
    expect(await restarted.signIn(right)).toEqual({
      ok: true,
      value: { user: officer, mode: 'offline', offlineUntil: start + 7 * day },
    });
    expect(restarted.credentials()).toMatchObject({
      value: { sessionToken: `session-${officer.signInName}` },
    });
  });

  it('takes a password composed another way for the same', async () => {
    const { identity, right, server } = await enrolledMachine();
    await identity.signIn(right);
    server.isReachable = false;
    expect(await identity.signIn({ ...right, password: right.password.normalize('NFD') })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['a page of a captive portal', new Response('<html>', { headers: { 'content-type': 'text/html' } })],
    ['a gateway without a server behind', Response.json({ code: 'internal' }, { status: 502 })],
  ])('goes on offline behind %s', async (_name, override) => {
    const { identity, right, server } = await enrolledMachine();
    await identity.signIn(right);
    server.override = override;
    expect(await identity.signIn(right)).toMatchObject({ ok: true, value: { mode: 'offline' } });
  });

  it('goes on offline when the line hangs', async () => {
    const line = new ServerLine({
      fetch: (_address, init) =>
        new Promise((_resolve, reject) => {
          init.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      timeoutMs: 20,
      onServerTime: () => undefined,
    });
    const answer = await line.ask({
      serverUrl: url,
      method: 'GET',
      path: '/v1/profile',
      answer: secretsSchema,
    });
    expect(answer).toMatchObject({ code: 'server-unreachable' });
  });

  it('offline ends after seven days, and setting the clock back does not prolong it', async () => {
    const { identity, right, wrong, server, clock, pass, boot } = await enrolledMachine();
    await identity.signIn(right);
    pass(6 * day);
    await identity.refreshProfile();
    server.isReachable = false;
    clock.time = start - 300 * day;
    expect(await (await boot()).signIn(right)).toMatchObject({ ok: true });
    server.isReachable = true;
    pass(0);
    server.time = start + 7 * day + 1000;
    const restarted = await boot();
    await restarted.refreshProfile();
    server.isReachable = false;
    expect(await restarted.signIn(right)).toEqual({
      ok: false,
      code: 'sign-in-offline-expired',
      detail: { days: 7 },
    });
    expect(await restarted.signIn(wrong)).toEqual({ ok: false, code: 'sign-in-failed' });
  });

  it('a clock that is ahead at the time does not prolong it either', async () => {
    const { identity, right, clock } = await enrolledMachine();
    clock.time = start + 30 * day;
    expect(await identity.signIn(right)).toMatchObject({ value: { offlineUntil: start + 7 * day } });
  });

  it('offline waits five minutes after five wrong passwords, also over a restart', async () => {
    const { identity, right, wrong, server, boot, pass } = await enrolledMachine();
    await identity.signIn(right);
    server.isReachable = false;
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect(await identity.signIn(wrong)).toEqual({ ok: false, code: 'sign-in-failed' });
    }
    const locked = { ok: false, code: 'sign-in-locked', detail: { minutes: 5 } };
    expect(await identity.signIn(right)).toEqual(locked);
    const restarted = await boot();
    expect(await restarted.signIn(right)).toEqual(locked);
    pass(4 * 60_000 + 1);
    expect(await restarted.signIn(right)).toMatchObject({ code: 'sign-in-locked', detail: { minutes: 1 } });
    pass(60_000);
    expect(await restarted.signIn(wrong)).toMatchObject({ code: 'sign-in-failed' });
    expect(await restarted.signIn(right)).toMatchObject({ ok: true });
  });

  it('a right password forgets the wrong ones before it', async () => {
    const { identity, right, wrong, server } = await enrolledMachine();
    await identity.signIn(right);
    server.isReachable = false;
    for (let round = 1; round <= 3; round += 1) {
      for (let attempt = 1; attempt <= 4; attempt += 1) await identity.signIn(wrong);
      expect(await identity.signIn(right)).toMatchObject({ ok: true });
    }
  });

  it('passes the server’s refusal through and does not fall back to this machine', async () => {
    const { identity, right, wrong, server } = await enrolledMachine();
    await identity.signIn(right);
    expect(await identity.signIn(wrong)).toEqual({ ok: false, code: 'sign-in-failed' });
    server.override = Response.json({ code: 'device-revoked' }, { status: 403 });
    expect(await identity.signIn(right)).toEqual({ ok: false, code: 'device-revoked' });
  });

  it('a password that the server no longer takes ends offline too', async () => {
    const { identity, right, server } = await enrolledMachine();
    await identity.signIn(right);
    server.passwords.set(right.signInName, 'mật-khẩu-2');
    expect(await identity.signIn(right)).toEqual({ ok: false, code: 'sign-in-failed' });
    server.isReachable = false;
    expect(await identity.signIn(right)).toEqual({ ok: false, code: 'sign-in-offline-unknown' });
  });

  it('somebody who left the office does not get in offline', async () => {
    const { identity, right, server, profile } = await enrolledMachine();
    await identity.signIn(right);
    server.profile = { ...profile, users: profile.users.map((user) => ({ ...user, active: false })) };
    await identity.refreshProfile();
    server.isReachable = false;
    expect(await identity.signIn(right)).toEqual({ ok: false, code: 'sign-in-offline-unknown' });
  });

  it('works on a full disk for as long as the app runs', async () => {
    const { identity, right, server, disk, reports } = await enrolledMachine();
    disk.faults.failing = new Set(['write']);
    expect(await identity.signIn(right)).toMatchObject({ ok: true, value: { mode: 'online' } });
    server.isReachable = false;
    expect(await identity.signIn(right)).toMatchObject({ ok: true, value: { mode: 'offline' } });
    expect(reports).toContain('identity-not-stored');
  });

  it('is remembered for the next change of officers, the last one first', async () => {
    const { identity, server, right, pass, profile } = await enrolledMachine();
    const other = profile.users[1]!.signInName;
    server.passwords.set(other, 'mật-khẩu-2');
    expect(identity.recentNames).toEqual([]);
    await identity.signIn(right);
    pass(day);
    await identity.signIn({ signInName: other, password: 'mật-khẩu-2' });
    expect(identity.recentNames).toEqual([other, right.signInName]);
    server.profile = {
      ...profile,
      users: profile.users.map((user) => ({ ...user, active: user.signInName !== other })),
    };
    await identity.refreshProfile();
    expect(identity.recentNames).toEqual([right.signInName]);
  });

  it('ends with signing out, and the token with it', async () => {
    const { identity, right, boot, server, disk } = await enrolledMachine();
    await identity.signIn(right);
    await identity.signOut();
    expect(server.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/session' });
    expect([identity.currentSession, identity.credentials()]).toMatchObject([
      null,
      { value: { sessionToken: null } },
    ]);
    server.isReachable = false;
    const restarted = await boot();
    await restarted.signIn(right);
    expect(restarted.credentials()).toMatchObject({ value: { sessionToken: null } });
    expect(disk.files.size).toBe(2);
  });
});
