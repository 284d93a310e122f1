import { type ReactElement, useId } from 'react';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  /** What is going on, with its figures. */
  readonly label: string;
  /** 0 to 1; null while nobody knows how long it takes. */
  readonly value: number | null;
}

/** Work that takes its time. The words carry the figures, the bar only shows them. */
export function ProgressBar({ label, value }: ProgressBarProps): ReactElement {
  const id = useId();
  return (
    <div className={styles['progress']}>
      <label htmlFor={id} role="status">
        {label}
      </label>
      <progress id={id} className={styles['bar']} max={1} {...(value === null ? {} : { value })} />
    </div>
  );
}
