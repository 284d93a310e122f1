import type { IdentityPorts } from './identity-ports.ts';
import { hashPassword } from './passwords.ts';
import { newEnrolmentCode } from './tokens.ts';

/**
 * Gives somebody a new password, made by chance, lifts a lock and ends all sessions of theirs. What they have recorded and not sent yet stays
 * theirs: an act is known by its author, not by a password.
 *
 * @returns the password, shown once; null when the office has nobody of this name
 */
export async function resetPassword(
  { db, clock, random }: Pick<IdentityPorts, 'db' | 'clock' | 'random'>,
  officeId: string,
  signInName: string,
): Promise<string | null> {
  const password = newEnrolmentCode(random);
  const password_hash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const user = await tx
      .updateTable('users')
      .set({ password_hash, failed_attempts: 0, locked_until: 0 })
      .where('office_id', '=', officeId)
      .where('sign_in_name', '=', signInName)
      .returning('user_id')
      .executeTakeFirst();
    if (user === undefined) return null;
    await tx
      .updateTable('sessions')
      .set({ ended_at: clock.now() })
      .where('office_id', '=', officeId)
      .where('user_id', '=', user.user_id)
      .where('ended_at', 'is', null)
      .execute();
    return password;
  });
}
