import { type ReactElement, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Settlement } from '#shared/log/settlement.ts';
import { timeOfAct } from '#shared/log/act-time.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Fault } from '#shared/kernel/result.ts';
import { CorrectionDecision, hasDecision } from './correction-decision.tsx';
import styles from './repair.module.css';
import { text } from './text.vi.ts';
import { comparedFacts } from './trouble-facts.ts';
import type { TroubleInQuestion } from './trouble-query.ts';

const words = text.repair;

export interface RepairDialogProps {
  /** Null closes it. */
  readonly trouble: TroubleInQuestion | null;
  readonly who: (userId: string) => string;
  readonly onClose: () => void;
  readonly onOpenRecord: (() => void) | null;
}

/** What was refused or put before people: both versions side by side, who and when, and what a supervisor makes of it. */
export function RepairDialog({ trouble, who, onClose, onOpenRecord }: RepairDialogProps): ReactElement {
  return (
    <Dialog isOpen={trouble !== null} onClose={onClose} title={words.title} width={860}>
      {trouble !== null && (
        <Repair key={trouble.id} trouble={trouble} who={who} onClose={onClose} onOpenRecord={onOpenRecord} />
      )}
    </Dialog>
  );
}

function Repair({
  trouble,
  who,
  onClose,
  onOpenRecord,
}: RepairDialogProps & { readonly trouble: TroubleInQuestion }): ReactElement {
  const dossier = dossierOf(trouble);
  if (dossier !== null && hasDecision(dossier)) {
    return <CorrectionDecision dossier={dossier} who={who} onClose={onClose} onOpenRecord={onOpenRecord} />;
  }
  return (
    <>
      {trouble.events.map(({ event, verdict, why }) => (
        <section key={event.id} className={styles['event']}>
          <h3>
            {text.acts[event.type] ?? text.otherAct(event.type)} · {words.verdict[verdict]}
          </h3>
          <p className={styles['who']}>
            {words.by(who(event.actorId), formatShortDateTime(localDateTimeOf(timeOfAct(event))))}
          </p>
          <p>{why}</p>
          <Comparison trouble={trouble} eventId={event.id} />
        </section>
      ))}
      <SettlementForm trouble={trouble} onClose={onClose} onOpenRecord={onOpenRecord} />
    </>
  );
}

/** What the view of a dossier holds is what its own fold wrote there. */
function dossierOf({ entity, state }: TroubleInQuestion): Dossier | null {
  return entity.kind === 'dossier' && state !== null ? (state as Dossier) : null;
}

function Comparison({
  trouble,
  eventId,
}: {
  readonly trouble: TroubleInQuestion;
  readonly eventId: string;
}): ReactElement | null {
  const found = trouble.events.find(({ event }) => event.id === eventId);
  const facts = found === undefined ? [] : comparedFacts(found.event, trouble.state);
  if (facts.length === 0) return null;
  return (
    <table className={styles['comparison']}>
      <thead>
        <tr>
          <th scope="col">{words.fact}</th>
          <th scope="col">{words.recorded}</th>
          <th scope="col">{words.standing}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ label, recorded, standing, differs }) => (
          <tr key={label} className={differs ? styles['differs'] : undefined}>
            <th scope="row">{label}</th>
            <td>{recorded === '' ? words.nothing : recorded}</td>
            <td>
              {standing === '' ? words.nothing : standing}
              {differs && <span className={styles['mark']}> {words.differs}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SettlementForm({
  trouble,
  onClose,
  onOpenRecord,
}: Omit<RepairDialogProps, 'who'> & { readonly trouble: TroubleInQuestion }): ReactElement {
  const { acts } = useServices();
  const toast = useToast();
  const maySettle = useMay('trouble.settle');
  const [decision, setDecision] = useState<Settlement['decision']>('stands');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const isNoteShort = note.trim().length < 3;
  const save = async (): Promise<void> => {
    setTried(true);
    if (isNoteShort || isBusy) return;
    setBusy(true);
    const eventIds = trouble.events.map(({ event }) => event.id);
    const saved = await acts.settle(trouble.entity, { eventIds, decision, note: note.trim() });
    setBusy(false);
    if (!saved.ok) {
      setFault(saved);
      return;
    }
    if (saved.value.fault !== null) toast.fault(saved.value.fault);
    else toast.show({ kind: 'good', title: words.settled });
    onClose();
  };
  const open = onOpenRecord !== null && (
    <Button label={words.openRecord} shortcut="Alt+M" onClick={onOpenRecord} />
  );
  if (!maySettle) {
    return (
      <>
        <p className={styles['who']}>{words.onlySupervisor}</p>
        {open}
      </>
    );
  }
  return (
    <FormFlow
      label={words.decision}
      saveLabel={words.settle}
      onSave={() => void save()}
      className={styles['form']}
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
      <TextArea
        label={words.note}
        required
        rows={2}
        error={isTried && isNoteShort ? words.noteMissing : undefined}
        maxLength={1000}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {fault !== null && <FaultNotice fault={fault} />}
      <div className={styles['actions']}>
        <Button
          label={words.settle}
          kind="primary"
          shortcut="Ctrl+Enter"
          isShortcutShownOnly
          isBusy={isBusy}
          onClick={() => void save()}
        />
        {open}
      </div>
    </FormFlow>
  );
}
