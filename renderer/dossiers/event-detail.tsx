import type { ReactElement } from 'react';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { text } from './correction-text.vi.ts';
import styles from './correction.module.css';
import { changesOfEvent } from './field-words.ts';

/** What was written by an act of the history: old and new values, the reason, the words of a note. Nothing typed is out of sight (CFL-2). */
export function EventDetail({ event }: { readonly event: EventEnvelope }): ReactElement | null {
  const lines = [
    ...changesOfEvent(event).map(({ label, old, now }) =>
      text.change(label, old === '' ? text.nothing : old, now === '' ? text.nothing : now),
    ),
    ...wordsAt(event, 'text'),
    ...wordsAt(event, 'reason').map(text.because),
  ];
  if (lines.length === 0) return null;
  return (
    <>
      {lines.map((line) => (
        <span key={line} className={styles['detail']}>
          {line}
        </span>
      ))}
    </>
  );
}

function wordsAt({ payload }: EventEnvelope, key: string): readonly string[] {
  const words = payload[key];
  return typeof words === 'string' && words !== '' ? [words] : [];
}
