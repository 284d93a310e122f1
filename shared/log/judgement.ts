/**
 * What `judge` says of an event. `review` is applied and put before the supervisor; `refuse` is for what cannot be true of the
 * state, never for something that happened in the world: a paper that was handed out is a fact.
 */
export type Judgement =
  | { readonly verdict: 'applied' }
  | { readonly verdict: 'review'; readonly reason: string }
  | { readonly verdict: 'rejected'; readonly reason: string };

export const applied: Judgement = { verdict: 'applied' };

export function review(reason: string): Judgement {
  return { verdict: 'review', reason };
}

export function refuse(reason: string): Judgement {
  return { verdict: 'rejected', reason };
}
