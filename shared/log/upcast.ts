import type { z } from 'zod';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventEnvelope } from './envelope.ts';

/**
 * Lifts the payload of one event type from version `from` to the next. Pure, and kept for ever: the log is never rewritten, so that an
 * event of any released version may be read at any time (rule VER-1). `schema` is the payload as version `from` had it, frozen.
 */
export interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly lift: (payload: Payload) => Payload | null;
}

type Payload = Readonly<Record<string, Json>>;

/** @param lift from the payload of the old version, which has been parsed by its schema, to that of the next */
export function defineUpcaster<Old>(
  type: string,
  from: number,
  schema: z.ZodType<Old>,
  lift: (old: Old) => Payload,
): Upcaster {
  return {
    type,
    from,
    lift: (payload) => {
      const old = schema.safeParse(payload);
      return old.success ? lift(old.data) : null;
    },
  };
}

export type Upcast =
  | { readonly kind: 'lifted'; readonly payload: Payload }
  /** A version without a way to the present one. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'malformed' };

/** The payload of an event as the present version has it; the event itself stays as it was sealed. */
export function upcast(upcasters: readonly Upcaster[], event: EventEnvelope, to: number): Upcast {
  let payload: Payload = event.payload;
  for (let version = event.v; version < to; version += 1) {
    const upcaster = upcasters.find(({ type, from }) => type === event.type && from === version);
    if (upcaster === undefined) return { kind: 'unknown' };
    const lifted = upcaster.lift(payload);
    if (lifted === null) return { kind: 'malformed' };
    payload = lifted;
  }
  return { kind: 'lifted', payload };
}
