import { type ReactElement, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { procedureInForce } from '#shared/catalogue/find-procedure.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { looksLikeQueueTicket, parseQueueTicket } from '#shared/text/queue-ticket.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo } from '../app/navigation.ts';
import { useScan } from '../app/scanner.tsx';
import { useServices } from '../app/services.tsx';
import { useClock, useSession } from '../app/session.tsx';
import { type Draft, useDraft } from '../store/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { focusField } from '../ui/field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { ApplicantPanel } from './applicant-panel.tsx';
import { ArrivalFields } from './arrival-fields.tsx';
import { checkIntake } from './check-intake.ts';
import { DropDraftDialog } from './drop-draft-dialog.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import styles from './intake.module.css';
import {
  type IntakeForm,
  emptyIntake,
  forSameApplicant,
  isBegun,
  withCard,
  withChannel,
  withProcedure,
  withProcedureText,
} from './intake-form.ts';
import { isIntakeForm } from './kept-form.ts';
import { OnlinePanel } from './online-panel.tsx';
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
  const { db, clock } = useServices();
  const { user } = useSession();
  const draft = useDraft<IntakeForm>(db, clock, `intake/${user.id}`, isIntakeForm);
  // A few milliseconds: nothing can be typed or scanned into a form that a draft would then replace.
  if (draft.found === null) return <Screen title={text.title}>{null}</Screen>;
  return <IntakeEntry draft={draft} found={draft.found === 'none' ? null : draft.found} />;
}

interface IntakeEntryProps {
  readonly draft: Draft<IntakeForm>;
  readonly found: { readonly value: IntakeForm; readonly savedAt: number } | null;
}

