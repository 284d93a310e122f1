import type { z } from 'zod';
import type { Action } from '#shared/identity/rights.ts';
import type { EntityKind, EventEnvelope } from './envelope.ts';

/**
 * One event type at its current version. The payload schema marks personal fields with `personal` (see `personal-data.ts`).
 * A type is never removed and a version never changed: old ones are lifted by an upcaster.
 */
export interface EventDefinition<Type extends string = string, Payload = unknown> {
  readonly type: Type;
  readonly v: number;
  readonly entityKind: EntityKind;
  /** What the actor must be allowed to do, at the moment the act was done. `null`: only the server itself may author it. */
  readonly action: Action | null;
  /** Whether it may be an entity's first event. */
  readonly isOpening?: boolean;
  readonly payload: z.ZodType<Payload>;
}

export function defineEvent<Type extends string, Payload>(
  definition: EventDefinition<Type, Payload>,
): EventDefinition<Type, Payload> {
  return definition;
}

/** An event whose payload has been parsed by its definition; a union of definitions gives a union of events, told apart by `type`. */
export type TypedEvent<D> =
  D extends EventDefinition<infer Type, infer Payload>
    ? Omit<EventEnvelope, 'type' | 'payload'> & { readonly type: Type; readonly payload: Payload }
    : never;
