import type { ReactElement, ReactNode } from 'react';
import styles from './screen.module.css';

export interface ScreenProps {
  readonly title: string;
  /** Beside the title: code, state, a count. */
  readonly remark?: ReactNode;
  /** Buttons of the whole screen, right. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every screen in the shell: its title, its actions, and below them all the height that is left. */
export function Screen({ title, remark, actions, children }: ScreenProps): ReactElement {
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        {/* No stop for Tab: here the focus comes to when what had it is gone. */}
        <h1 tabIndex={-1} className={styles['title']}>
          {title}
        </h1>
        {remark !== undefined && <div className={styles['remark']}>{remark}</div>}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      <div className={styles['body']}>{children}</div>
    </div>
  );
}
