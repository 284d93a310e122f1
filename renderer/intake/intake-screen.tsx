import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Fault } from '#shared/kernel/result.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useScan } from '../app/scanner.tsx';
import { useServices } from '../app/services.tsx';
import { useClock, useSession } from '../app/session.tsx';
import { useDraft } from '../store/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { focusField } from '../ui/field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { ApplicantPanel } from './applicant-panel.tsx';
import { checkIntake } from './check-intake.ts';
import styles from './intake.module.css';
import {
  type IntakeForm,
  emptyIntake,
  forSameApplicant,
  isBegun,
  withCard,
  withProcedure,
  withProcedureText,
} from './intake-form.ts';
import { PapersPanel } from './papers-panel.tsx';
import { ProcedureField } from './procedure-field.tsx';
import { PromisePanel } from './promise-panel.tsx';
import { RestPanel } from './rest-panel.tsx';
import { SavedBar } from './saved-bar.tsx';
import { text } from './text.vi.ts';

interface LastSaved {
  readonly dossier: Dossier;
  readonly fault: Fault | null;
}

/** F2: one whole intake on one page, by keyboard alone. */
export function IntakeScreen(): ReactElement {
  const { db, clock, acts, catalogue } = useServices();
  const { user } = useSession();
  const { local, today } = useClock();
  const draft = useDraft<IntakeForm>(db, clock, `intake/${user.id}`, isIntakeForm);
  const [form, setForm] = useState<IntakeForm>(emptyIntake);
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Fault | null>(null);
  const [scanFault, setScanFault] = useState<Fault | null>(null);
  const [scanRemark, setScanRemark] = useState('');
  const [saved, setSaved] = useState<LastSaved | null>(null);
  const [isDropAsked, setDropAsked] = useState(false);
  const isSaving = useRef(false);
  /** What was saved last, for another dossier of the same person. */
  const lastForm = useRef<IntakeForm>(emptyIntake);

  const procedure = useMemo(
    () => catalogue.procedures.find(({ key }) => key === form.procedureKey) ?? null,
    [catalogue, form.procedureKey],
  );
  const messages = useMemo(() => new Map(errors.map(({ field, message }) => [field, message])), [errors]);

  const { found, keep } = draft;
  useEffect(() => {
    if (found === null || found === 'none') return;
    setForm(found.value);
    setRestoredAt(found.savedAt);
  }, [found]);

  const change = (next: (form: IntakeForm) => IntakeForm): void => {
    setForm((before) => {
      const after = next(before);
      keep(after);
      return after;
    });
    setSaved(null);
    // Once a try to save has shown what is wrong, each mended field loses its mark as it is mended.
    setErrors((before) => (before.length === 0 ? before : []));
  };
  const takeCard = (line: string): boolean => {
    const card = parseCccdLine(line);
    setScanFault(card.ok ? null : card);
    setScanRemark(card.ok ? (card.value.repairedFrom === null ? text.scanned : text.repaired) : '');
    if (card.ok) {
      change((before) => withCard(before, card.value));
      focusField('phone');
    }
    return true;
  };
  useScan((line) => line.kind === 'cccd' && takeCard(line.text));

  const begin = (next: IntakeForm): void => {
    setForm(next);
    setSaved(null);
    setErrors([]);
    setFailure(null);
    setScanFault(null);
    setScanRemark('');
    setRestoredAt(null);
    focusField('procedure');
  };
  const save = async (): Promise<void> => {
    if (isSaving.current) return;
    const checked = checkIntake(form, procedure, today);
    setErrors(checked.ok ? [] : checked.errors);
    if (!checked.ok) {
      setAttempt((count) => count + 1);
      focusField(checked.errors[0]?.field ?? 'procedure');
      return;
    }
    isSaving.current = true;
    const received = await acts.receiveDossier(checked.input);
    isSaving.current = false;
    if (!received.ok) {
      setFailure(received);
      return;
    }
    const { value, fault } = received.value;
    lastForm.current = form;
    begin(emptyIntake);
    setSaved({ dossier: value, fault });
    await draft.drop();
  };
  /** A form that is begun is never thrown away by a key. */
  const next = (): void => (isBegun(form) ? setDropAsked(true) : begin(emptyIntake));
  useShortcut('F2', text.next, next);

  return (
    <Screen
      title={text.title}
      actions={
        <>
          {isBegun(form) && <Button label={text.dropDraft} kind="quiet" onClick={() => setDropAsked(true)} />}
          <Button
            label={text.save}
            kind="primary"
            shortcut="Ctrl+Enter"
            isShortcutShownOnly
            onClick={() => void save()}
          />
        </>
      }
    >
      {saved !== null && (
        <SavedBar {...saved} onNext={next} onNextSame={() => begin(forSameApplicant(lastForm.current))} />
      )}
      {restoredAt !== null && (
        <Notice kind="info" live="polite" title={text.draftFound}>
          {text.draftAt(formatShortDateTime(localDateTimeOf(restoredAt)))}
        </Notice>
      )}
      {failure !== null && <FaultNotice fault={failure} />}
      {scanFault !== null && <FaultNotice fault={scanFault} kind="warn" />}
      <ErrorSummary errors={errors} attempt={attempt} />
      <FormFlow
        label={text.formLabel}
        saveLabel={text.save}
        onSave={() => void save()}
        className={styles['form']}
      >
        <ProcedureField
          typed={form.procedureText}
          today={today}
          error={messages.get('procedure')}
          onText={(procedureText) => change((before) => withProcedureText(before, procedureText))}
          onPick={(picked) => change((before) => withProcedure(before, picked))}
        />
        <div className={styles['columns']}>
          <div className={styles['column']}>
            <ApplicantPanel
              form={form}
              errors={messages}
              scanRemark={scanRemark}
              onChange={change}
              onCardLine={takeCard}
            />
            <RestPanel form={form} errors={messages} onChange={change} />
          </div>
          <div className={styles['column']}>
            <PromisePanel procedure={procedure} now={local} />
            <PapersPanel papers={form.papers} errors={messages} onChange={change} />
          </div>
        </div>
      </FormFlow>
      <Dialog
        isOpen={isDropAsked}
        onClose={() => setDropAsked(false)}
        title={text.dropTitle}
        actions={
          <>
            <Button label={text.dropNo} autoFocus onClick={() => setDropAsked(false)} />
            <Button
              label={text.dropYes}
              kind="danger"
              onClick={() => {
                setDropAsked(false);
                begin(emptyIntake);
                void draft.drop();
              }}
            />
          </>
        }
      >
        <p>{text.dropText}</p>
      </Dialog>
    </Screen>
  );
}

/** A draft of an older version of this screen has other fields and is left aside. */
function isIntakeForm(value: unknown): value is IntakeForm {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(emptyIntake).every((key) => key in value) &&
    'papers' in value &&
    Array.isArray(value.papers)
  );
}
