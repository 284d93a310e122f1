import { type ReactElement, useMemo, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { useSession } from '../app/session.tsx';
import { type Draft, useDraft } from '../store/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { useShortcut } from '../ui/shortcut.tsx';
import { ApplicantPanel } from './applicant-panel.tsx';
import { ArrivalFields } from './arrival-fields.tsx';
import { DropDraftDialog } from './drop-draft-dialog.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import styles from './intake.module.css';
import {
  type IntakeForm,
  emptyIntake,
  isBegun,
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
import { useIntake } from './use-intake.ts';

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

function IntakeEntry({ draft, found }: IntakeEntryProps): ReactElement {
  const intake = useIntake(draft, found);
  const { form, procedure, local, today, errors, change, begin, takeCard, receive } = intake;
  const { restoredAt, failure, scanFault, scanRemark, isCardAside, saved } = intake;
  const [isDropAsked, setDropAsked] = useState(false);
  const messages = useMemo(() => new Map(errors.map(({ field, message }) => [field, message])), [errors]);
  /** A form that is begun is never thrown away by a key. */
  const next = (): void => (isBegun(form) ? setDropAsked(true) : begin(emptyIntake));
  useShortcut('F2', text.next, next);

  return (
    <Screen
      title={text.title}
      actions={
        <>
          {isBegun(form) && (
            <Button label={text.dropDraft} kind="quiet" shortcut="Alt+B" onClick={() => setDropAsked(true)} />
          )}
          <Button label={text.notReceived} shortcut="Alt+K" onClick={intake.registerOnly} />
          <Button
            label={text.save}
            kind="primary"
            shortcut="Ctrl+Enter"
            isShortcutShownOnly
            onClick={receive}
          />
        </>
      }
    >
      {saved !== null && <SavedBar {...saved} onNext={next} onNextSame={intake.beginForSame} />}
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
      <FormFlow label={text.formLabel} saveLabel={text.save} onSave={receive} className={styles['form']}>
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
          draft.drop().catch(() => undefined);
        }}
      />
    </Screen>
  );
}
