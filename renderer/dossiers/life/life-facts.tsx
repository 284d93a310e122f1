import { useMemo, type ReactElement } from 'react';
import { classOfSettled } from '#shared/calendar/classes.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { feePaid } from '#shared/dossier/life/fees.ts';
import type { HandOver } from '#shared/dossier/life/hand-over.ts';
import { type Leg, lateLegs, linkedPromiseOf } from '#shared/dossier/life/legs.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatMoney, formatShortDate, formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../../app/calendar-now.ts';
import { useClock } from '../../app/session.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './life.module.css';
import { text } from './text.vi.ts';
import { useLateArrivals } from './use-late-arrivals.ts';

/** What became of the dossier: its control slip, its supplements, its money, its end. Nothing while nothing did. */
export function LifeFacts({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  const arrivals = useLateArrivals(dossier);
  const lines = [...useLifeLines(dossier), ...arrivals];
  const { handOvers, legs } = dossier.life;
  const calendar = useCalendar();
  const { local } = useClock();
  const linked = legs.length === 0 ? null : linkedPromiseOf(calendar, dossier);
  const late = lateLegs(calendar, dossier, local);
  if (lines.length === 0 && handOvers.length === 0 && linked === null) return null;
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
      {linked?.ok === true && (
        <>
          <p>{text.legs.whole(formatShortDateTime(linked.value.due))}</p>
          <ol className={styles['rows']}>
            {legs.map((leg, place) => (
              <li key={leg.id}>
                {legWords(leg, linked.value.legs[place]?.own.due ?? linked.value.due, late.includes(leg))}
              </li>
            ))}
          </ol>
        </>
      )}
      {lines.map((line) => (
        <p key={line} className={styles['soft']}>
          {line}
        </p>
      ))}
    </Panel>
  );
}

function legWords({ unit, lateCause }: Leg, due: LocalDateTime, isLate: boolean): string {
  const line = text.legs.line(unit, formatShortDateTime(due));
  if (lateCause !== null) {
    return `${line} · ${text.legs.cause(text.late.causes[lateCause.cause], lateCause.note)}`;
  }
  return isLate ? `${line} · ${text.legs.late}` : line;
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
    for (const { name, amount, receiptNumber, of } of life.feeLines) {
      const what = name || text.fee.atReceipt;
      const label = of === null ? what : `${text.fee.counterEntry} ${what}`;
      lines.push(text.fee.lineOf(label, formatMoney(amount), receiptNumber || text.fee.noReceipt));
    }
    if (life.feeLines.length > 0) lines.push(text.fee.paid(formatMoney(feePaid(dossier))));
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
