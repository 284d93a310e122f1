import { z } from 'zod';
import { officeSchema } from '#shared/catalogue/office.ts';
import { laneSchema } from '#shared/dossier/lane.ts';
import { counterIdSchema, deviceIdSchema } from '#shared/kernel/ids.ts';
import { bundleKeySchema } from '#shared/sync/bundle/header.ts';
import { userSchema } from './user.ts';

export const deviceProfileSchema = z.strictObject({
  id: deviceIdSchema,
  name: z.string().min(1).max(80),
  counterId: counterIdSchema,
  lane: laneSchema,
  /** Leased beside it once its numbers of the day came to an end. */
  moreLanes: z.array(laneSchema).default([]),
});
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;

export const officeProfileSchema = z.strictObject({
  office: officeSchema,
  users: z.array(userSchema),
  device: deviceProfileSchema,
  /** Where bundles of unsent work are sealed to; absent in what a device keeps from before there was one. */
  bundleKey: bundleKeySchema.optional(),
});
/** What a device must know of its office to work a day without the server. Fetched at enrolment and again whenever there is a line. */
export type OfficeProfile = z.infer<typeof officeProfileSchema>;
