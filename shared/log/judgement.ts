import type { FaultCode } from '#shared/text/fault-text.ts';

/**
 * What `judge` says of an event. `review` is applied and put before the supervisor; `refuse` is for what cannot be true of the
 * state, never for something that happened in the world: a paper that was handed out is a fact.
 */
export type Judgement =
  | { readonly verdict: 'applied' }
  | { readonly verdict: 'review'; readonly reason: string }
  | { readonly verdict: 'rejected'; readonly reason: string };

export const applied: Judgement = { verdict: 'applied' };

/** @param reason a code that has words for people */
export function review(reason: FaultCode): Judgement {
  return { verdict: 'review', reason };
}

/** @param reason a code that has words for people */
export function refuse(reason: FaultCode): Judgement {
  return { verdict: 'rejected', reason };
}
