import type { EventEnvelope } from '#shared/log/envelope.ts';
import { lifeStateWords } from '#shared/text/life-words.ts';
import { text } from '../text.vi.ts';
import { type FactKind, plain, type Read, timeAt, valueAt, wordAt } from './read.ts';

const { fields } = text.repair;

/** Finds in the record what an event of the same kind left there; undefined when none did. */
export type Piece = (state: unknown, event: EventEnvelope) => unknown;

/** A fact that is told in the same words of the event's payload and of the piece. */
export interface PieceFact {
  readonly label: string;
  readonly read: Read;
  /** Where the piece says it otherwise. */
  readonly standing?: Read;
}

/** What an event says beside what stands in its place: its own facts, when, and by whom. */
export function pieceFacts(piece: Piece, facts: readonly PieceFact[]): readonly FactKind[] {
  return [
    stateFact,
    ...facts.map(({ label, read, standing = read }): FactKind => ({
      label,
      recorded: read,
      standing: (state, context) => standing(piece(state, context.event), context),
    })),
    {
      label: fields.at,
      recorded: timeAt('at'),
      standing: (state, context) => timeAt('at')(piece(state, context.event), context),
    },
    {
      label: fields.by,
      // Who acts is in the envelope, not in the payload; beside nothing there is nobody to compare with.
      recorded: (_payload, { event, who }) => who(event.actorId),
      standing: (state, { event, who }) => {
        const by = plain(piece(state, event), 'by');
        return by === '' ? '' : who(by);
      },
    },
  ];
}

/** Where the actor's screen showed the dossier, and where it is: why a step was overtaken. */
const stateFact: FactKind = {
  label: fields.state,
  recorded: (_payload, { event }) => {
    const seen = plain(event.base, 'fromState');
    return Object.hasOwn(lifeStateWords, seen) ? lifeStateWords[seen as keyof typeof lifeStateWords] : '';
  },
  standing: (state, context) => {
    const words = wordAt(lifeStateWords, 'status')(state, context);
    if (words === '') return '';
    const since = timeAt('statusAt')(state, context);
    const isVoid = plain(valueAt(state, ['voided']), 'reason') !== '';
    return [words, since === '' ? '' : text.repair.since(since), isVoid ? text.repair.voided : '']
      .filter((part) => part !== '')
      .join(', ');
  },
};
