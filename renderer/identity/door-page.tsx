import { type ReactElement, type ReactNode, useId } from 'react';
import styles from './identity.module.css';
import { text } from './text.vi.ts';

export interface DoorPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}

/** The page before the desk: one calm card in the middle. */
export function DoorPage({ title, lead, children }: DoorPageProps): ReactElement {
  const id = useId();
  return (
    <main className={styles['page']} aria-labelledby={id}>
      <div className={styles['card']}>
        <p className={styles['product']}>{text.product}</p>
        <h1 id={id} className={styles['title']}>
          {title}
        </h1>
        {lead !== undefined && <div className={styles['lead']}>{lead}</div>}
        {children}
      </div>
    </main>
  );
}
