import { Button as MantineButton } from '@mantine/core';
import type { ReactElement, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import styles from './button.module.css';
import { Kbd } from './kbd.tsx';
import { useShortcut } from './shortcut.tsx';

export interface ButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  /** `primary`: the one thing to do next on this screen; `quiet`: without a frame; `danger`: cannot be taken back. */
  readonly kind?: 'primary' | 'default' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  /** Shown on the button and bound to it as long as it is on. */
  readonly shortcut?: string | undefined;
  /** The key is only shown: a `FormFlow` or the shell has it already. */
  readonly isShortcutShownOnly?: boolean;
  readonly isOff?: boolean;
  /** Under way: the button stands still and says so, the screen does not. */
  readonly isBusy?: boolean;
  /** Enter in the field before it comes here. */
  readonly isFlowStop?: boolean;
  readonly autoFocus?: boolean;
  readonly id?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button(props: ButtonProps): ReactElement {
  const { label, onClick, kind = 'default', icon, shortcut, id, ref } = props;
  const { isShortcutShownOnly = false, isOff = false, isBusy = false, isFlowStop = false } = props;
  const isStill = isOff || isBusy;
  useShortcut(isShortcutShownOnly ? null : (shortcut ?? null), label, onClick, { isOff: isStill });
  return (
    <MantineButton
      type="button"
      variant="default"
      size="compact-md"
      className={cx(styles['button'], styles[kind])}
      classNames={{ label: cx(styles['label']), section: cx(styles['section']) }}
      onClick={onClick}
      disabled={isStill}
      autoFocus={props.autoFocus === true}
      // Inside a dialog its focus trap decides, and looks for this.
      data-autofocus={props.autoFocus === true ? true : undefined}
      leftSection={icon}
      rightSection={shortcut === undefined ? undefined : <HiddenKey keys={shortcut} />}
      aria-keyshortcuts={shortcut?.replace('Ctrl', 'Control')}
      aria-busy={isBusy}
      {...(id === undefined ? {} : { id })}
      {...(ref === undefined ? {} : { ref })}
      {...(isFlowStop ? { 'data-flow': 'stop' } : {})}
    >
      {label}
    </MantineButton>
  );
}

/** The key is part of the picture, not of the button's name; `aria-keyshortcuts` tells it to screen readers. */
function HiddenKey({ keys }: { readonly keys: string }): ReactElement {
  return (
    <span aria-hidden>
      <Kbd keys={keys} />
    </span>
  );
}
