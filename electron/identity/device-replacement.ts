import { createHash } from 'node:crypto';
import type { OfficeProfile } from '#shared/identity/office-profile.ts';
import { replaceDeviceAnswerSchema } from '#shared/identity/wire.ts';
import { fault, ok, type Result } from '#shared/kernel/result.ts';
import type { Credentials } from '#electron/protocol/api-forward.ts';
import type { IdentityFiles } from './identity-files.ts';
import type { Refusal, ServerLine } from './server-line.ts';

/**
 * Lets this machine go on under a new device id (rules FORK-1, FORK-4). The way there is kept in the sealed file: first the token of the
 * new id, so that a lost answer is asked for again and is the same; then the answer, so that the change of two files is finished at
 * the next start when the power goes between them.
 *
 * Faults: `identity-not-stored` when the first step cannot be kept, and what the server refuses.
 */
export async function replaceDevice(
  files: IdentityFiles,
  line: ServerLine,
  { serverUrl, deviceToken, sessionToken }: Credentials,
  freshToken: () => string,
): Promise<Result<OfficeProfile, Refusal>> {
  const notStored: Refusal = { ...fault('identity-not-stored'), status: 0 };
  const { secrets } = files;
  if (secrets === null) return { ...fault('secrets-unreadable'), status: 0 };
  const token = secrets.replacement?.token ?? freshToken();
  const begun = { ...secrets, replacement: { token, profile: null } };
  if (!(await files.storeSecrets(begun))) {
    files.secrets = secrets;
    return notStored;
  }
  const answer = await line.ask({
    serverUrl,
    method: 'POST',
    path: '/v1/device/replace',
    deviceToken,
    ...(sessionToken === null ? {} : { sessionToken }),
    body: { newTokenHash: createHash('sha256').update(token).digest('hex') },
    answer: replaceDeviceAnswerSchema,
  });
  if (!answer.ok) return answer;
  const { profile } = answer.value;
  if (!(await files.storeSecrets({ ...begun, replacement: { token, profile } }))) {
    files.secrets = begun;
    return notStored;
  }
  await finishReplacement(files);
  return ok(profile);
}

/** Carries a replacement that the server has answered into both files; nothing to do when there is none. */
export async function finishReplacement(files: IdentityFiles): Promise<void> {
  const { device, secrets } = files;
  const profile = secrets?.replacement?.profile ?? null;
  if (device === null || secrets === null || secrets.replacement === null || profile === null) return;
  const { token } = secrets.replacement;
  // What cannot be stored now holds until the app ends, and is done anew at the next start.
  if (await files.storeDevice({ ...device, profile })) {
    await files.storeSecrets({ ...secrets, deviceToken: token, replacement: null });
  } else {
    files.secrets = { ...secrets, deviceToken: token };
  }
}
