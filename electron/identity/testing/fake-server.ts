import type { Fetch } from '#electron/protocol/api-forward.ts';
import { createHash } from 'node:crypto';
import { deviceIdSchema } from '#shared/kernel/ids.ts';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';

/** A central server as far as identity is concerned, behind a line that can be cut. */
export class FakeServer {
  isReachable = true;
  /** Epoch milliseconds. */
  time: number;
  profile: OfficeProfile;
  /** Profiles of the devices that followed, by the hash of their tokens. */
  readonly successors = new Map<string, OfficeProfile>();
  /** So many answers get lost after the server has done its work. */
  answersLost = 0;
  readonly codes = new Set(['AB-CD']);
  readonly passwords = new Map<string, string>();
  /** Answers this instead, when set: refusals, pages of captive portals. */
  override: Response | null = null;
  readonly asked: { method: string; path: string; authorization: string | null }[] = [];
  /** Public keys that machines told, in order. */
  readonly deviceKeys: string[] = [];

  constructor(profile: OfficeProfile, time: number) {
    this.profile = profile;
    this.time = time;
  }

  readonly fetch: Fetch = async (address, init) => {
    if (!this.isReachable) throw new TypeError('fetch failed');
    const { pathname: path, searchParams } = new URL(address);
    this.asked.push({
      method: init.method ?? 'GET',
      path,
      authorization: new Headers(init.headers).get('authorization'),
    });
    if (this.override !== null) return this.override.clone();
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, string>) : {};
    if (path === '/v1/enrol') return this.enrol(body);
    const token = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    if (token !== 'device-token' && !this.successors.has(hashOf(token)))
      return this.say(401, { code: 'device-revoked' });
    if (path === '/v1/device/replace') {
      const answer = this.replace(body);
      this.answersLost -= 1;
      if (this.answersLost >= 0) throw new TypeError('fetch failed');
      return answer;
    }
    if (path === '/v1/profile') {
      this.deviceKeys.push(searchParams.get('deviceKey') ?? '');
      return this.say(200, this.profile);
    }
    if (init.method === 'DELETE') return new Response(null, { status: 204 });
    return this.signIn(body);
  };

  /** As the server does it: one successor for each hash, the same however often it is asked for. */
  private replace({ newTokenHash = '' }: Record<string, string>): Response {
    const known = this.successors.get(newTokenHash);
    const number = String(this.successors.size + 2).padStart(12, '0');
    const id = deviceIdSchema.parse(`018f0002-0000-7000-8000-${number}`);
    const profile = known ?? { ...this.profile, device: { ...this.profile.device, id } };
    this.successors.set(newTokenHash, profile);
    return this.say(200, { profile });
  }

  private enrol({ code, deviceKey = '' }: Record<string, string>): Response {
    if (code === undefined || !this.codes.has(code)) return this.say(400, { code: 'enrolment-code-unknown' });
    this.codes.delete(code);
    this.deviceKeys.push(deviceKey);
    return this.say(200, { deviceToken: 'device-token', profile: this.profile });
  }

  private signIn({ signInName = '', password }: Record<string, string>): Response {
    const user = this.profile.users.find((each) => each.signInName === signInName);
    if (user === undefined || this.passwords.get(signInName) !== password)
      return this.say(401, { code: 'sign-in-failed' });
    return this.say(200, { user, sessionToken: `session-${signInName}`, expiresAt: this.time + 600_000 });
  }

  private say(status: number, body: unknown): Response {
    return Response.json(body, { status, headers: { date: new Date(this.time).toUTCString() } });
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
