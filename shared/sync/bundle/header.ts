import { z } from 'zod';
import { deviceIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';

/** Grows when a file of the new kind cannot be read by what reads the old one. */
export const bundleVersion = 1;

/**
 * Bounds of one bundle, so that a file from a stick cannot fill anybody's memory. A counter's week of full work is about 8,400 events:
 * 9 MB, which pack into one or two.
 */
export const bundleLimits = {
  events: 50_000,
  /** The whole file. */
  fileBytes: 32 * 1024 * 1024,
  /** The batches when they are unpacked again. */
  contentBytes: 128 * 1024 * 1024,
} as const;

/** A raw key of 32 bytes in base64url: X25519 or Ed25519, public half. */
export const rawKeySchema = z.string().regex(/^[\w-]{43}$/);

export const bundleKeySchema = z.strictObject({
  /** Says which key a bundle was sealed to; the first 16 hex digits of the key's SHA-256. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  /** X25519. */
  publicKey: rawKeySchema,
});
/** To whom a device seals its bundles: the server, which has one key for each office. */
export type BundleKey = z.infer<typeof bundleKeySchema>;

export const bundleHeaderSchema = z.strictObject({
  format: z.literal('qmc-bundle'),
  version: z.literal(bundleVersion),
  officeId: officeIdSchema,
  deviceId: deviceIdSchema,
  /** By the device's wall clock, epoch milliseconds: for people, nothing is decided by it. */
  createdAt: z.number().int().nonnegative(),
  count: z.number().int().min(1).max(bundleLimits.events),
  firstDeviceSeq: z.number().int().min(1),
  lastDeviceSeq: z.number().int().min(1),
  serverKeyId: bundleKeySchema.shape.id,
  /** Public half of the X25519 pair that was made for this one bundle and thrown away. */
  ephemeralKey: rawKeySchema,
  /** Length of what follows the signature: a copy that broke off is told from one that was changed. */
  sealedBytes: z.number().int().min(1).max(bundleLimits.fileBytes),
});
/** What stands in the clear at the start of a bundle. It names machines and counts, never people. */
export type BundleHeader = z.infer<typeof bundleHeaderSchema>;
