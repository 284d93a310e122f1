import type { z } from 'zod';
import type { enrolAnswerSchema, enrolRequestSchema } from '#shared/identity/wire.ts';
import { type Fault, type Result, fault, ok } from '#shared/kernel/result.ts';
import { chainStart } from '#shared/log/chain.ts';
import { transactOrGiveUp } from '../db/transact-or-give-up.ts';
import type { IdentityPorts } from './identity-ports.ts';
import { profileIn } from './profile.ts';
import { hashOfSecret, newEnrolmentCode, newToken, plainEnrolmentCode } from './tokens.ts';

export type EnrolmentFault = Fault<
  'enrolment-code-unknown' | 'enrolment-code-expired' | 'enrolment-code-used' | 'no-lane-free'
>;

/** How long a code may be used: long enough to walk to the counter. */
export const enrolmentCodeMinutes = 60;

/** A one-time code for one counter; shown once, the database keeps its hash. */
export async function createEnrolmentCode(
  { db, clock, random }: IdentityPorts,
  officeId: string,
  counterId: string,
): Promise<string> {
  const code = newEnrolmentCode(random);
  await db
    .insertInto('enrolment_codes')
    .values({
      office_id: officeId,
      code_hash: hashOfSecret(plainEnrolmentCode(code)),
      counter_id: counterId,
      expires_at: clock.now() + enrolmentCodeMinutes * 60_000,
      used_at: null,
    })
    .execute();
  return code;
}

/**
 * Makes a machine a device of the code's office and counter: its token, its lane, its profile. One transaction, so that a code is used
 * exactly once however often the request arrives; when the answer is lost a new code is needed.
 */
export function enrol(
  { db, clock, ids, random }: IdentityPorts,
  request: z.infer<typeof enrolRequestSchema>,
): Promise<Result<z.infer<typeof enrolAnswerSchema>, EnrolmentFault>> {
  return transactOrGiveUp(
    db,
    async (tx): Promise<Result<z.infer<typeof enrolAnswerSchema>, EnrolmentFault>> => {
      const now = clock.now();
      const code = await tx
        .selectFrom('enrolment_codes')
        .selectAll()
        .where('code_hash', '=', hashOfSecret(plainEnrolmentCode(request.code)))
        .forUpdate()
        .executeTakeFirst();
      if (code === undefined) return fault('enrolment-code-unknown');
      if (code.used_at !== null) return fault('enrolment-code-used');
      if (code.expires_at < now) return fault('enrolment-code-expired', { minutes: enrolmentCodeMinutes });
      const device = { officeId: code.office_id, deviceId: ids.next() };
      const deviceToken = newToken(random);
      await tx
        .insertInto('devices')
        .values({
          office_id: device.officeId,
          device_id: device.deviceId,
          name: request.deviceName,
          counter_id: code.counter_id,
          token_hash: hashOfSecret(deviceToken),
          last_device_seq: 0,
          last_hash: chainStart,
          revoked_at: null,
          bundle_key: request.deviceKey ?? null,
        })
        .execute();
      await tx
        .updateTable('enrolment_codes')
        .set({ used_at: now })
        .where('office_id', '=', code.office_id)
        .where('code_hash', '=', code.code_hash)
        .execute();
      const profile = await profileIn(tx, device, now);
      return profile.ok ? ok({ deviceToken, profile: profile.value }) : profile;
    },
  );
}
