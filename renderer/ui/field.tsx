import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { Kbd } from './kbd.tsx';
import { useShortcut } from './shortcut.tsx';

/** What every field has. Label, hint and error are tied to the input for screen readers by Mantine's `Input.Wrapper`. */
export interface FieldProps {
  readonly label: string;
  /** How to fill it in; stands below the label. */
  readonly hint?: ReactNode;
  /** What is wrong with it and how to mend it. */
  readonly error?: string | null | undefined;
  readonly required?: boolean;
  /** Shown in the label; brings the focus here. */
  readonly shortcut?: string | undefined;
  /** The label is for screen readers alone: in table cells and search bars. */
  readonly isLabelHidden?: boolean;
}

/** The parts of `FieldProps` as Mantine's inputs take them. */
export function fieldParts(
  props: FieldProps,
  id: string,
): {
  id: string;
  label: ReactNode;
  description: ReactNode;
  error: ReactNode;
  withAsterisk: boolean;
  'aria-required': boolean;
  classNames: Record<'label' | 'description' | 'error' | 'required' | 'input', string>;
  inputWrapperOrder: ('label' | 'description' | 'input' | 'error')[];
} {
  const { label, hint, error, required = false, shortcut, isLabelHidden = false } = props;
  const hasError = error !== undefined && error !== null && error !== '';
  return {
    id,
    label: shortcut === undefined ? label : <LabelWithKey label={label} shortcut={shortcut} inputId={id} />,
    description: hint,
    error: hasError ? error : null,
    withAsterisk: required,
    'aria-required': required,
    classNames: {
      label: cx(styles['label'], isLabelHidden && styles['hidden']),
      description: cx(styles['hint']),
      error: cx(styles['error']),
      required: cx(styles['required']),
      input: cx(styles['input']),
    },
    inputWrapperOrder: ['label', 'input', 'description', 'error'],
  };
}

interface LabelWithKeyProps {
  readonly label: string;
  readonly shortcut: string;
  readonly inputId: string;
}

function LabelWithKey({ label, shortcut, inputId }: LabelWithKeyProps): ReactElement {
  useShortcut(shortcut, label, () => focusField(inputId));
  return (
    <>
      {label}
      <span aria-hidden className={styles['key']}>
        <Kbd keys={shortcut} />
      </span>
    </>
  );
}

/** Brings the focus to a field by the id (or name) it was given, and its text into selection. */
export function focusField(id: string): void {
  const field = document.getElementById(id) ?? document.querySelector(`[name="${CSS.escape(id)}"]`);
  if (!(field instanceof HTMLElement)) return;
  field.focus();
  field.scrollIntoView({ block: 'nearest' });
  if (field instanceof HTMLInputElement && field.type === 'text') field.select();
}
