import type { RecordedEvent } from '#shared/log/envelope.ts';
import { canSettle } from '#shared/log/settlement.ts';

/**
 * The few rows of a log on which it depends how a record stands, beside its state: those that are or were in question, and those that
 * settled them. A device that holds these needs no other row to show it as everybody else does.
 */
export function isMarked({ verdict, event }: RecordedEvent): boolean {
  return verdict !== 'applied' || canSettle(event.type);
}
