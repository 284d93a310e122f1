import type { ReactElement, ReactNode } from 'react';
import type { Fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { cx } from './cx.ts';
import { NoticeIcon, type NoticeKind } from './notice-icon.tsx';
import styles from './notice.module.css';
import { text } from './text.vi.ts';

export type { NoticeKind };

export interface NoticeProps {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `polite` when it appears while somebody works, `assertive` when the work cannot go on; `off` for what stands there from the start. */
  readonly live?: 'off' | 'polite' | 'assertive';
}

/** A remark in the flow of a screen. Icon and words carry the meaning, the colour only helps. */
export function Notice({ kind, title, children, actions, live = 'off' }: NoticeProps): ReactElement {
  const role = live === 'off' ? undefined : live === 'polite' ? 'status' : 'alert';
  return (
    <div role={role} className={cx(styles['notice'], styles[kind])}>
      <span className={styles['icon']}>
        <NoticeIcon kind={kind} />
      </span>
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}

export interface FaultNoticeProps {
  readonly fault: Fault;
  readonly kind?: NoticeKind;
  readonly actions?: ReactNode;
}

/** A fault in words: what happened, what is safe, what to do. Read out at once. */
export function FaultNotice({ fault, kind = 'bad', actions }: FaultNoticeProps): ReactElement {
  return (
    <Notice kind={kind} title={faultText(fault).title} live="assertive" actions={actions}>
      <FaultAdvice fault={fault} />
    </Notice>
  );
}

/** What is safe and what to do, without the title. */
export function FaultAdvice({ fault }: { readonly fault: Fault }): ReactElement {
  const { safe, todo } = faultText(fault);
  return (
    <dl className={styles['advice']}>
      <dt>{text.safe}</dt>
      <dd>{safe}</dd>
      <dt>{text.todo}</dt>
      <dd>{todo}</dd>
    </dl>
  );
}
