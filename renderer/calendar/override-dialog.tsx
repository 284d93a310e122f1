import { type ReactElement, useMemo, useState } from 'react';
import { overridesInForce } from '#shared/office-calendar/state.ts';
import { useOfficeCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useWhatIf } from '../search/use-what-if.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { DateField } from '../ui/date-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './calendar.module.css';
import { ChangeDialog } from './change-dialog.tsx';
import {
  asksForHours,
  checkOverride,
  emptyOverride,
  type OverrideField,
  type OverrideForm,
  type OverrideKind,
} from './override-form.ts';
import { text } from './text.vi.ts';

const words = text.form;
const kinds: readonly OverrideKind[] = ['closure', 'half-day-closure', 'other-hours', 'make-up-working-day'];

export interface OverrideDialogProps {
  /** The date that was chosen on the calendar. */
  readonly date: string;
  readonly onClose: () => void;
}

/** An admin enters what the office does otherwise, and sees what it does to promises before saving it (DL-15). */
export function OverrideDialog({ date, onClose }: OverrideDialogProps): ReactElement {
  const { calendarActs } = useServices();
  const state = useOfficeCalendar();
  const [form, setForm] = useState<OverrideForm>({ ...emptyOverride, from: date });
  const [isTried, setTried] = useState(false);
  const checked = useMemo(() => checkOverride(form), [form]);
  const overrides = useMemo(() => {
    if (!checked.ok) return null;
    const added = { ...checked.entry, id: 'new', officeId: 'here', actor: 'me' };
    return [...overridesInForce(state), added];
  }, [checked, state]);
  const result = useWhatIf(overrides);
  const errorOf = (field: OverrideField): string | undefined =>
    isTried && !checked.ok ? checked.errors.get(field) : undefined;
  const change = (part: Partial<OverrideForm>): void => setForm((before) => ({ ...before, ...part }));
  const need = asksForHours(form.kind);
  return (
    <ChangeDialog
      title={words.title}
      onClose={onClose}
      result={result}
      isComplete={checked.ok}
      saveLabel={text.save}
      onTry={() => {
        setTried(true);
        return checked.ok;
      }}
      act={(move) => {
        if (!checked.ok) throw new Error('OverrideDialog: saved before it was complete');
        return calendarActs.enterOverride(checked.entry, move);
      }}
      reason={form.reason.trim()}
    >
      <ChoiceField<OverrideKind>
        label={words.kind}
        options={kinds.map((value) => ({ value, label: text.kinds[value] }))}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        autoFocus
      />
      <div className={styles['fields']}>
        <DateField
          label={words.from}
          required
          error={errorOf('from')}
          value={form.from}
          onChange={(from) => change({ from })}
        />
        <DateField
          label={words.to}
          hint={words.toHint}
          error={errorOf('to')}
          value={form.to}
          onChange={(to) => change({ to })}
        />
        <TextField
          label={words.name}
          required
          placeholder={words.nameHint}
          error={errorOf('name')}
          maxLength={200}
          value={form.name}
          onChange={({ target }) => change({ name: target.value })}
        />
      </div>
      <TextField
        label={words.reason}
        required
        error={errorOf('reason')}
        maxLength={500}
        value={form.reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
      {need !== 'none' && (
        <div className={styles['fields']}>
          <TextField
            label={
              need === 'optional'
                ? words.hoursOptional
                : form.kind === 'other-hours'
                  ? words.hoursOther
                  : words.hours
            }
            required={need === 'required'}
            placeholder={words.hoursHint}
            error={errorOf('hours')}
            value={form.hours}
            onChange={({ target }) => change({ hours: target.value })}
          />
          {form.kind === 'other-hours' && (
            <TextField
              label={words.reception}
              placeholder={words.hoursHint}
              error={errorOf('reception')}
              value={form.reception}
              onChange={({ target }) => change({ reception: target.value })}
            />
          )}
        </div>
      )}
    </ChangeDialog>
  );
}
