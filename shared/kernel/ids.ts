import { z } from 'zod';

/**
 * Branded ids: mixing them up is a compile error. All are UUIDs; those made by a device are UUIDv7 (time-ordered, so that
 * B-trees and IndexedDB pages stay local), made in `uuid-v7.ts`. Order and uniqueness of dossier codes never derive from them.
 */
export const officeIdSchema = z.uuid().brand<'OfficeId'>();
export type OfficeId = z.infer<typeof officeIdSchema>;

export const counterIdSchema = z.uuid().brand<'CounterId'>();
export type CounterId = z.infer<typeof counterIdSchema>;

export const deviceIdSchema = z.uuid().brand<'DeviceId'>();
export type DeviceId = z.infer<typeof deviceIdSchema>;

export const userIdSchema = z.uuid().brand<'UserId'>();
export type UserId = z.infer<typeof userIdSchema>;

export const eventIdSchema = z.uuid().brand<'EventId'>();
export type EventId = z.infer<typeof eventIdSchema>;

export const dossierIdSchema = z.uuid().brand<'DossierId'>();
export type DossierId = z.infer<typeof dossierIdSchema>;

export const incidentIdSchema = z.uuid().brand<'IncidentId'>();
export type IncidentId = z.infer<typeof incidentIdSchema>;

export const slipIdSchema = z.uuid().brand<'SlipId'>();
export type SlipId = z.infer<typeof slipIdSchema>;
