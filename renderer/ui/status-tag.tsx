import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './status-tag.module.css';

export type Tone = 'quiet' | 'info' | 'good' | 'warn' | 'bad';

export interface StatusTagProps {
  readonly tone: Tone;
  /** A 16px icon of the set; hidden from screen readers, the word says it. */
  readonly icon: ReactNode;
  readonly label: string;
  /** Longer words on pointing at it. */
  readonly title?: string | undefined;
  /** Without background: in dense lists where only trouble should stand out. */
  readonly isPlain?: boolean;
  /** In a narrow window the icon alone is drawn; the word is for pointing at it and for screen readers. */
  readonly isShortWhenNarrow?: boolean;
}

/** A state as icon and word. The colour says nothing that these two do not. */
export function StatusTag(props: StatusTagProps): ReactElement {
  const { tone, icon, label, isPlain = false, isShortWhenNarrow = false } = props;
  const title = props.title ?? (isShortWhenNarrow ? label : undefined);
  return (
    <span
      className={cx(
        styles['tag'],
        styles[tone],
        isPlain && styles['plain'],
        isShortWhenNarrow && styles['short'],
      )}
      title={title}
    >
      <span aria-hidden className={styles['icon']}>
        {icon}
      </span>
      <span className={styles['word']}>{label}</span>
    </span>
  );
}
