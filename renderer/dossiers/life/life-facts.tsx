import { useMemo, type ReactElement } from 'react';
import { classOfSettled } from '#shared/calendar/classes.ts';
import type { HandOver } from '#shared/dossier/life/hand-over.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { Panel } from '../../ui/panel.tsx';
import styles from './life.module.css';
import { text } from './text.vi.ts';
import { useLateArrivals } from './use-late-arrivals.ts';

/** What became of the dossier: its control slip, its supplements, its end. Nothing while nothing did. */
export function LifeFacts({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  const arrivals = useLateArrivals(dossier);
  const lines = [...useLifeLines(dossier), ...arrivals];
  const { handOvers } = dossier.life;
  if (lines.length === 0 && handOvers.length === 0) return null;
  return (
    <Panel title={text.controlSlip}>
      {handOvers.length > 0 && (
        <ol className={styles['rows']}>
          {handOvers.map((row, place) => (
            // A list that only grows at its end.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={place}>{rowWords(row)}</li>
          ))}
        </ol>
      )}
      {lines.map((line) => (
        <p key={line} className={styles['soft']}>
          {line}
        </p>
      ))}
    </Panel>
  );
}

function rowWords({ direction, unit, at, received }: HandOver): string {
  const words = direction === 'to-unit' ? text.control.toUnit(unit) : text.control.toCounter(unit);
  const signed =
    received === null
      ? text.control.open
      : text.control.received(received.receiver, formatShortDateTime(received.at));
  return `${formatShortDateTime(at)} · ${words} · ${signed}`;
}

function useLifeLines(dossier: Dossier): readonly string[] {
  return useMemo(() => {
    const { life, promise } = dossier;
    const lines: string[] = [];
    for (const { slip, lines: asked, deadline, received } of life.supplements) {
      lines.push(
        `${text.request(slip.number)}: ${asked.map(({ what }) => what).join('; ')}. ${text.supplement.deadline(formatShortDate(deadline))}.`,
      );
      if (received !== null) lines.push(text.requestCame(formatShortDateTime(received.at)));
    }
    if (life.result !== null) {
      const { decision, number, at } = life.result;
      lines.push(
        `${text.result.decisions[decision]} ${number} · ${formatShortDateTime(at)} · ${text.settled[classOfSettled(promise.due, at)]}`,
      );
    }
    if (life.lateCause !== null) {
      lines.push(text.late.line(text.late.causes[life.lateCause.cause], life.lateCause.note));
    }
    if (life.refusal !== null)
      lines.push(text.ending.refused(life.refusal.slip.number, life.refusal.grounds));
    if (life.ending !== null) {
      const { slip, reason } = life.ending;
      lines.push(slip === null ? text.ending.endedWithout(reason) : text.ending.ended(slip.number, reason));
    }
    for (const { name, at } of life.returns) lines.push(text.ending.returned(name, formatShortDateTime(at)));
    return lines;
  }, [dossier]);
}
