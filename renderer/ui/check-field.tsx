import { Checkbox } from '@mantine/core';
import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './check-field.module.css';

export type CheckFieldProps = Omit<
  ComponentProps<'input'>,
  'size' | 'type' | 'required' | 'className' | 'style' | 'color'
> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | null | undefined;
};

/** Yes or no. Space changes it, Enter moves on. */
export function CheckField({ label, hint, error, ...input }: CheckFieldProps): ReactElement {
  const made = useId();
  const id = input.id ?? input.name ?? made;
  return (
    <Checkbox
      {...input}
      id={id}
      label={label}
      description={hint}
      error={error ?? null}
      classNames={{ label: cx(styles['label']), input: cx(styles['input']), body: cx(styles['body']) }}
    />
  );
}
