import { type ReactElement, useId } from 'react';
import styles from './choice-field.module.css';
import { cx } from './cx.ts';
import type { FieldProps } from './field.tsx';
import { Kbd } from './kbd.tsx';
import type { SelectOption } from './select-field.tsx';
import { focusField } from './field.tsx';
import { useShortcut } from './shortcut.tsx';

export interface ChoiceFieldProps<Value extends string> extends FieldProps {
  readonly id?: string | undefined;
  readonly options: readonly (SelectOption & { readonly value: Value })[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  /** Where the focus goes when its dialog opens. */
  readonly autoFocus?: boolean;
}

/** One of two to five values, all visible at once: real radio buttons in a row. Arrows change, Enter moves on. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>): ReactElement {
  const { label, hint, error, options, value, onChange, shortcut, isLabelHidden = false } = props;
  const made = useId();
  const id = props.id ?? made;
  const hasError = error !== undefined && error !== null && error !== '';
  const remark = hasError ? error : hint;
  const isNoneChosen = options.every((option) => option.value !== value);
  useShortcut(shortcut ?? null, label, () => focusField(`${id}-${value}`));
  return (
    <fieldset
      className={styles['group']}
      aria-describedby={remark === undefined ? undefined : `${id}-remark`}
    >
      <legend className={cx(styles['legend'], isLabelHidden && styles['hidden'])}>
        {label}
        {shortcut !== undefined && (
          <span aria-hidden className={styles['key']}>
            <Kbd keys={shortcut} />
          </span>
        )}
      </legend>
      <div className={styles['row']} id={id}>
        {options.map((option, index) => (
          <label key={option.value} className={styles['choice']}>
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={id}
              value={option.value}
              checked={option.value === value}
              data-autofocus={
                props.autoFocus === true && (option.value === value || (isNoneChosen && index === 0))
                  ? true
                  : undefined
              }
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {remark !== undefined && (
        <p id={`${id}-remark`} className={cx(styles['remark'], hasError && styles['error'])}>
          {remark}
        </p>
      )}
    </fieldset>
  );
}
