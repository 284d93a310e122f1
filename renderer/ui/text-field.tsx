import { PasswordInput, TextInput } from '@mantine/core';
import { type ComponentProps, type ReactElement, type ReactNode, useId } from 'react';
import { type FieldProps, fieldParts } from './field.tsx';

export type TextFieldProps = FieldProps &
  Omit<ComponentProps<'input'>, 'size' | 'type' | 'required' | 'className' | 'style' | 'color'> & {
    /** `off` hides what is typed: passwords. */
    readonly kind?: 'text' | 'password' | 'search';
    /** An icon before, a unit or a short remark behind the text. */
    readonly before?: ReactNode;
    readonly after?: ReactNode;
    /** Width of `after` in pixels, when it is more than an icon. */
    readonly afterWidth?: number;
  };

/** One line of text. Takes all attributes of an input, so that `{...register('name')}` of a form library fits. */
export function TextField(props: TextFieldProps): ReactElement {
  const {
    label,
    hint,
    error,
    required,
    shortcut,
    isLabelHidden,
    disabled,
    kind = 'text',
    before,
    after,
    afterWidth,
    ...input
  } = props;
  const made = useId();
  const id = input.id ?? input.name ?? made;
  const parts = fieldParts(
    { label, hint, error, ...(required && { required }), shortcut, ...(isLabelHidden && { isLabelHidden }) },
    id,
  );
  const isOff = disabled === true;
  const attributes = { autoComplete: 'off', spellCheck: false, ...input, ...parts, disabled: isOff };
  if (kind === 'password') return <PasswordInput {...attributes} leftSection={before} />;
  return (
    <TextInput
      {...attributes}
      type={kind === 'search' ? 'search' : 'text'}
      leftSection={before}
      rightSection={after}
      {...(afterWidth === undefined ? {} : { rightSectionWidth: afterWidth })}
    />
  );
}
