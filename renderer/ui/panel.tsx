import { type ReactElement, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './panel.module.css';

export interface PanelProps {
  readonly title: string;
  /** Right of the title: a count, a state, buttons. */
  readonly aside?: ReactNode;
  /** Without padding inside: for grids. */
  readonly isFlush?: boolean;
  /** Takes the height that is left and scrolls inside. */
  readonly isFilling?: boolean;
  readonly children: ReactNode;
}

/** A titled part of a screen; a region for screen readers. */
export function Panel({
  title,
  aside,
  isFlush = false,
  isFilling = false,
  children,
}: PanelProps): ReactElement {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cx(styles['panel'], isFilling && styles['filling'])}>
      <header className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
      </header>
      <div className={cx(styles['body'], isFlush && styles['flush'])}>{children}</div>
    </section>
  );
}
