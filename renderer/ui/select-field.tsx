import { NativeSelect } from '@mantine/core';
import { type ComponentProps, type ReactElement, useId } from 'react';
import { type FieldProps, fieldParts } from './field.tsx';

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export type SelectFieldProps = FieldProps &
  Omit<ComponentProps<'select'>, 'size' | 'required' | 'className' | 'style' | 'color' | 'children'> & {
    readonly options: readonly SelectOption[];
  };

/** One of a few known values. The browser's own list: typing a first letter chooses, arrows change, Alt+Down opens. */
export function SelectField(props: SelectFieldProps): ReactElement {
  const { label, hint, error, required, shortcut, isLabelHidden, disabled, options, ...select } = props;
  const made = useId();
  const id = select.id ?? select.name ?? made;
  const parts = fieldParts(
    { label, hint, error, ...(required && { required }), shortcut, ...(isLabelHidden && { isLabelHidden }) },
    id,
  );
  return (
    <NativeSelect
      {...select}
      {...parts}
      disabled={disabled === true}
      data={[...options]}
      // Inside a dialog its focus trap decides, and looks for this.
      data-autofocus={select.autoFocus === true ? true : undefined}
    />
  );
}
