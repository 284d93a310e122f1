import { z } from 'zod';
import { officeProfileSchema } from '#shared/identity/office-profile.ts';
import { attemptsSchema } from './attempts.ts';
import { verifierSchema } from './offline-verifier.ts';

/** `device.json`: what the device knows of its place. Not secret, and readable even when the keyring is lost. */
export const deviceFileSchema = z.strictObject({
  serverUrl: z.string(),
  profile: officeProfileSchema,
  /** The latest server time seen, epoch milliseconds: a clock that was set back does not prolong what has an end. */
  lastServerTime: z.int(),
});
export type DeviceFile = z.infer<typeof deviceFileSchema>;

/** The sealed file. */
export const secretsSchema = z.strictObject({
  deviceToken: z.string().min(1),
  /** Of the last user who signed in with the server. */
  session: z.strictObject({ userId: z.string(), token: z.string(), expiresAt: z.int() }).nullable(),
  /** By sign-in name. */
  verifiers: z.record(z.string(), verifierSchema),
  attempts: z.record(z.string(), attemptsSchema),
  /** Of this machine, whatever device it is enrolled as; null until it is first needed. */
  signingKey: z.string().nullable().default(null),
  /** A change to a new device id that is under way: its token, and the server's answer once it is here. */
  replacement: z
    .strictObject({ token: z.string().min(1), profile: officeProfileSchema.nullable() })
    .nullable()
    .default(null),
});
export type Secrets = z.infer<typeof secretsSchema>;

export function freshSecrets(deviceToken: string, signingKey: string): Secrets {
  return { deviceToken, session: null, verifiers: {}, attempts: {}, signingKey, replacement: null };
}
