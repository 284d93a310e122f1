import { expect, it, vi } from 'vitest';
import { onEachDatabase } from '../testing/each-database.ts';
import { StaffedOffice, testPassword } from '../testing/staffed-office.ts';
import { type KnownDevice, deviceOf, revokeDevice } from './devices.ts';
import { createEnrolmentCode, enrol } from './enrolment.ts';
import { isPassword } from './passwords.ts';
import { resetPasswordOperation } from '../operations/office-operations.ts';
import { resetPassword } from './reset-password.ts';
import { Sessions, attemptsBeforeLock, lockMinutes } from './sessions.ts';

// Watched, not replaced.
vi.mock(import('./passwords.ts'), { spy: true });

const hour = 3_600_000;

onEachDatabase('signing in', (database) => {
  let seed = 200;

  async function newOffice(): Promise<{ office: StaffedOffice; sessions: Sessions; devices: KnownDevice[] }> {
    const office = await new StaffedOffice(database().db, (seed += 1)).add();
    const devices: KnownDevice[] = [];
    for (const deviceName of ['Máy A', 'Máy B']) {
      const code = await createEnrolmentCode(office, office.officeId, office.counterId());
      const answer = await enrol(office, { code, deviceName });
      const device = answer.ok ? await deviceOf(office, answer.value.deviceToken) : answer;
      if (!device.ok) throw new Error(device.code);
      devices.push(device.value);
    }
    return { office, sessions: new Sessions(office), devices };
  }

  it('opens a session on this device alone, until it is ended', async () => {
    const { office, sessions, devices } = await newOffice();
    const signInName = office.nameOf('officer');
    const answer = await sessions.signIn(devices[0]!, { signInName, password: testPassword });
    if (!answer.ok) throw new Error(answer.code);
    const { user, sessionToken, expiresAt } = answer.value;
    expect(user).toMatchObject({ signInName, role: 'officer', active: true });
    expect(expiresAt).toBe(office.clock.now() + 12 * hour);
    expect(await sessions.userOf(devices[0]!, sessionToken)).toEqual(user);
    expect(await sessions.userOf(devices[1]!, sessionToken)).toBeNull();
    expect(await sessions.userOf(devices[0]!, 'made up')).toBeNull();
    await sessions.signOut(devices[0]!, sessionToken);
    expect(await sessions.userOf(devices[0]!, sessionToken)).toBeNull();
  });

  it('ends a session after twelve hours, with its user, or with its device', async () => {
    const { office, sessions, devices } = await newOffice();
    const signIn = async (device: KnownDevice, name: string): Promise<string> => {
      const answer = await sessions.signIn(device, { signInName: name, password: testPassword });
      if (!answer.ok) throw new Error(answer.code);
      return answer.value.sessionToken;
    };
    const [officer, head] = [office.nameOf('officer'), office.nameOf('head')];
    const tokens = [await signIn(devices[0]!, officer), await signIn(devices[0]!, head)];
    await database()
      .db.updateTable('users')
      .set({ active: false })
      .where('office_id', '=', office.officeId)
      .where('sign_in_name', '=', officer)
      .execute();
    expect(await sessions.userOf(devices[0]!, tokens[0]!)).toBeNull();
    expect(await sessions.signIn(devices[0]!, { signInName: officer, password: testPassword })).toMatchObject(
      {
        code: 'sign-in-failed',
      },
    );
    expect(await sessions.userOf(devices[0]!, tokens[1]!)).not.toBeNull();
    await revokeDevice(office, office.officeId, devices[0]!.deviceId);
    expect(await sessions.userOf(devices[0]!, tokens[1]!)).toBeNull();
    const other = await signIn(devices[1]!, head);
    office.clock.advance(12 * hour);
    expect(await sessions.userOf(devices[1]!, other)).toBeNull();
  });

  it('does not tell a wrong name from a wrong password, nor by the work that it does', async () => {
    const { office, sessions, devices } = await newOffice();
    const attempt = (signInName: string): Promise<unknown> =>
      sessions.signIn(devices[0]!, { signInName, password: 'sai' });
    vi.mocked(isPassword).mockClear();
    const answers = [await attempt(office.nameOf('officer')), await attempt('khong.ai')];
    expect(answers).toEqual([
      { ok: false, code: 'sign-in-failed' },
      { ok: false, code: 'sign-in-failed' },
    ]);
    // Each time one password is held against a hash of one cost, so that the time tells nothing either.
    const costs = vi.mocked(isPassword).mock.calls.map(([, phc]) => phc.split('$').slice(0, 4));
    expect(costs).toHaveLength(2);
    expect(costs[1]).toEqual(costs[0]);
  });

  it('locks an account for five minutes after five wrong passwords in a row', async () => {
    const { office, sessions, devices } = await newOffice();
    const attempt = (password: string) =>
      sessions.signIn(devices[0]!, { signInName: office.nameOf('supervisor'), password });
    for (let i = 1; i < attemptsBeforeLock; i += 1) {
      expect(await attempt('sai')).toMatchObject({ code: 'sign-in-failed' });
    }
    expect(await attempt('sai')).toMatchObject({ code: 'sign-in-locked', detail: { minutes: lockMinutes } });
    office.clock.advance(90_000);
    expect(await attempt(testPassword)).toMatchObject({ code: 'sign-in-locked', detail: { minutes: 4 } });
    office.clock.advance(lockMinutes * 60_000);
    expect(await attempt(testPassword)).toMatchObject({ ok: true });
  });

  it('counts wrong passwords in a row only', async () => {
    const { office, sessions, devices } = await newOffice();
    const attempt = (password: string) =>
      sessions.signIn(devices[0]!, { signInName: office.nameOf('inspector'), password });
    for (let round = 0; round < 2; round += 1) {
      for (let i = 1; i < attemptsBeforeLock; i += 1) await attempt('sai');
      expect(await attempt(testPassword)).toMatchObject({ ok: true });
    }
  });

  it('knows the people of its own office only', async () => {
    const [here, there] = [await newOffice(), await newOffice()];
    await database()
      .db.updateTable('users')
      .set({ sign_in_name: 'chi.o.day' })
      .where('office_id', '=', here.office.officeId)
      .where('sign_in_name', '=', here.office.nameOf('admin'))
      .execute();
    const request = { signInName: 'chi.o.day', password: testPassword };
    expect(await here.sessions.signIn(here.devices[0]!, request)).toMatchObject({ ok: true });
    expect(await there.sessions.signIn(there.devices[0]!, request)).toMatchObject({ code: 'sign-in-failed' });
  });

  it('goes on with a new password alone after a reset, which lifts a lock and ends what was open', async () => {
    const { office, sessions, devices } = await newOffice();
    const signInName = office.nameOf('officer');
    const device = devices[0]!;
    const before = await sessions.signIn(device, { signInName, password: testPassword });
    if (!before.ok) throw new Error(before.code);
    for (let attempt = 0; attempt < attemptsBeforeLock; attempt += 1)
      await sessions.signIn(device, { signInName, password: 'sai' });
    const name = office.file.office.name;
    expect(await resetPasswordOperation(office, [name, 'khong.co'])).toMatchObject({ isDone: false });
    const password = (await resetPassword(office, office.officeId, signInName)) ?? '';
    expect(await sessions.userOf(device, before.value.sessionToken)).toBeNull();
    expect(await sessions.signIn(device, { signInName, password: testPassword })).toMatchObject({
      code: 'sign-in-failed',
    });
    expect(await sessions.signIn(device, { signInName, password })).toMatchObject({ ok: true });
  });
});
