import { type ReactElement, useEffect, useRef } from 'react';
import styles from './error-summary.module.css';
import { focusField } from './field.tsx';
import { text } from './text.vi.ts';

export interface FieldError {
  /** Id (or name) of the field. */
  readonly field: string;
  readonly label: string;
  readonly message: string;
}

export interface ErrorSummaryProps {
  readonly errors: readonly FieldError[];
  /** Grows by one with each try to save: then the summary takes the focus. */
  readonly attempt: number;
}

/** What must be mended before saving, each a link to its field. Empty when nothing is wrong. */
export function ErrorSummary({ errors, attempt }: ErrorSummaryProps): ReactElement | null {
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (attempt > 0) root.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div ref={root} role="alert" tabIndex={-1} className={styles['summary']}>
      <p className={styles['title']}>{text.summaryTitle(errors.length)}</p>
      <ul className={styles['list']}>
        {errors.map(({ field, label, message }) => (
          <li key={`${field}/${message}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                // The address bar is the router's; a link here only moves the focus.
                event.preventDefault();
                focusField(field);
              }}
            >
              {label}
            </a>
            : {message}
          </li>
        ))}
      </ul>
    </div>
  );
}
