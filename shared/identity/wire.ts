import { z } from 'zod';
import { counterIdSchema } from '#shared/kernel/ids.ts';
import { rawKeySchema } from '#shared/sync/bundle/header.ts';
import { officeProfileSchema } from './office-profile.ts';
import { typedSignInNameSchema, userSchema } from './user.ts';

/** Bodies of the server's identity endpoints; the paths stand in `server/http`. */
export const enrolRequestSchema = z.strictObject({
  code: z.string().trim().min(1).max(80),
  deviceName: z.string().trim().min(1).max(80),
  /** Ed25519: with the other half the machine signs its bundles. Absent from an app that makes none. */
  deviceKey: rawKeySchema.optional(),
});

export const enrolAnswerSchema = z.strictObject({
  /** Opaque secret of this device, kept in the main process alone; the server stores its hash. */
  deviceToken: z.string(),
  profile: officeProfileSchema,
});

/** A machine tells its key again whenever it asks for its profile: one that was enrolled without is known from then on. */
export const profileQuerySchema = z.strictObject({ deviceKey: rawKeySchema.optional() });

/**
 * A device whose past has two ends asks to go on under a new id (FORK-1). It makes the new token itself and names its hash: the same
 * request has the same answer however often it arrives, and no answer that is lost takes a secret with it.
 */
export const replaceDeviceRequestSchema = z.strictObject({
  /** SHA-256 of the token that the machine will use from now on, hexadecimal. */
  newTokenHash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const replaceDeviceAnswerSchema = z.strictObject({ profile: officeProfileSchema });

export const signInRequestSchema = z.strictObject({
  signInName: typedSignInNameSchema,
  password: z.string().min(1).max(200),
});

export const signInAnswerSchema = z.strictObject({
  user: userSchema,
  /** Opaque secret of this user on this device, for what is done online in the user's own name. */
  sessionToken: z.string(),
  /** Epoch milliseconds. */
  expiresAt: z.number().int(),
});

/** Every refusal of the server has this body; `code` has its Vietnamese text in `shared/text/fault-text.ts`. */
export const faultBodySchema = z.strictObject({
  code: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const enrolmentCodeRequestSchema = z.strictObject({ counterId: counterIdSchema });

/** Shown once to the admin who asked for it. */
export const enrolmentCodeSchema = z.strictObject({ code: z.string() });
