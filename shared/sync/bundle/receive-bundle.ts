import { type Result, ok } from '#shared/kernel/result.ts';
import type { Ack, PushProblem, PushRequest } from '../protocol.ts';
import { type PushFault, type PushPorts, type PushSender, receivePush } from '../server-core/receive-push.ts';

/** What became of a bundle's events. What is in none of the counts was not taken, because of the problem. */
export interface BundleOutcome {
  readonly applied: number;
  readonly review: number;
  readonly rejected: number;
  /** In the log before, by the device's own line or an earlier import. */
  readonly known: number;
  /** Where it had to stop; null when everything is in the log. */
  readonly problem: PushProblem | null;
  readonly headSeq: number;
}

/**
 * Takes a bundle's batches into the log as the pushes that they are, each whole or not at all, under the name of the bundle's device (rules
 * BND-4 and BND-5). When the server breaks off in between, importing once more goes on where it stopped.
 */
export async function receiveBundle(
  ports: PushPorts,
  sender: PushSender,
  batches: readonly PushRequest[],
): Promise<Result<BundleOutcome, PushFault>> {
  let outcome: BundleOutcome = { applied: 0, review: 0, rejected: 0, known: 0, problem: null, headSeq: 0 };
  for (const batch of batches) {
    const { headSeq: before } = await ports.log.read(sender.officeId, Number.MAX_SAFE_INTEGER, 1);
    const answer = await receivePush(ports, sender, batch);
    if (!answer.ok) return answer;
    const { acks, problem, headSeq } = answer.value;
    outcome = { ...counted(outcome, acks, before), problem, headSeq };
    if (problem !== null) break;
  }
  return ok(outcome);
}

function counted(outcome: BundleOutcome, acks: readonly Ack[], headBefore: number): BundleOutcome {
  const { applied, review, rejected, known } = outcome;
  const fresh = acks.filter(({ seq }) => seq > headBefore);
  const of = (wanted: Ack['verdict']): number => fresh.filter(({ verdict }) => verdict === wanted).length;
  return {
    ...outcome,
    applied: applied + of('applied'),
    review: review + of('review'),
    rejected: rejected + of('rejected'),
    known: known + acks.length - fresh.length,
  };
}
