import type { ReactElement } from 'react';
import { Button } from '../../ui/button.tsx';
import { CheckField } from '../../ui/check-field.tsx';
import { ChoiceField } from '../../ui/choice-field.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './life.module.css';
import { isTicked, lineCount, type StepField, type StepValues, ticked } from './step-spec.ts';

export interface StepFieldInputProps {
  readonly field: StepField;
  readonly values: StepValues;
  readonly error: string | undefined;
  /** Gets the focus when the dialog opens. */
  readonly isFirst: boolean;
  readonly onChange: (values: StepValues) => void;
}

/** One field of a step's form. */
export function StepFieldInput(props: StepFieldInputProps): ReactElement {
  const { field, values, error, isFirst, onChange } = props;
  const { name, label, hint, required = false } = field;
  const value = values[name] ?? '';
  const set = (next: string): void => onChange({ [name]: next });
  const common = { label, required, error, ...(hint === undefined ? {} : { hint }) };
  const focus = isFirst ? { 'data-autofocus': true } : {};
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...common}
          {...focus}
          maxLength={field.maxLength}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      );
    case 'area':
      return (
        <TextArea
          {...common}
          {...focus}
          rows={2}
          maxLength={field.maxLength}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      );
    case 'number':
      return (
        <NumberField
          {...common}
          max={field.max}
          {...(field.suffix === undefined ? {} : { suffix: field.suffix })}
          value={value === '' ? null : Number(value)}
          onChange={(next) => set(next === null ? '' : String(next))}
        />
      );
    case 'date':
      return <DateField {...common} autoFocus={isFirst} value={value} onChange={set} />;
    case 'choice':
      return (
        <ChoiceField {...common} autoFocus={isFirst} options={field.options} value={value} onChange={set} />
      );
    case 'select':
      return (
        <SelectField
          {...common}
          {...focus}
          options={field.options}
          value={value}
          onChange={({ target }) => set(target.value)}
        />
      );
    case 'check':
      return (
        <CheckField
          label={label}
          hint={hint}
          error={error}
          {...focus}
          checked={isTicked(values, name)}
          onChange={({ target }) => set(target.checked ? ticked : '')}
        />
      );
    case 'lines':
      return <Lines {...props} field={field} />;
  }
}

function Lines({
  field,
  values,
  error,
  isFirst,
  onChange,
}: StepFieldInputProps & { readonly field: Extract<StepField, { kind: 'lines' }> }): ReactElement {
  const { name, label, first, second, addLabel, maxSecond } = field;
  const count = lineCount(values, name);
  return (
    <fieldset className={styles['lines']}>
      <legend className={styles['legend']}>{label}</legend>
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className={styles['line']}>
          <TextField
            label={first(place + 1)}
            maxLength={500}
            {...(isFirst && place === 0 ? { 'data-autofocus': true } : {})}
            value={values[`${name}-${place}-first`] ?? ''}
            onChange={({ target }) => onChange({ [`${name}-${place}-first`]: target.value })}
          />
          <TextField
            label={second(place + 1)}
            maxLength={maxSecond}
            value={values[`${name}-${place}-second`] ?? ''}
            onChange={({ target }) => onChange({ [`${name}-${place}-second`]: target.value })}
          />
        </div>
      ))}
      {error !== undefined && <p className={styles['error']}>{error}</p>}
      <div>
        <Button
          label={addLabel}
          shortcut="Alt+I"
          kind="quiet"
          isOff={count >= 40}
          onClick={() => onChange({ [`${name}-count`]: String(count + 1) })}
        />
      </div>
    </fieldset>
  );
}
