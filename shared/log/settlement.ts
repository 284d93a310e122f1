import { z } from 'zod';
import { eventIdSchema, type EventId } from '#shared/kernel/ids.ts';
import type { EventEnvelope } from './envelope.ts';

/**
 * What a supervisor found of events that the server put before people or refused: `stands` (as recorded, it is right), `redone` (what was
 * meant was recorded anew), `noted` (nothing more to do). It changes no record; the trouble is only no longer waiting for anybody.
 */
export const settlementSchema = z.strictObject({
  eventIds: z.array(eventIdSchema).min(1).max(100),
  decision: z.enum(['stands', 'redone', 'noted']),
  note: z.string().min(3).max(1000),
});
export type Settlement = z.infer<typeof settlementSchema>;

/** Every subject has this event; it is about the record, whatever the record is. */
const settlementSuffix = '.trouble-settled';
export const settlementVersion = 1;

export function settlementType(entityKind: string): string {
  return `${entityKind}${settlementSuffix}`;
}

/** Decisions that conclude what was before people, beside doing something: they name it under `settles`. */
const settlingTypes: ReadonlySet<string> = new Set([
  'dossier.correction-approved',
  'dossier.correction-declined',
  'dossier.conflict-resolved',
]);

const settlesSchema = z.object({ settles: z.array(eventIdSchema) });

/** Whether events of this type can conclude what was before people. */
export function canSettle(type: string): boolean {
  return settlingTypes.has(type) || type.endsWith(settlementSuffix);
}

/** The events that a settlement or a decision settles; none for any other event. */
export function settledBy(event: EventEnvelope): readonly EventId[] {
  if (settlingTypes.has(event.type)) return settlesSchema.safeParse(event.payload).data?.settles ?? [];
  if (event.type !== settlementType(event.entity.kind) || event.v !== settlementVersion) return [];
  const payload = settlementSchema.safeParse(event.payload);
  return payload.success ? payload.data.eventIds : [];
}
