import type { EventEnvelope } from './envelope.ts';

/** From this many milliseconds off a clock is spoken of (rules CLK-5, CLK-6). */
export const noticedMs = 2 * 60_000;

type Stamped = Pick<EventEnvelope, 'occurredAt' | 'clock'>;

/** When an act was done, epoch milliseconds: its machine's clock put right by what that machine knew of the server's (CLK-2, CLK-3). */
export function timeOfAct({ occurredAt, clock }: Stamped): number {
  return Math.max(occurredAt + (clock.offsetMs ?? 0), clock.lastServerTime ?? 0);
}

/** What the machine's own clock said, when that is more than two minutes apart; else null. */
export function machineTimeOfAct(event: Stamped): number | null {
  return Math.abs(event.occurredAt - timeOfAct(event)) > noticedMs ? event.occurredAt : null;
}
