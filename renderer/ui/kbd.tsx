import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import styles from './kbd.module.css';

export interface KbdProps {
  /** As shortcuts are written: `Ctrl+Enter`. */
  readonly keys: string;
  readonly className?: string | undefined;
}

/** A key as it is written on the keyboard. Read out after the label it stands beside. */
export function Kbd({ keys, className }: KbdProps): ReactElement {
  return <kbd className={cx(styles['kbd'], className)}>{keys}</kbd>;
}
