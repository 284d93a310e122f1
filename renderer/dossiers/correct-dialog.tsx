import { type ReactElement, useMemo, useState } from 'react';
import { dateOf, localDateSchema } from '#shared/calendar/local-time.ts';
import { procedureInForce } from '#shared/catalogue/find-procedure.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { Changes } from '#shared/dossier/correction/events.ts';
import { type Dossier, promiseRequestOf } from '#shared/dossier/state.ts';
import { parseCccdLine } from '#shared/text/cccd.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useMay } from '../app/session.tsx';
import { ApplicantPanel } from '../intake/applicant-panel.tsx';
import { withCard, withProcedureText } from '../intake/intake-form.ts';
import { PapersPanel } from '../intake/papers-panel.tsx';
import { ProcedureField } from '../intake/procedure-field.tsx';
import { RestPanel } from '../intake/rest-panel.tsx';
import { DateField } from '../ui/date-field.tsx';
import { focusField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { TextField } from '../ui/text-field.tsx';
import { VersionTable } from '../ui/version-table.tsx';
import { ActDialog, useAct } from './act-dialog.tsx';
import styles from './correction.module.css';
import {
  changeWords,
  checkCorrection,
  type CorrectForm,
  correctFormOf,
  effectWords,
  withOtherProcedure,
} from './correct-form.ts';
import { text } from './correction-text.vi.ts';

export interface CorrectDialogProps {
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** Everything that was typed at receipt, once more, beside what of it will change and what that does to the slip. */
export function CorrectDialog({ dossier: now, onClose }: CorrectDialogProps): ReactElement {
  const { correctionActs, catalogue } = useServices();
  const { local } = useClock();
  const mayApprove = useMay('dossier.approve-correction');
  // What was on the screen when the officer began is what the correction is held against.
  const [dossier] = useState(now);
  const [form, setForm] = useState<CorrectForm>(() => correctFormOf(dossier));
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const procedure = useMemo(() => {
    if (form.procedureKey === null) return null;
    const date = localDateSchema.safeParse(form.receivedDate);
    const on = date.success ? date.data : dateOf(dossier.receivedAt);
    const inForce = procedureInForce(catalogue.procedureIndex, form.procedureKey, on);
    // A version that has ended since is still the one that the dossier was received under.
    return inForce.ok
      ? inForce.value
      : (catalogue.procedures.find(({ key }) => key === form.procedureKey) ?? null);
  }, [catalogue, form.procedureKey, form.receivedDate, dossier]);
  const checked = useMemo(
    () => checkCorrection(form, dossier, procedure, local),
    [form, dossier, procedure, local],
  );
  const changes = checked.ok ? checked.changes : {};
  const isEmpty = Object.keys(changes).length === 0;
  const errors = new Map(
    checked.ok || !isTried ? [] : checked.errors.map(({ field, message }) => [field, message]),
  );
  const isReasonMissing = reason.trim().length < 3;
  const change = (next: (form: CorrectForm) => Partial<CorrectForm>): void =>
    setForm((before) => ({ ...before, ...next(before) }));
  const save = (): void => {
    setTried(true);
    if (!checked.ok) focusField(checked.errors[0]?.field ?? 'procedure');
    else if (isEmpty) focusField('procedure');
    else if (isReasonMissing) focusField('correctReason');
    else void act.run(() => correctionActs.correct(dossier, changes, reason.trim(), mayApprove));
  };
  return (
    <ActDialog
      isOpen
      act={act}
      title={text.correct}
      saveLabel={text.correctSave}
      width={1300}
      onSave={save}
      onClose={onClose}
    >
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <div className={styles['head']}>
            <ProcedureField
              typed={form.procedureText}
              today={dateOf(dossier.receivedAt)}
              error={errors.get('procedure')}
              onText={(typed) => change((before) => withProcedureText(before, typed))}
              onPick={(picked) => change((before) => withOtherProcedure(before, picked, dossier))}
            />
            <DateField
              id="receivedDate"
              label={text.receivedDate}
              required
              error={errors.get('receivedDate')}
              value={form.receivedDate}
              onChange={(receivedDate) => change(() => ({ receivedDate }))}
            />
            <TextField
              id="receivedTime"
              label={text.receivedTime}
              required
              placeholder={text.timeHint}
              maxLength={5}
              value={form.receivedTime}
              onChange={({ target }) => change(() => ({ receivedTime: target.value }))}
            />
          </div>
          <ApplicantPanel
            form={form}
            errors={errors}
            scanRemark=""
            onChange={(next) => change(next)}
            onCardLine={(line) => {
              const card = parseCccdLine(line);
              if (card.ok) change((before) => withCard(before, card.value));
            }}
          />
          <RestPanel form={form} errors={errors} hasNote={false} onChange={(next) => change(next)} />
        </div>
        <div className={styles['column']}>
          <PapersPanel papers={form.papers} errors={errors} onChange={(next) => change(next)} />
          <Panel title={text.changes}>
            {!checked.ok && (
              <Notice kind="warn" live="polite" title={text.mend}>
                {checked.errors.map(({ field, message }) => (
                  <p key={field}>{message}</p>
                ))}
              </Notice>
            )}
            {checked.ok && isEmpty && <p className={styles['soft']}>{text.noChanges}</p>}
            {!isEmpty && <ChangeTable changes={changes} dossier={dossier} mayApprove={mayApprove} />}
            <TextArea
              id="correctReason"
              label={text.reason}
              required
              rows={2}
              error={isTried && isReasonMissing ? text.reasonMissing : undefined}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </Panel>
        </div>
      </div>
    </ActDialog>
  );
}

function ChangeTable({
  changes,
  dossier,
  mayApprove,
}: {
  readonly changes: Changes;
  readonly dossier: Dossier;
  readonly mayApprove: boolean;
}): ReactElement {
  const due = useNewDue(changes, dossier);
  const rows = changeWords(changes, dossier);
  return (
    <>
      <VersionTable
        label={text.decision.fact}
        columns={[
          { id: 'old', title: text.old },
          { id: 'new', title: text.new },
        ]}
        rows={[
          ...rows.map(({ field, label, old, now }) => ({
            id: field as string,
            label,
            differs: true,
            cells: [old, now],
          })),
          ...(due === null
            ? []
            : [
                {
                  id: 'due',
                  label: text.due,
                  differs: true,
                  cells: [formatShortDateTime(dossier.promise.due), due],
                },
              ]),
        ]}
      />
      <Notice kind="info" title={effectWords(changes, dossier, mayApprove)} />
    </>
  );
}

/** The due instant that the corrected receipt time and limit give, as it will be recorded; null when neither changes. */
function useNewDue({ appointment }: Changes, dossier: Dossier): string | null {
  const calendar = useCalendar();
  if (appointment === undefined) return null;
  const { receivedAt, limit } = appointment;
  const promise = { ...dossier.promise, limit };
  const made = promiseFor(calendar, promiseRequestOf({ ...dossier, receivedAt, promise }));
  return made.ok ? formatShortDateTime(made.value.due) : text.nothing;
}
