import type { Session } from '#shared/bridge/contract.ts';
import { makeSigningKey, publicKeyOf } from '#electron/bundle/signing-key.ts';
import { parseServerUrl } from '#electron/protocol/server-url.ts';
import type { Credentials } from '#electron/protocol/api-forward.ts';
import { officeProfileSchema, type OfficeProfile } from '#shared/identity/office-profile.ts';
import { enrolAnswerSchema, signInAnswerSchema } from '#shared/identity/wire.ts';
import type { DeviceId } from '#shared/kernel/ids.ts';
import { fault, ok, type Fault, type Result } from '#shared/kernel/result.ts';
import { z } from 'zod';
import { afterWrong, noAttempts, waitLeft } from './attempts.ts';
import { finishReplacement, replaceDevice } from './device-replacement.ts';
import { IdentityFiles } from './identity-files.ts';
import type { IdentityPorts, NoCredentials, SignIn } from './identity-ports.ts';
import { makeVerifier, matchesVerifier, offlineDays, offlineSpan } from './offline-verifier.ts';
import { freshSecrets, type Secrets } from './stored-identity.ts';

/** Who this device is, and who sits at it. Holds the only copies of the tokens; the renderer gets none of them. */
export class Identity {
  private readonly ports: IdentityPorts;
  private readonly files: IdentityFiles;
  private session: Session | null = null;
  /** One change of the files at a time. */
  private last: Promise<unknown> = Promise.resolve();

  private constructor(ports: IdentityPorts, files: IdentityFiles) {
    this.ports = ports;
    this.files = files;
  }

  /** Reads what is stored. Broken or unreadable files are reported and count as not enrolled; they are not deleted. */
  static async open(ports: IdentityPorts): Promise<Identity> {
    const files = await IdentityFiles.open(ports);
    await finishReplacement(files);
    return new Identity(ports, files);
  }

  get profile(): OfficeProfile | null {
    return this.files.device?.profile ?? null;
  }

  get serverUrl(): string | null {
    return this.files.device?.serverUrl ?? null;
  }

  get currentSession(): Session | null {
    return this.session;
  }

  /** Who has signed in on this machine with the server, the last one first; without those whose account has ended. */
  get recentNames(): readonly string[] {
    const active = new Set(
      this.files.device?.profile.users.flatMap((user) => (user.active ? user.signInName : [])),
    );
    return Object.keys(this.files.secrets?.verifiers ?? {})
      .filter((name) => active.has(name))
      .toReversed();
  }

  /** With which this machine signs its bundles, whatever device it is enrolled as; null until it was told to a server. */
  get signingKey(): string | null {
    return this.files.secrets?.signingKey ?? null;
  }

  /** `secrets-unreadable`: the profile is there and its token is not; the device must be enrolled again. */
  credentials(): Result<Credentials, NoCredentials> {
    if (this.files.device === null) return fault('not-enrolled');
    if (this.files.secrets === null) return fault('secrets-unreadable');
    return ok({
      serverUrl: this.files.device.serverUrl,
      deviceToken: this.files.secrets.deviceToken,
      sessionToken: this.sessionToken(this.files.secrets),
    });
  }

  /** Takes note of the server's clock, which only ever moves on. */
  noteServerTime(epochMs: number): void {
    this.files.lastServerTime = Math.max(this.files.lastServerTime, epochMs);
    if (!this.files.isTimeStale) return;
    void this.alone(async () => {
      if (this.files.device !== null && this.files.isTimeStale)
        await this.files.storeDevice(this.files.device);
    });
  }

  /** Redeems a one-time code. The server's own refusals (`enrolment-code-...`) pass through. */
  enrol(serverUrl: string, code: string, deviceName: string): Promise<Result<OfficeProfile>> {
    return this.alone(async () => {
      const url = parseServerUrl(serverUrl);
      if (!url.ok) return url;
      const signingKey = this.signingKey ?? makeSigningKey();
      const answer = await this.ports.line.ask({
        serverUrl: url.value,
        method: 'POST',
        path: '/v1/enrol',
        body: { code: code.trim(), deviceName: deviceName.trim(), deviceKey: publicKeyOf(signingKey) },
        answer: enrolAnswerSchema,
      });
      if (!answer.ok) return plain(answer);
      return this.enrolled(url.value, answer.value, signingKey);
    });
  }