function IntakeEntry({ draft: { key, keep, hold, drop }, found }: IntakeEntryProps): ReactElement {
  const { acts, lifeActs, catalogue } = useServices();
  const go = useGo();
  const { local, today } = useClock();
  const [form, setForm] = useState<IntakeForm>(found?.value ?? emptyIntake);
  const [restoredAt, setRestoredAt] = useState<number | null>(found?.savedAt ?? null);
  /** What the screen shows, also between two draws: a save takes this, never an older picture of it. */
  const latest = useRef(form);
  /** Tries to save this dossier that failed; from the first on, what is wrong is shown and goes as it is mended. */
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Fault | null>(null);
  const [scanFault, setScanFault] = useState<Fault | null>(null);
  const [scanRemark, setScanRemark] = useState('');
  const [saved, setSaved] = useState<LastSaved | null>(null);
  const [isDropAsked, setDropAsked] = useState(false);
  const [isCardAside, setCardAside] = useState(false);
  const isSaving = useRef(false);
  /** False while the screen is as it was opened. */
  const isTouched = useRef(false);
  /** What was saved last, for another dossier of the same person. */
  const lastForm = useRef<IntakeForm>(emptyIntake);

  const procedure = useMemo(() => {
    // A draft of last month may name a version that has ended since: then the one in force today counts.
    const inForce =
      form.procedureKey === null
        ? null
        : procedureInForce(catalogue.procedureIndex, form.procedureKey, today);
    return inForce?.ok === true ? inForce.value : null;
  }, [catalogue, form.procedureKey, today]);
  const errors = useMemo((): readonly FieldError[] => {
    const checked = attempt === 0 ? null : checkIntake(form, procedure, local);
    return checked === null || checked.ok ? [] : checked.errors;
  }, [attempt, form, procedure, local]);
  const messages = useMemo(() => new Map(errors.map(({ field, message }) => [field, message])), [errors]);

  const show = (next: IntakeForm): void => {
    latest.current = next;
    setForm(next);
  };
  const change = (next: (form: IntakeForm) => IntakeForm): void => {
    show(next(latest.current));
    keep(latest.current);
    isTouched.current = true;
    setSaved(null);
    // Whoever types on has read it.
    setScanFault(null);
  };
  const takeCard = (line: string): boolean => {
    const card = parseCccdLine(line);
    if (!card.ok) {
      setScanFault(card);
      setScanRemark('');
      return true;
    }
    change((before) => withCard(before, card.value));
    setScanRemark(card.value.repairedFrom === null ? text.scanned : text.repaired);
    focusField('phone');
    return true;
  };
  const takeScan = (line: string): boolean => {
    // A card that was scanned elsewhere and opened this screen must not take the place of the person in a draft found here.
    const { idNumber, name } = latest.current;
    if (isTouched.current || (idNumber === '' && name === '')) return takeCard(line);
    isTouched.current = true;
    setCardAside(true);
    return true;
  };
  const takeTicket = (line: string): boolean => {
    const ticket = looksLikeQueueTicket(line) ? parseQueueTicket(line) : null;
    if (ticket?.ok !== true) return false;
    change((before) => ({ ...before, queueTicket: ticket.value }));
    return true;
  };
  useScan((line) => (line.kind === 'cccd' ? takeScan(line.text) : takeTicket(line.text)));

  const goToFirstError = useEffectEvent(() => focusField(errors[0]?.field ?? 'procedure'));
  useEffect(() => {
    if (attempt > 0) goToFirstError();
  }, [attempt]);

  const begin = (next: IntakeForm): void => {
    show(next);
    setSaved(null);
    setAttempt(0);
    setFailure(null);
    setCardAside(false);
    setScanFault(null);
    setScanRemark('');
    setRestoredAt(null);
    focusField('procedure');
  };
  const receive = async (): Promise<void> => {
    const typed = latest.current;
    const checked = checkIntake(typed, procedure, local);
    if (!checked.ok) {
      setAttempt((count) => count + 1);
      return;
    }
    hold();
    const received = await acts.receiveDossier(checked.input, key);
    if (!received.ok) {
      keep(latest.current);
      setFailure(received);
      return;
    }
    // What was typed into the old form meanwhile goes with it.
    hold();
    const { value, fault: journalFault } = received.value;
    lastForm.current = typed;
    begin(emptyIntake);
    setSaved({ dossier: value, fault: journalFault });
  };
  /** On record with its code, and not received: a refusal or a request for what is missing follows on its page. */
  const registerOnly = async (): Promise<void> => {
    const checked = checkIntake(latest.current, procedure, local);
    if (!checked.ok) {
      setAttempt((count) => count + 1);
      return;
    }
    hold();
    const registered = await lifeActs.register(checked.input, key);
    if (!registered.ok) {
      keep(latest.current);
      setFailure(registered);
      return;
    }
    begin(emptyIntake);
    go.dossier(registered.value.value);
  };
  const save = (work: () => Promise<void>): void => {
    // A second press while the first is under way would receive the same dossier twice.
    if (isSaving.current) return;
    isSaving.current = true;
    void work()
      .catch((error: unknown) => setFailure(fault('internal', { message: String(error) })))
      .finally(() => {
        isSaving.current = false;
      });
  };
  /** A form that is begun is never thrown away by a key. */
  const next = (): void => (isBegun(form) ? setDropAsked(true) : begin(emptyIntake));
  const nextOfSame = (): void => {
    begin(forSameApplicant(lastForm.current));
    keep(latest.current);
  };
  useShortcut('F2', text.next, next);

  return (
    <Screen
      title={text.title}
      actions={
        <>
          {isBegun(form) && (
            <Button label={text.dropDraft} kind="quiet" shortcut="Alt+B" onClick={() => setDropAsked(true)} />
          )}
          <Button label={text.notReceived} shortcut="Alt+K" onClick={() => save(registerOnly)} />
          <Button
            label={text.save}
            kind="primary"
            shortcut="Ctrl+Enter"
            isShortcutShownOnly
            onClick={() => save(receive)}
          />
        </>
      }
    >
      {saved !== null && <SavedBar {...saved} onNext={next} onNextSame={nextOfSame} />}
      {restoredAt !== null && (
        <Notice kind="info" live="polite" title={text.draftFound}>
          {text.draftAt(formatShortDateTime(localDateTimeOf(restoredAt)))}
        </Notice>
      )}
      {failure !== null && <FaultNotice fault={failure} />}
      {isCardAside && (
        <Notice kind="warn" live="polite" title={text.cardAside}>
          {text.cardAsideMore}
        </Notice>
      )}
      {scanFault !== null && <FaultNotice fault={scanFault} kind="warn" />}
      {/* The focus goes to the first field that is wrong, not to the list. */}
      <ErrorSummary errors={errors} attempt={0} />
      <DuplicateNotice
        form={form}
        procedureName={procedure?.name ?? ''}
        onGoOn={(ids) => change((before) => ({ ...before, comparedWith: [...before.comparedWith, ...ids] }))}
      />
      <FormFlow
        label={text.formLabel}
        saveLabel={text.save}
        onSave={() => save(receive)}
        className={styles['form']}
      >
        <div className={styles['top']}>
          <ProcedureField
            typed={form.procedureText}
            today={today}
            error={messages.get('procedure')}
            onText={(procedureText) => change((before) => withProcedureText(before, procedureText))}
            onPick={(picked) => change((before) => withProcedure(before, picked))}
          />
          <ArrivalFields
            form={form}
            errors={messages}
            onChannel={(channel) => change((before) => withChannel(before, channel, procedure))}
            onTicket={(queueTicket) => change((before) => ({ ...before, queueTicket }))}
          />
        </div>
        {form.intakeChannel === 'online' && (
          <OnlinePanel form={form} errors={messages} now={local} onChange={change} />
        )}
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
      <DropDraftDialog
        isOpen={isDropAsked}
        onClose={() => setDropAsked(false)}
        onDrop={() => {
          setDropAsked(false);
          begin(emptyIntake);
          drop().catch(() => undefined);
        }}
      />
    </Screen>
  );
}
