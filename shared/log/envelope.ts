import { z } from 'zod';
import { deviceIdSchema, eventIdSchema, officeIdSchema, userIdSchema } from '#shared/kernel/ids.ts';
import { jsonRecordSchema } from '#shared/kernel/json-schema.ts';
import { sha256Schema } from '#shared/kernel/sha256.ts';

export const entityKindSchema = z.enum(['dossier', 'incident', 'office-calendar', 'register-export']);
export type EntityKind = z.infer<typeof entityKindSchema>;

/** Names of kinds and types: they are open, but never text of people. */
const nameSchema = z.string().regex(/^[a-z][a-z0-9.-]*$/);

export const entityRefSchema = z.strictObject({ kind: nameSchema.max(40), id: z.uuid() });
/** What an event is about. `kind` is open here: a newer app may know kinds that this one does not. */
export type EntityRef = z.infer<typeof entityRefSchema>;

/** Two clocks and the last server time, so that a report can say which acts have an uncertain time. */
export const clockStampSchema = z.strictObject({
  /** Server time minus local wall clock in milliseconds, as last measured; null before the first contact. */
  offsetMs: z.number().int().nullable(),
  /** Milliseconds since the app started. */
  monotonicMs: z.number().nonnegative(),
  /** The last server time seen, epoch milliseconds. */
  lastServerTime: z.number().int().nullable(),
});
export type ClockStamp = z.infer<typeof clockStampSchema>;

export const eventEnvelopeSchema = z.strictObject({
  id: eventIdSchema,
  officeId: officeIdSchema,
  deviceId: deviceIdSchema,
  /** 1..n without holes for each device. */
  deviceSeq: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  entity: entityRefSchema,
  type: nameSchema.min(3).max(80),
  v: z.number().int().min(1).max(1000),
  payload: jsonRecordSchema,
  /** What the actor saw, for fields that can collide; null where nothing can. */
  base: jsonRecordSchema.nullable(),
  actorId: userIdSchema,
  /** Wall clock of the device, epoch milliseconds. */
  occurredAt: z.number().int().nonnegative(),
  clock: clockStampSchema,
  /** Hash of the device's previous event; 64 zeros for its first. */
  prevHash: sha256Schema,
  /** SHA-256 over `prevHash` and the canonical JSON of everything above. */
  hash: sha256Schema,
});
/** One thing that someone did, as recorded by a device: the unit of the log and of sync. Never changed once made. */
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

export const verdictSchema = z.enum(['applied', 'review', 'rejected']);
/** The server's conclusion on an event. A rejected event stays on record with its reason. */
export type Verdict = z.infer<typeof verdictSchema>;

export const recordedEventSchema = z.strictObject({
  event: eventEnvelopeSchema,
  /** 1..n without holes for each office: the order that decides. */
  seq: z.number().int().min(1),
  /** Server time of receipt, epoch milliseconds. */
  receivedAt: z.number().int(),
  verdict: verdictSchema,
  /** Code of the reason for a review or a rejection. */
  reason: z.string().nullable(),
  /** SHA-256 chain over the office's log up to and including this event. */
  chainHash: sha256Schema,
});
/** An event with what the server added: the row of the office's log. */
export type RecordedEvent = z.infer<typeof recordedEventSchema>;