  /** Asks for the profile anew, which renews the lane's lease and tells the machine's key. On failure the stored one stands. */
  refreshProfile(): Promise<Result<OfficeProfile>> {
    return this.alone(async () => {
      const credentials = this.credentials();
      if (!credentials.ok) return credentials;
      const { serverUrl, deviceToken } = credentials.value;
      const answer = await this.ports.line.ask({
        serverUrl,
        method: 'GET',
        path: await this.profilePath(),
        deviceToken,
        answer: officeProfileSchema,
      });
      if (!answer.ok) return plain(answer);
      await this.files.storeDevice({
        serverUrl,
        profile: answer.value,
        lastServerTime: this.files.lastServerTime,
      });
      return ok(answer.value);
    });
  }

  /**
   * A new device id for a machine whose past differs from the log (rule FORK-1); its token and profile stand when this returns.
   *
   * @param deviceId the id that is to be left; when this machine has left it already, the profile that it has now is the answer
   */
  replaceDevice(deviceId: DeviceId): Promise<Result<OfficeProfile>> {
    return this.alone(async () => {
      const credentials = this.credentials();
      if (!credentials.ok) return credentials;
      const { profile } = this;
      if (profile !== null && profile.device.id !== deviceId) return ok(profile);
      const token = (): string => Buffer.from(this.ports.randomBytes(32)).toString('base64url');
      const replaced = await replaceDevice(this.files, this.ports.line, credentials.value, token);
      return replaced.ok ? replaced : plain(replaced);
    });
  }

  /**
   * With the server where there is a line; without one against this machine's own verifier, for `offlineDays` after the last time.
   *
   * Faults: `not-enrolled`, `secrets-unreadable`, `sign-in-failed`, `sign-in-locked` (minutes), `sign-in-offline-unknown`,
   * `sign-in-offline-expired` (days), and what the server refuses by code of its own.
   */
  signIn({ signInName, password }: SignIn): Promise<Result<Session>> {
    return this.alone(async () => {
      const credentials = this.credentials();
      if (!credentials.ok) return credentials;
      const { serverUrl, deviceToken } = credentials.value;
      const answer = await this.ports.line.ask({
        serverUrl,
        method: 'POST',
        path: '/v1/session',
        deviceToken,
        body: { signInName, password },
        answer: signInAnswerSchema,
      });
      if (answer.ok) return this.signedIn(signInName, password, answer.value);
      if (answer.code === 'server-unreachable') return this.signInOffline(signInName, password);
      await this.forgetIfRefused(signInName, password, answer.status);
      return plain(answer);
    });
  }

  /** The server is told where there is a line; nobody waits for it. */
  signOut(): Promise<void> {
    return this.alone(async () => {
      const credentials = this.credentials();
      if (credentials.ok && credentials.value.sessionToken !== null) this.endOnServer(credentials.value);
      this.session = null;
      if (this.files.secrets !== null && this.files.secrets.session !== null) {
        await this.files.storeSecrets({ ...this.files.secrets, session: null });
      }
    });
  }

  private endOnServer({ serverUrl, deviceToken, sessionToken }: Credentials): void {
    void this.ports.line.ask({
      serverUrl,
      method: 'DELETE',
      path: '/v1/session',
      deviceToken,
      ...(sessionToken === null ? {} : { sessionToken }),
      answer: z.unknown(),
    });
  }

  private async enrolled(
    serverUrl: string,
    { deviceToken, profile }: { deviceToken: string; profile: OfficeProfile },
    signingKey: string,
  ): Promise<Result<OfficeProfile>> {
    const before = { device: this.files.device, secrets: this.files.secrets };
    // The token first: a profile without its token would look enrolled and could do nothing.
    const isStored =
      (await this.files.storeSecrets(freshSecrets(deviceToken, signingKey))) &&
      (await this.files.storeDevice({ serverUrl, profile, lastServerTime: this.files.lastServerTime }));
    if (!isStored) {
      // An enrolment that is gone with the next start is none; the old one, if any, stands.
      this.files.device = before.device;
      this.files.secrets = before.secrets;
      return fault('identity-not-stored');
    }
    this.session = null;
    return ok(profile);
  }

