import { Textarea } from '@mantine/core';
import { type ComponentProps, type ReactElement, useId } from 'react';
import { type FieldProps, fieldParts } from './field.tsx';

export type TextAreaProps = FieldProps &
  Omit<ComponentProps<'textarea'>, 'required' | 'className' | 'style' | 'color' | 'rows'> & {
    /** Height in lines at first and at most; it grows with the text between them. */
    readonly rows?: number;
    readonly maxRows?: number;
  };

/** Text of several lines. Enter is a new line here; Tab moves on, Ctrl+Enter saves. */
export function TextArea(props: TextAreaProps): ReactElement {
  const {
    label,
    hint,
    error,
    required,
    shortcut,
    isLabelHidden,
    disabled,
    rows = 3,
    maxRows = 8,
    ...input
  } = props;
  const made = useId();
  const id = input.id ?? input.name ?? made;
  const parts = fieldParts(
    { label, hint, error, ...(required && { required }), shortcut, ...(isLabelHidden && { isLabelHidden }) },
    id,
  );
  return (
    <Textarea
      spellCheck={false}
      {...input}
      {...parts}
      disabled={disabled === true}
      autosize
      minRows={rows}
      maxRows={Math.max(rows, maxRows)}
    />
  );
}
