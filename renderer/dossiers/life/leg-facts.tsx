import type { ReactElement } from 'react';
import { type Leg, lateLegs, linkedPromiseOf } from '#shared/dossier/life/legs.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../../app/calendar-now.ts';
import { useClock } from '../../app/session.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './life.module.css';
import { text } from './text.vi.ts';

const words = text.legs;

/**
 * The units of a linked dossier in their order, until when each has it and since when (DL-13). What the chain comes to is said to be late
 * when it ends after the date that the citizen holds: the plan moves no promise.
 */
export function LegFacts({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  const { legs, handOvers } = dossier.life;
  const calendar = useCalendar();
  const { local } = useClock();
  const late = lateLegs(calendar, dossier, local);
  const linked = legs.length === 0 ? null : linkedPromiseOf(calendar, dossier);
  if (linked?.ok !== true) return null;
  const { due } = dossier.promise;
  return (
    <Panel title={text.handOver.leg} aside={words.whole(formatShortDateTime(linked.value.due))}>
      <ol className={styles['rows']}>
        {legs.map((leg, place) => {
          const given = handOvers.find(({ legId }) => legId === leg.id);
          const until = linked.value.legs[place]?.own.due ?? linked.value.due;
          return (
            <li key={leg.id}>
              {words.line(leg.unit, formatShortDateTime(until))}{' '}
              <span className={styles['aside']}>
                {given === undefined ? words.notGiven : words.given(formatShortDateTime(given.at))}
                {delayWords(leg, late.includes(leg))}
              </span>
            </li>
          );
        })}
      </ol>
      {linked.value.due > due && <Notice kind="warn" title={words.tooLate(formatShortDateTime(due))} />}
    </Panel>
  );
}

function delayWords({ lateCause }: Leg, isLate: boolean): string {
  if (lateCause !== null) return ` · ${words.cause(text.late.causes[lateCause.cause], lateCause.note)}`;
  return isLate ? ` · ${words.late}` : '';
}
