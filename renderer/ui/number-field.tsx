import { NumberInput } from '@mantine/core';
import { type ReactElement, type Ref, useId } from 'react';
import { type FieldProps, fieldParts } from './field.tsx';

export interface NumberFieldProps extends FieldProps {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Null while empty. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly onBlur?: () => void;
  readonly min?: number;
  readonly max?: number;
  /** Stands behind the figure: ` đ`, ` bản`. */
  readonly suffix?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A whole number, with points between thousands as Vietnamese papers write it. */
export function NumberField(props: NumberFieldProps): ReactElement {
  const made = useId();
  const { value, onChange, onBlur, min = 0, max = Number.MAX_SAFE_INTEGER, suffix = '', name, ref } = props;
  const id = props.id ?? name ?? made;
  return (
    <NumberInput
      {...fieldParts(props, id)}
      autoComplete="off"
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(name === undefined ? {} : { name })}
      {...(ref === undefined ? {} : { ref })}
      min={min}
      max={max}
      suffix={suffix}
      allowDecimal={false}
      allowNegative={min < 0}
      thousandSeparator="."
      decimalSeparator=","
      hideControls
      disabled={props.disabled === true}
    />
  );
}
