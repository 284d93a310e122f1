import { type ReactElement, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { timeOfAct } from '#shared/log/act-time.ts';
import type { EventEnvelope } from '#shared/log/envelope.ts';
import type { Settlement } from '#shared/log/settlement.ts';
import { eventWords } from '#shared/text/event-words.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useMay, useProfile } from '../app/session.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { VersionTable } from '../ui/version-table.tsx';
import { CorrectionDecision, hasDecision } from './correction-decision.tsx';
import { DecisionForm, type Mend, MendButton } from './decision-form.tsx';
import { comparedFacts } from './facts/compared-facts.ts';
import styles from './repair.module.css';
import { text } from './text.vi.ts';
import type { QuestionedEvent, TroubleInQuestion } from './trouble-query.ts';

const words = text.repair;

export interface RepairDialogProps {
  /** Names the record. */
  readonly about: string;
  /** Null closes it. */
  readonly trouble: TroubleInQuestion | null;
  readonly who: (userId: string) => string;
  readonly onClose: () => void;
  readonly mend: Mend | null;
}

/** What was refused or put before people: both versions side by side, who and when, and what a supervisor makes of it. */
export function RepairDialog({ about, trouble, who, onClose, mend }: RepairDialogProps): ReactElement {
  return (
    <Dialog isOpen={trouble !== null} onClose={onClose} title={words.titleOf(about)} width={860}>
      {trouble !== null && (
        <Repair key={trouble.id} trouble={trouble} who={who} onClose={onClose} mend={mend} />
      )}
    </Dialog>
  );
}

type RepairProps = Omit<RepairDialogProps, 'about'> & { readonly trouble: TroubleInQuestion };

function Repair(props: RepairProps): ReactElement {
  const { trouble, who, onClose, mend } = props;
  const dossier = dossierOf(trouble);
  if (dossier !== null && hasDecision(dossier)) {
    return <CorrectionDecision dossier={dossier} who={who} onClose={onClose} mend={mend} />;
  }
  return (
    <>
      {trouble.events.map((questioned) => (
        <section key={questioned.event.id} className={styles['event']}>
          <h3>
            {eventWords(questioned.event.type)} · {words.verdict[questioned.verdict]}
          </h3>
          <p>{questioned.why}</p>
          <Comparison trouble={trouble} questioned={questioned} who={who} />
        </section>
      ))}
      <Settling {...props} />
    </>
  );
}

/** What the view of a dossier holds is what its own fold wrote there. */
function dossierOf({ entity, state }: TroubleInQuestion): Dossier | null {
  return entity.kind === 'dossier' && state !== null ? (state as Dossier) : null;
}

function Comparison({
  trouble,
  questioned: { event, latest },
  who,
}: Pick<RepairProps, 'trouble' | 'who'> & { readonly questioned: QuestionedEvent }): ReactElement {
  const { office, device } = useProfile();
  const facts = comparedFacts({
    event,
    state: trouble.state,
    who,
    counter: (id) => office.counters.find((one) => one.id === id)?.name ?? '',
    eventOf: (id) => trouble.history.find((one) => one.id === id) ?? null,
  });
  return (
    <VersionTable
      label={words.fact}
      columns={[
        {
          id: 'recorded',
          title: event.deviceId === device.id ? words.from.here : words.from.elsewhere,
          lines: [words.by(who(event.actorId), timeWords(event))],
        },
        {
          id: 'standing',
          title: words.standing,
          lines:
            latest === null
              ? []
              : [words.latest(eventWords(latest.type), who(latest.actorId), timeWords(latest))],
        },
      ]}
      rows={facts.map(({ label, recorded, standing, differs }) => ({
        id: label,
        label,
        differs,
        cells: [
          recorded,
          differs ? (
            <>
              {standing} <span className={styles['mark']}>{words.differs}</span>
            </>
          ) : (
            standing
          ),
        ],
      }))}
    />
  );
}

function timeWords(event: EventEnvelope): string {
  return formatShortDateTime(localDateTimeOf(timeOfAct(event)));
}

function Settling({ trouble, onClose, mend }: RepairProps): ReactElement {
  const { acts } = useServices();
  const maySettle = useMay('trouble.settle');
  const [decision, setDecision] = useState<Settlement['decision']>('stands');
  const eventIds = trouble.events.map(({ event }) => event.id);
  return (
    <DecisionForm
      words={{
        label: words.decision,
        note: words.note,
        noteMissing: words.noteMissing,
        save: words.settle,
        saved: words.settled,
        onlySupervisor: words.onlySupervisor,
      }}
      mayDecide={maySettle}
      mostLetters={1000}
      missing={null}
      decide={(note) => acts.settle(trouble.entity, { eventIds, decision, note })}
      onClose={onClose}
      mend={<MendButton mend={mend} />}
    >
      <ChoiceField<Settlement['decision']>
        label={words.decision}
        options={(['stands', 'redone', 'noted'] as const).map((value) => ({
          value,
          label: words.decisions[value],
        }))}
        value={decision}
        onChange={setDecision}
        autoFocus
      />
    </DecisionForm>
  );
}