  /** With the machine's key, made now where it was enrolled without one; a key that is gone with the next start is told to nobody. */
  private async profilePath(): Promise<string> {
    const { secrets } = this.files;
    if (secrets?.signingKey === null) {
      const isKept = await this.files.storeSecrets({ ...secrets, signingKey: makeSigningKey() });
      if (!isKept) this.files.secrets = secrets;
    }
    const { signingKey } = this;
    return signingKey === null ? '/v1/profile' : `/v1/profile?deviceKey=${publicKeyOf(signingKey)}`;
  }

  private async signedIn(
    signInName: string,
    password: string,
    answer: z.output<typeof signInAnswerSchema>,
  ): Promise<Result<Session>> {
    const { secrets } = this.files;
    if (secrets === null) return fault('secrets-unreadable');
    // Counted from the server's time, which has just been told: this machine's own clock may be ahead.
    const until = (this.files.lastServerTime > 0 ? this.files.lastServerTime : this.now()) + offlineSpan;
    const verifier = await makeVerifier(password, this.ports.randomBytes(16), until);
    const { [signInName]: _settled, ...attempts } = secrets.attempts;
    const { [signInName]: _former, ...others } = secrets.verifiers;
    await this.files.storeSecrets({
      ...secrets,
      session: { userId: answer.user.id, token: answer.sessionToken, expiresAt: answer.expiresAt },
      // The last one to sign in stands last.
      verifiers: { ...others, [signInName]: verifier },
      attempts,
    });
    this.session = { user: answer.user, mode: 'online', offlineUntil: until };
    return ok(this.session);
  }

  private async signInOffline(signInName: string, password: string): Promise<Result<Session>> {
    const { secrets, device } = this.files;
    if (secrets === null || device === null) return fault('not-enrolled');
    const now = this.now();
    const attempts = secrets.attempts[signInName] ?? noAttempts;
    const wait = waitLeft(attempts, now);
    if (wait > 0) return fault('sign-in-locked', { minutes: Math.ceil(wait / 60_000) });

    const verifier = secrets.verifiers[signInName];
    const user = device.profile.users.find((each) => each.signInName === signInName && each.active);
    if (verifier === undefined || user === undefined) return fault('sign-in-offline-unknown');
    if (!(await matchesVerifier(password, verifier))) {
      await this.files.storeSecrets({
        ...secrets,
        attempts: { ...secrets.attempts, [signInName]: afterWrong(attempts, now) },
      });
      return fault('sign-in-failed');
    }
    if (now > verifier.until) return fault('sign-in-offline-expired', { days: offlineDays });

    const { [signInName]: _settled, ...others } = secrets.attempts;
    if (secrets.attempts[signInName] !== undefined)
      await this.files.storeSecrets({ ...secrets, attempts: others });
    this.session = { user, mode: 'offline', offlineUntil: verifier.until };
    return ok(this.session);
  }

  /** The server refuses a password that this machine knows as good: it was changed or the user was shut out, so it ends here too. */
  private async forgetIfRefused(signInName: string, password: string, status: number): Promise<void> {
    const { secrets } = this.files;
    const verifier = secrets?.verifiers[signInName];
    if (secrets === null || verifier === undefined || (status !== 401 && status !== 403)) return;
    if (!(await matchesVerifier(password, verifier))) return;
    const { [signInName]: _forgotten, ...verifiers } = secrets.verifiers;
    await this.files.storeSecrets({ ...secrets, verifiers });
  }

  private sessionToken({ session }: Secrets): string | null {
    const isTheirs = session !== null && this.session?.user.id === session.userId;
    return isTheirs && this.now() < session.expiresAt ? session.token : null;
  }

  /** The later of this machine's clock and the server's: setting the clock back prolongs nothing. */
  private now(): number {
    return Math.max(this.ports.clock.now(), this.files.lastServerTime);
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.last.then(act, act);
    this.last = done.catch(() => undefined);
    return done;
  }
}

/** Without the HTTP status, which is nobody's business beyond this folder. */
function plain({ code, detail }: Fault): Fault {
  return fault(code, detail);
}
