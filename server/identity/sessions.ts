import type { z } from 'zod';
import type { signInAnswerSchema, signInRequestSchema } from '#shared/identity/wire.ts';
import type { User } from '#shared/identity/user.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import type { KnownDevice } from './devices.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { userOf } from './profile.ts';
import { hashOfSecret, newToken } from './tokens.ts';

export type SignInFault = Fault<'sign-in-failed' | 'sign-in-locked'>;

/** After so many wrong passwords in a row the account rests. */
export const attemptsBeforeLock = 5;
export const lockMinutes = 5;

const sessionMs = 12 * 3_600_000;

export class Sessions {
  private readonly ports: IdentityPorts;
  /** Verified against when there is no such user, so that an unknown name takes as long as a wrong password. */
  private readonly decoy: Promise<string>;

  constructor(ports: IdentityPorts) {
    this.ports = ports;
    this.decoy = hashPassword(newToken(ports.random));
  }

  /**
   * Signs a user of the device's office in. The refusal does not tell a wrong name from a wrong password.
   *
   * @returns `sign-in-locked` with `minutes` to wait after five wrong passwords in a row
   */
  async signIn(
    device: KnownDevice,
    request: z.infer<typeof signInRequestSchema>,
  ): Promise<Result<z.infer<typeof signInAnswerSchema>, SignInFault>> {
    const { db, clock, random } = this.ports;
    const now = clock.now();
    const user = await db
      .selectFrom('users')
      .selectAll()
      .where('office_id', '=', device.officeId)
      .where('sign_in_name', '=', request.signInName)
      .executeTakeFirst();
    const isRight = await isPassword(request.password, user?.password_hash ?? (await this.decoy));
    if (user === undefined || !user.active) return fault('sign-in-failed');
    if (user.locked_until > now) {
      return fault('sign-in-locked', { minutes: Math.ceil((user.locked_until - now) / 60_000) });
    }
    if (!isRight) return this.countFailure(device.officeId, user.user_id, now);
    const sessionToken = newToken(random);
    const expiresAt = now + sessionMs;
    await db.transaction().execute(async (tx) => {
      await tx
        .updateTable('users')
        .set({ failed_attempts: 0, locked_until: 0 })
        .where('office_id', '=', device.officeId)
        .where('user_id', '=', user.user_id)
        .execute();
      await tx
        .insertInto('sign_ins')
        .values({
          office_id: device.officeId,
          device_id: device.deviceId,
          user_id: user.user_id,
          last_at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(['office_id', 'device_id', 'user_id']).doUpdateSet({ last_at: now }),
        )
        .execute();
      await tx
        .insertInto('sessions')
        .values({
          office_id: device.officeId,
          token_hash: hashOfSecret(sessionToken),
          device_id: device.deviceId,
          user_id: user.user_id,
          expires_at: expiresAt,
          ended_at: null,
        })
        .execute();
    });
    return ok({ user: userOf(user), sessionToken, expiresAt });
  }

  async signOut(device: KnownDevice, sessionToken: string): Promise<void> {
    await this.ports.db
      .updateTable('sessions')
      .set({ ended_at: this.ports.clock.now() })
      .where('office_id', '=', device.officeId)
      .where('token_hash', '=', hashOfSecret(sessionToken))
      .execute();
  }

  /** Who is signed in by this token on this device; null when it is unknown, ended, over, or the user is no longer active. */
  async userOf(device: KnownDevice, sessionToken: string): Promise<User | null> {
    const row = await this.ports.db
      .selectFrom('sessions')
      .innerJoin('users', (join) =>
        join
          .onRef('users.office_id', '=', 'sessions.office_id')
          .onRef('users.user_id', '=', 'sessions.user_id'),
      )
      .selectAll('users')
      .where('sessions.office_id', '=', device.officeId)
      .where('sessions.token_hash', '=', hashOfSecret(sessionToken))
      .where('sessions.device_id', '=', device.deviceId)
      .where('sessions.ended_at', 'is', null)
      .where('sessions.expires_at', '>', this.ports.clock.now())
      .where('users.active', '=', true)
      .executeTakeFirst();
    return row === undefined ? null : userOf(row);
  }

  private async countFailure(officeId: string, userId: string, now: number): Promise<SignInFault> {
    const { failed_attempts } = await this.ports.db
      .updateTable('users')
      .set((eb) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
      .where('office_id', '=', officeId)
      .where('user_id', '=', userId)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow();
    if (failed_attempts < attemptsBeforeLock) return fault('sign-in-failed');
    await this.ports.db
      .updateTable('users')
      .set({ failed_attempts: 0, locked_until: now + lockMinutes * 60_000 })
      .where('office_id', '=', officeId)
      .where('user_id', '=', userId)
      .execute();
    return fault('sign-in-locked', { minutes: lockMinutes });
  }
}
