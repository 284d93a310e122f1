import { TextInput } from '@mantine/core';
import { type ChangeEvent, type ReactElement, type Ref, useId } from 'react';
import { type DateText, maskDate, typedOfValue, valueOfTyped } from './date-text.ts';
import { type FieldProps, fieldParts } from './field.tsx';
import { text } from './text.vi.ts';

export interface DateFieldProps extends FieldProps {
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** `yyyy-MM-dd`, or what was typed so far when that is no date; '' while empty. Nothing typed is ever lost. */
  readonly value: DateText;
  readonly onChange: (value: DateText) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
  /** Where the focus goes when its dialog opens. */
  readonly autoFocus?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A date typed as ngày/tháng/năm; the slashes come by themselves. */
export function DateField(props: DateFieldProps): ReactElement {
  const made = useId();
  const { value, onChange, onBlur, name, ref } = props;
  const shown = typedOfValue(value);
  const change = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const typed = target.value;
    // The mask works at the end of the text; in the middle it would push the caret about.
    const isAtEnd = target.selectionStart === typed.length;
    const masked = isAtEnd ? maskDate(typed, typed.length < shown.length) : typed;
    onChange(valueOfTyped(masked));
  };
  return (
    <TextInput
      {...fieldParts(props, props.id ?? name ?? made)}
      autoComplete="off"
      inputMode="numeric"
      placeholder={text.datePlaceholder}
      maxLength={10}
      value={shown}
      onChange={change}
      {...(onBlur === undefined ? {} : { onBlur })}
      {...(name === undefined ? {} : { name })}
      {...(ref === undefined ? {} : { ref })}
      disabled={props.disabled === true}
      data-autofocus={props.autoFocus === true ? true : undefined}
    />
  );
}
