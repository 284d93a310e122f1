import { z } from 'zod';
import { deviceIdSchema, eventIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';
import { storedEntitySchema } from './stored-entity.ts';
import { eventEnvelopeSchema, recordedEventSchema, verdictSchema } from '#shared/log/envelope.ts';

/** Grows when a message changes its meaning. A push of an older version is always accepted; only a pull may be refused. */
export const protocolVersion = 1;

/** What a pull that names no version speaks: devices did not say it before they could be refused. */
export const unnamedProtocol = 1;

/** The oldest version whose pulls a server answers, unless it is set otherwise. Raised at the earliest twelve months after the next one. */
export const oldestProtocol = 1;

/** Bounds of one push, so that one request can neither fill a server's memory nor hold an office's lock for long. */
export const pushLimits = { events: 500, bytes: 1024 * 1024 } as const;

export const pullPageSize = 500;

export const pushRequestSchema = z.strictObject({
  protocol: z.number().int().min(1),
  officeId: officeIdSchema,
  deviceId: deviceIdSchema,
  events: z.array(eventEnvelopeSchema).min(1).max(pushLimits.events),
});
export type PushRequest = z.infer<typeof pushRequestSchema>;

export const ackSchema = z.strictObject({
  eventId: eventIdSchema,
  deviceSeq: z.number().int(),
  seq: z.number().int(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
});
/** The server has the event, for good; whatever the verdict. */
export type Ack = z.infer<typeof ackSchema>;

/** Why the server stopped before the end of a push. `gap`: send again from `expected`. `forked`: this device's past differs from the server's. */
export const pushProblemSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('gap'), expected: z.number().int() }),
  z.strictObject({ kind: z.literal('forked'), deviceSeq: z.number().int() }),
]);
export type PushProblem = z.infer<typeof pushProblemSchema>;

export const pushAnswerSchema = z.strictObject({
  acks: z.array(ackSchema),
  problem: pushProblemSchema.nullable(),
  headSeq: z.number().int(),
  serverTime: z.number().int(),
});
export type PushAnswer = z.infer<typeof pushAnswerSchema>;

/** Where a snapshot goes on: after a marked row, or after an entity. */
export const snapshotPlaceSchema = z
  .string()
  .max(100)
  .regex(/^(marked:\d{1,15}|entities:([a-z][a-z0-9.-]{0,39}\/[0-9a-f-]{36})?)$/);

export const ownRowSchema = recordedEventSchema.omit({ event: true }).extend({ eventId: eventIdSchema });
/** A row of the log without its event, for the device that recorded it and has it in its outbox. */
export type OwnRow = z.infer<typeof ownRowSchema>;

export const pullAnswerSchema = z.strictObject({
  rows: z.array(recordedEventSchema),
  /** The rows between those, ascending too, whose events the asking device recorded; absent unless it asked for that (PULL-6). */
  own: z.array(ownRowSchema).optional(),
  headSeq: z.number().int(),
  serverTime: z.number().int(),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/** Most entities, or marked rows, in one page of a snapshot. */
export const snapshotPageSize = 500;

/** One page of a snapshot. The head of the first page is the one that counts: it was read before any row. */
export const snapshotAnswerSchema = z.strictObject({
  head: z.strictObject({ seq: z.number().int().min(0), chainHash: z.string() }),
  /** Of the states in it; a device takes only those of its own fold (SNAP-8). */
  foldVersion: z.number().int().min(1),
  /** Rows that are or were in question, and what settled them. */
  marked: z.array(recordedEventSchema),
  entities: z.array(storedEntitySchema),
  /** What to ask for next, to be sent back as it is; null after the last page. */
  next: snapshotPlaceSchema.nullable(),
  serverTime: z.number().int(),
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;

/** All rows of one entity that the log has, ascending, as far as a page reaches. */
export const historyAnswerSchema = z.strictObject({ rows: z.array(recordedEventSchema) });
export type HistoryAnswer = z.infer<typeof historyAnswerSchema>;

export const historyPageSize = 1_000;
