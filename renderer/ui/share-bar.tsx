import type { ReactElement } from 'react';
import { cx } from './cx.ts';
import styles from './share-bar.module.css';

export interface Share {
  readonly id: string;
  readonly count: number;
  readonly tone: 'bad' | 'warn' | 'soon' | 'calm' | 'quiet';
}

/** How a whole is parted, as a thin bar. It says nothing that words beside it do not say: for the eye alone. */
export function ShareBar({ shares }: { readonly shares: readonly Share[] }): ReactElement {
  return (
    <div className={styles['bar']} aria-hidden>
      {shares.map(({ id, count, tone }) =>
        count === 0 ? null : (
          <span key={id} className={cx(styles['part'], styles[tone])} style={{ flexGrow: count }} />
        ),
      )}
    </div>
  );
}
