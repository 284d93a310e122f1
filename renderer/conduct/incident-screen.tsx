import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import type { IncidentCategory } from '#shared/catalogue/conduct-code.ts';
import { type Fault, fault } from '#shared/kernel/result.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo, useIncidentDossier } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { useMay, useProfile, useSession } from '../app/session.tsx';
import { useDraft } from '../store/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../ui/error-summary.tsx';
import { focusField } from '../ui/field.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { Screen } from '../ui/screen.tsx';
import { type IncidentForm, checkIncident, freshIncident, isBegun, isIncidentForm } from './incident-form.ts';
import styles from './incident.module.css';
import { PlacePanel } from './place-panel.tsx';
import { text } from './text.vi.ts';
import { WhatPanel } from './what-panel.tsx';

interface LastSaved {
  readonly category: string;
  readonly fault: Fault | null;
}

/** F6: an entry under the code of conduct. It says what was seen and heard; nobody is found guilty here. */
export function IncidentScreen(): ReactElement {
  const mayRecord = useMay('incident.record');
  if (mayRecord) return <IncidentEntry />;
  return (
    <Screen title={text.title}>
      <EmptyState title={text.noRight} />
    </Screen>
  );
}

function IncidentEntry(): ReactElement {
  const { db, clock, acts, catalogue } = useServices();
  const { user } = useSession();
  const { device } = useProfile();
  const go = useGo();
  const about = useIncidentDossier();
  const now = (): ReturnType<typeof localDateTimeOf> => localDateTimeOf(clock.now());
  const { found, key, keep, hold, drop } = useDraft<IncidentForm>(
    db,
    clock,
    `incident/${user.id}`,
    isIncidentForm,
  );
  const [form, setForm] = useState<IncidentForm>(() => freshIncident(now(), device.counterId));
  const latest = useRef(form);
  const [restoredAt, setRestoredAt] = useState<number | null>(null);
  /** Tries to save this entry that failed; from the first on, what is wrong is shown and goes as it is mended. */
  const [attempt, setAttempt] = useState(0);
  const [failure, setFailure] = useState<Fault | null>(null);
  const [saved, setSaved] = useState<LastSaved | null>(null);
  const [isDropAsked, setDropAsked] = useState(false);
  const isSaving = useRef(false);

  const category = useMemo(
    () => catalogue.conduct.categories.find(({ code }) => code === form.categoryCode) ?? null,
    [catalogue, form.categoryCode],
  );
  const errors = useMemo((): readonly FieldError[] => {
    const checked = attempt === 0 ? null : checkIncident(form, category, localDateTimeOf(clock.now()));
    return checked === null || checked.ok ? [] : checked.errors;
  }, [attempt, form, category, clock]);
  const messages = useMemo(() => new Map(errors.map(({ field, message }) => [field, message])), [errors]);

  useEffect(() => {
    if (found === null || found === 'none') return;
    latest.current = found.value;
    setForm(found.value);
    setRestoredAt(found.savedAt);
  }, [found]);

  const change = (next: (form: IncidentForm) => IncidentForm): void => {
    latest.current = next(latest.current);
    setForm(latest.current);
    keep(latest.current);
    setSaved(null);
  };
  const changed = useRef(change);
  useEffect(() => {
    changed.current = change;
  });
  useEffect(() => {
    // The draft first: a dossier that it names already is not replaced by the one of the address.
    if (about === null || found === null) return undefined;
    let isCurrent = true;
    const fill = async (): Promise<void> => {
      const row = await db.dossiers.get(about);
      if (row === undefined || !isCurrent || latest.current.dossierText !== '') return;
      changed.current((before) => ({ ...before, dossierId: row.dossier.id, dossierText: row.dossier.code }));
    };
    // A dossier that cannot be read leaves the field empty; it can be typed.
    fill().catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [db, about, found]);

  const begin = (): void => {
    latest.current = freshIncident(now(), device.counterId);
    setForm(latest.current);
    setAttempt(0);
    setFailure(null);
    setRestoredAt(null);
    focusField('category');
  };
  const record = async (chosen: IncidentCategory | null): Promise<void> => {
    const checked = checkIncident(latest.current, chosen, now());
    if (!checked.ok) {
      setAttempt((count) => count + 1);
      return;
    }
    hold();
    const recorded = await acts.recordIncident(checked.payload, key);
    if (!recorded.ok) {
      keep(latest.current);
      setFailure(recorded);
      return;
    }
    // What was typed into the old form meanwhile goes with it.
    hold();
    setSaved({ category: checked.payload.categoryName, fault: recorded.value.fault });
    begin();
  };
  const save = (): void => {
    // A second press while the first is under way would record the same twice.
    if (isSaving.current) return;
    isSaving.current = true;
    void record(category)
      .catch((error: unknown) => setFailure(fault('internal', { message: String(error) })))
      .finally(() => {
        isSaving.current = false;
      });
  };
  useEffect(() => {
    const first = errors[0];
    if (attempt > 0 && first !== undefined) focusField(first.field);
    // Only a new attempt moves the focus, not each error that is mended.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [attempt]);

  return (
    <Screen
      title={text.title}
      remark={text.fairness}
      actions={
        <>
          {isBegun(form) && (
            <Button label={text.dropDraft} kind="quiet" shortcut="Alt+B" onClick={() => setDropAsked(true)} />
          )}
          <Button label={text.save} kind="primary" shortcut="Ctrl+Enter" isShortcutShownOnly onClick={save} />
        </>
      }
    >
      {saved !== null && <SavedNotice {...saved} onList={go.list} />}
      {restoredAt !== null && (
        <Notice kind="info" live="polite" title={text.draftFound}>
          {text.draftAt(formatShortDateTime(localDateTimeOf(restoredAt)))}
        </Notice>
      )}
      {failure !== null && <FaultNotice fault={failure} />}
      <ErrorSummary errors={errors} attempt={0} />
      <FormFlow label={text.formLabel} saveLabel={text.save} onSave={save} className={styles['form']}>
        <WhatPanel form={form} category={category} errors={messages} onChange={change} />
        <div className={styles['fields']}>
          <PlacePanel form={form} errors={messages} onChange={change} />
          <Notice kind="info" title={text.fairness}>
            <p className={styles['fairness']}>{text.fairnessMore}</p>
          </Notice>
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
                begin();
                void drop();
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

function SavedNotice({
  category,
  fault: journalFault,
  onList,
}: LastSaved & { readonly onList: () => void }): ReactElement {
  const actions = <Button label={text.list} shortcut="F3" isShortcutShownOnly onClick={onList} />;
  return (
    <>
      <Notice kind="good" live="polite" title={text.saved(category)} actions={actions}>
        <p className={styles['fairness']}>
          {text.savedMore} {text.fairness}
        </p>
      </Notice>
      {journalFault !== null && <FaultNotice fault={journalFault} kind="warn" />}
    </>
  );
}
