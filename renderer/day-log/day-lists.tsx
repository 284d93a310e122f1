import type { ReactElement } from 'react';
import type { Counter } from '#shared/catalogue/office.ts';
import type { DayLog, IncidentEntry } from '#shared/daylog/day-log.ts';
import { type DayFigure, entriesOf } from '#shared/daylog/day-log-entries.ts';
import type { CounterId, DossierId } from '#shared/kernel/ids.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { SelectField } from '../ui/select-field.tsx';
import styles from './day-log.module.css';
import { FeePanel, type FeePanelProps } from './fee-panel.tsx';
import { feeText } from './fee-text.vi.ts';
import { DossierList, type Names } from './dossier-list.tsx';
import { IncidentList } from './incident-list.tsx';
import type { Opened } from './overview.tsx';
import { text } from './text.vi.ts';

export type ListKind = 'dossiers' | 'incidents' | 'fees';

export interface DayListsProps {
  readonly log: DayLog;
  readonly opened: Opened;
  readonly list: ListKind;
  readonly names: Names;
  readonly withIncidents: boolean;
  readonly counters: readonly Counter[];
  readonly onList: (list: ListKind) => void;
  /** Null for the whole office. */
  readonly onScope: (counterId: CounterId | null) => void;
  readonly onAll: () => void;
  readonly onDossier: (id: DossierId) => void;
  readonly onIncident: (entry: IncidentEntry) => void;
  readonly fees: Omit<FeePanelProps, 'onDossier'>;
}

/** The dossiers and incidents behind the opened figure. */
export function DayLists(props: DayListsProps): ReactElement {
  const { log, opened, list, names, withIncidents, counters } = props;
  const { dossiers, incidents } = entriesOf(log, opened.scope, opened.figure);
  const isIncidents = withIncidents && list === 'incidents';
  const isFees = list === 'fees';
  const isEverything = opened.figure.kind === 'all' && opened.scope.counterId === null;
  const empty = (title: string): ReactElement => (
    <EmptyState title={title}>{isEverything ? text.noDossiersText : text.noMatchText}</EmptyState>
  );
  return (
    <Panel
      title={isFees ? feeText.open : titleOf(opened, isIncidents, names)}
      isFlush
      isFilling
      aside={
        <>
          {!isEverything && !isFees && (
            <Button label={text.showAll} kind="quiet" shortcut="Alt+T" onClick={props.onAll} />
          )}
          {!isFees && (
            <div className={styles['counterField']}>
              <SelectField
                name="counter"
                label={text.counter}
                isLabelHidden
                options={[
                  { value: '', label: text.allCounters },
                  ...counters.map(({ id, name }) => ({ value: id as string, label: name })),
                ]}
                value={opened.scope.counterId ?? ''}
                onChange={({ target }) =>
                  props.onScope(counters.find(({ id }) => id === target.value)?.id ?? null)
                }
              />
            </div>
          )}
          <ChoiceField<ListKind>
            id="list"
            label={text.listKind}
            isLabelHidden
            options={[
              { value: 'dossiers', label: text.listCount(dossiers.length) },
              ...(withIncidents
                ? [{ value: 'incidents' as const, label: text.incidentCount(incidents.length) }]
                : []),
              { value: 'fees', label: feeText.choice(props.fees.ledger.entries.length) },
            ]}
            value={list}
            onChange={props.onList}
          />
        </>
      }
    >
      {isFees ? (
        <FeePanel {...props.fees} onDossier={props.onDossier} />
      ) : isIncidents ? (
        <IncidentList
          entries={incidents}
          names={names}
          empty={empty(text.noIncidentsTitle)}
          onOpen={props.onIncident}
        />
      ) : (
        <DossierList
          entries={dossiers}
          names={names}
          empty={empty(text.noDossiersTitle)}
          onOpen={({ dossier }) => props.onDossier(dossier.id)}
        />
      )}
    </Panel>
  );
}

function titleOf({ scope, figure }: Opened, isIncidents: boolean, names: Names): string {
  const { counterId, userId } = scope;
  const who = userId !== null ? names.person(userId) : counterId !== null ? names.counter(counterId) : null;
  const what = figureWords(figure, isIncidents);
  return who === null ? what : text.shown(what, who);
}

function figureWords(figure: DayFigure, isIncidents: boolean): string {
  switch (figure.kind) {
    case 'field':
      return figure.field;
    case 'slip':
      return text.slips[figure.state];
    case 'imported':
      return text.imported;
    case 'unsettled':
      return text.unsettled;
    case 'uncaused':
      return text.uncausedList;
    case 'voided':
      return text.voided;
    case 'all':
    case 'received':
    case 'incidents':
      return isIncidents ? text.incidentList : text.dossierList;
  }
}
