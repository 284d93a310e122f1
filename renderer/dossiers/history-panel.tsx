import type { ReactElement } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { machineTimeOfAct, timeOfAct } from '#shared/log/act-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import { eventWords } from '#shared/text/event-words.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useProfile, useUserName } from '../app/session.tsx';
import { Panel } from '../ui/panel.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import styles from './history.module.css';
import { type HistoryEntry, historyLines } from './history.ts';
import { reasonWords } from './reason-words.ts';
import { text } from './text.vi.ts';
import { useHistory } from './use-history.ts';

/** Everything that was done with a dossier: what, by whom, when, what was typed, and what people made of it since. */
export function HistoryPanel({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const { entries, isPartial } = useHistory(dossier.id);
  return (
    <Panel title={text.history} aside={entries.length === 0 ? undefined : entries.length} isFilling>
      {isPartial && <p className={styles['soft']}>{text.historyPartial}</p>}
      <ol className={styles['history']}>
        {entries.map((entry) => (
          <HistoryLine key={entry.event.id} entry={entry} entries={entries} dossier={dossier} />
        ))}
      </ol>
    </Panel>
  );
}

interface HistoryLineProps {
  readonly entry: HistoryEntry;
  readonly entries: readonly HistoryEntry[];
  readonly dossier: Dossier;
}

function HistoryLine({ entry, entries, dossier }: HistoryLineProps): ReactElement {
  const { event, sync, reason, decidedBy } = entry;
  const who = useActorWords();
  const { office } = useProfile();
  const machineTime = machineTimeOfAct(event);
  const lines = historyLines({
    event,
    state: dossier,
    who: (id) => who({ actorId: id as EventEnvelope['actorId'] }),
    counter: (id) => office.counters.find((one) => one.id === id)?.name ?? '',
    eventOf: (id) => entries.find((one) => one.event.id === id)?.event ?? null,
  });
  return (
    <li className={styles['act']}>
      <span className={styles['when']}>{shortTime(timeOfAct(event))}</span>
      <span className={styles['what']}>
        <strong>{eventWords(event.type)}</strong> ·{' '}
        {event.type === 'dossier.recoded' ? text.server : who(event)}
        {machineTime !== null && <> · {text.machineTime(shortTime(machineTime))}</>}
        {lines.map((line) => (
          <span key={line} className={styles['detail']}>
            {line}
          </span>
        ))}
        {reason !== null && decidedBy !== null && (
          <span className={styles['detail']}>
            {text.decided(
              reasonWords(reason) ?? '',
              eventWords(decidedBy.type),
              who(decidedBy),
              shortTime(timeOfAct(decidedBy)),
            )}
          </span>
        )}
      </span>
      <SyncTag state={sync} reason={reasonWords(reason)} />
    </li>
  );
}

function useActorWords(): (act: Pick<EventEnvelope, 'actorId'>) => string {
  const nameOf = useUserName();
  const { users } = useProfile();
  return ({ actorId }) => nameOf(actorId) ?? (users.length > 0 ? text.someone : '');
}

function shortTime(epochMs: number): string {
  return formatShortDateTime(localDateTimeOf(epochMs));
}
