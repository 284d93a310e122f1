import { z } from 'zod';
import { deviceIdSchema, eventIdSchema, officeIdSchema } from '#shared/kernel/ids.ts';
import { eventEnvelopeSchema, recordedEventSchema, verdictSchema } from '#shared/log/envelope.ts';

/** Grows when a message changes its meaning. A push of an older version is always accepted; only a pull may be refused. */
export const protocolVersion = 1;

/** What a pull that names no version speaks: devices did not say it before they could be refused. */
export const unnamedProtocol = 1;

/** The oldest version whose pulls a server answers, unless it is set otherwise. Raised at the earliest twelve months after the next one. */
export const oldestProtocol = 1;

/** Bounds of one push, so that one request can neither fill a server's memory nor hold an office's lock for long. */
export const pushLimits = { events: 200, bytes: 512 * 1024 } as const;

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

export const pullAnswerSchema = z.strictObject({
  rows: z.array(recordedEventSchema),
  headSeq: z.number().int(),
  serverTime: z.number().int(),
});
export type PullAnswer = z.infer<typeof pullAnswerSchema>;
