import { type ReactElement, type ReactNode, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { CorrectableField } from '#shared/dossier/correction/field-classes.ts';
import type { OpenConflict, Proposal } from '#shared/dossier/correction/state.ts';
import { changedFields, valueOf } from '#shared/dossier/correction/values.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Json } from '#shared/kernel/canonical-json.ts';
import type { EventId } from '#shared/kernel/ids.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useMay } from '../app/session.tsx';
import { text as correctionText } from '../dossiers/correction-text.vi.ts';
import { fieldWords } from '../dossiers/field-words.ts';
import type { Saved } from '../store/recorder.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './repair.module.css';
import { text } from './text.vi.ts';

const words = correctionText.decision;

export interface CorrectionDecisionProps {
  readonly dossier: Dossier;
  readonly who: (userId: string) => string;
  readonly onClose: () => void;
  readonly onOpenRecord: (() => void) | null;
}

/** Whether a supervisor must decide about corrections of this record. */
export function hasDecision(dossier: Dossier): boolean {
  return dossier.proposals.length > 0 || dossier.conflicts.length > 0;
}

/** Corrections that wait for a supervisor: all versions side by side, who and when, and the choice between them (rules CFL-4 and CFL-5). */
export function CorrectionDecision(props: CorrectionDecisionProps): ReactElement {
  return props.dossier.proposals.length > 0 ? <Proposals {...props} /> : <Conflicts {...props} />;
}

function Proposals({ dossier, who, onClose, onOpenRecord }: CorrectionDecisionProps): ReactElement {
  const { correctionActs } = useServices();
  const [choice, setChoice] = useState('');
  const { proposals } = dossier;
  const fields = [...new Set(proposals.flatMap(({ changes }) => changedFields(changes)))];
  const approved = proposals.find(({ eventId }) => eventId === choice);
  const decide = (note: string): Promise<Result<Saved<unknown>>> =>
    correctionActs.decide(dossier.id, {
      approved: approved?.eventId ?? null,
      // Those that say something else of the same matter cannot be right as well; others go on waiting.
      declined: proposals
        .filter((one) => one !== approved && (approved === undefined || isOnSameMatter(one, approved)))
        .map(({ eventId }) => eventId),
      note,
    });
  return (
    <>
      <h3>{words.proposals}</h3>
      <SideBySide
        dossier={dossier}
        fields={fields}
        columns={proposals.map((proposal, index) => ({
          id: proposal.eventId,
          title: words.proposal(index + 1),
          who: [byWords(who, proposal), correctionText.because(proposal.reason)],
          valueOf: (field) => proposal.changes[field],
        }))}
        standing={null}
      />
      <DecisionForm isChosen={choice !== ''} decide={decide} onClose={onClose} onOpenRecord={onOpenRecord}>
        <ChoiceField
          label={words.choose}
          required
          autoFocus
          options={[
            ...proposals.map(({ eventId, by }, index) => ({
              value: eventId as string,
              label: proposals.length === 1 ? words.approveOnly : words.approve(index + 1, who(by)),
            })),
            { value: 'none', label: words.declineAll },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </DecisionForm>
    </>
  );
}

function isOnSameMatter(one: Proposal, other: Proposal): boolean {
  return changedFields(one.changes).some((field) => other.changes[field] !== undefined);
}

const keep = 'keep';

function Conflicts({ dossier, who, onClose, onOpenRecord }: CorrectionDecisionProps): ReactElement {
  const { correctionActs } = useServices();
  const [choices, setChoices] = useState<Readonly<Partial<Record<CorrectableField, string>>>>({});
  const { conflicts } = dossier;
  const decide = (note: string): Promise<Result<Saved<unknown>>> =>
    correctionActs.resolve(
      dossier,
      conflicts.map(({ field }) => ({
        field,
        chosen: choices[field] === keep ? null : ((choices[field] ?? null) as EventId | null),
      })),
      note,
    );
  return (
    <>
      <h3>{words.conflicts}</h3>
      {conflicts.map((conflict) => (
        <SideBySide
          key={conflict.field}
          dossier={dossier}
          fields={[conflict.field]}
          columns={conflict.given.map((given, index) => ({
            id: given.eventId,
            title: words.given(index + 2),
            who: [byWords(who, given), correctionText.because(given.reason)],
            valueOf: () => given.value,
          }))}
          standing={conflict.kept === null ? words.asReceived : byWords(who, conflict.kept)}
        />
      ))}
      <DecisionForm
        isChosen={conflicts.every(({ field }) => choices[field] !== undefined)}
        decide={decide}
        onClose={onClose}
        onOpenRecord={onOpenRecord}
      >
        {conflicts.map((conflict, index) => (
          <ChoiceField
            key={conflict.field}
            label={correctionText.fields[conflict.field]}
            required
            autoFocus={index === 0}
            options={choicesOf(dossier, conflict, who)}
            value={choices[conflict.field] ?? ''}
            onChange={(value) => setChoices((before) => ({ ...before, [conflict.field]: value }))}
          />
        ))}
      </DecisionForm>
    </>
  );
}

function choicesOf(dossier: Dossier, { field, given }: OpenConflict, who: (id: string) => string) {
  const said = (value: Json | undefined): string => fieldWords(field, value) || correctionText.nothing;
  return [
    { value: keep, label: words.keep(said(valueOf(dossier, field))) },
    ...given.map(({ eventId, value, by }) => ({
      value: eventId as string,
      label: words.take(said(value), who(by)),
    })),
  ];
}

interface Version {
  readonly id: string;
  readonly title: string;
  readonly who: readonly string[];
  readonly valueOf: (field: CorrectableField) => Json | undefined;
}

function SideBySide({
  dossier,
  fields,
  columns,
  standing,
}: {
  readonly dossier: Dossier;
  readonly fields: readonly CorrectableField[];
  readonly columns: readonly Version[];
  /** Whose value stands, where that is known. */
  readonly standing: string | null;
}): ReactElement {
  return (
    <table className={styles['comparison']}>
      <thead>
        <tr>
          <th scope="col">{words.fact}</th>
          <th scope="col">
            {words.standing}
            {standing !== null && <span className={styles['by']}>{standing}</span>}
          </th>
          {columns.map(({ id, title, who }) => (
            <th key={id} scope="col">
              {title}
              {who.map((line) => (
                <span key={line} className={styles['by']}>
                  {line}
                </span>
              ))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className={styles['differs']}>
            <th scope="row">{correctionText.fields[field]}</th>
            <td>{fieldWords(field, valueOf(dossier, field)) || correctionText.nothing}</td>
            {columns.map(({ id, valueOf: given }) => {
              const value = given(field);
              return (
                <td key={id}>
                  {value === undefined ? '' : fieldWords(field, value) || correctionText.nothing}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DecisionForm({
  isChosen,
  decide,
  onClose,
  onOpenRecord,
  children,
}: {
  readonly isChosen: boolean;
  readonly decide: (note: string) => Promise<Result<Saved<unknown>>>;
  readonly onClose: () => void;
  readonly onOpenRecord: (() => void) | null;
  readonly children: ReactNode;
}): ReactElement {
  const toast = useToast();
  const mayDecide = useMay('dossier.approve-correction');
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const isNoteShort = note.trim().length < 3;
  const save = async (): Promise<void> => {
    setTried(true);
    if (isNoteShort || !isChosen || isBusy) return;
    setBusy(true);
    const saved = await decide(note.trim());
    setBusy(false);
    if (!saved.ok) {
      setFault(saved);
      return;
    }
    if (saved.value.fault !== null) toast.fault(saved.value.fault);
    else toast.show({ kind: 'good', title: words.saved });
    onClose();
  };
  const open = onOpenRecord !== null && (
    <Button label={text.repair.openRecord} shortcut="Alt+M" onClick={onOpenRecord} />
  );
  if (!mayDecide) {
    return (
      <>
        <p className={styles['who']}>{words.onlySupervisor}</p>
        {open}
      </>
    );
  }
  return (
    <FormFlow
      label={words.choose}
      saveLabel={words.save}
      onSave={() => void save()}
      className={styles['form']}
    >
      {children}
      {isTried && !isChosen && (
        <p role="alert" className={styles['missing']}>
          {words.choiceMissing}
        </p>
      )}
      <TextArea
        label={words.note}
        required
        rows={2}
        error={isTried && isNoteShort ? words.noteMissing : undefined}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <p className={styles['who']}>{words.slip}</p>
      {fault !== null && <FaultNotice fault={fault} />}
      <div className={styles['actions']}>
        <Button
          label={words.save}
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

function byWords(
  who: (id: string) => string,
  { by, at }: { readonly by: string; readonly at: number },
): string {
  return words.by(who(by), formatShortDateTime(localDateTimeOf(at)));
}
