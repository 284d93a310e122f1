import type { EventEnvelope } from '#shared/log/envelope.ts';
import { settlementType } from '#shared/log/settlement.ts';
import { text } from '../text.vi.ts';
import { lifeFacts } from './life-facts.ts';
import type { FactContext, FactKind } from './read.ts';
import { receiptFacts } from './receipt-facts.ts';
import { fieldFacts, recordFacts, settlementFacts } from './record-facts.ts';

/** One thing that both versions speak of. */
export interface ComparedFact {
  readonly label: string;
  /** As the event in question says it. */
  readonly recorded: string;
  /** As the record stands now; empty when it says nothing of it. */
  readonly standing: string;
  readonly differs: boolean;
}

/** Names of the facts that a list with times and people of its own need not repeat. */
export const whenAndWho: ReadonlySet<string> = new Set([
  text.repair.fields.state,
  text.repair.fields.at,
  text.repair.fields.by,
]);

const kinds: Readonly<Record<string, readonly FactKind[]>> = {
  ...receiptFacts,
  ...lifeFacts,
  ...recordFacts,
};

/** The event in question beside the record as it stands, in words alone: no id and no code of a machine. */
export function comparedFacts(context: FactContext): readonly ComparedFact[] {
  const { event, state } = context;
  return [...fieldFacts(event, context), ...kindsOf(event)]
    .map(({ label, recorded, standing }) => {
      const [here, there] = [recorded(event.payload, context), standing(state, context)];
      return {
        label,
        recorded: here,
        standing: there,
        differs: there !== '' && here !== '' && here !== there,
      };
    })
    .filter(({ recorded, standing }) => recorded !== '' || standing !== '');
}

function kindsOf({ type, entity }: EventEnvelope): readonly FactKind[] {
  if (type === settlementType(entity.kind)) return settlementFacts;
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? []) : [];
}
