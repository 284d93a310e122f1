import { Notification, Portal } from '@mantine/core';
import {
  type ReactElement,
  type ReactNode,
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { cx } from './cx.ts';
import { FaultAdvice, type NoticeKind } from './notice.tsx';
import { NoticeIcon } from './notice-icon.tsx';
import { text } from './text.vi.ts';
import styles from './toast.module.css';

export interface ToastContent {
  readonly kind: NoticeKind;
  readonly title: string;
  readonly body?: ReactNode;
}

export interface Toaster {
  /** Good news and remarks go by themselves after some seconds, warnings stay until they are closed. */
  show(content: ToastContent): void;
  /** A fault with what is safe and what to do; stays until it is closed. */
  fault(fault: Fault): void;
}

interface Shown extends ToastContent {
  readonly id: number;
}

/** Long enough to read two lines at a glance between two people at the counter. */
const passingMs = 6000;
const mostShown = 4;

const ToastContext = createContext<Toaster | null>(null);

export function useToast(): Toaster {
  const toaster = useContext(ToastContext);
  if (toaster === null) throw new Error('useToast: no ToastProvider above');
  return toaster;
}

export function ToastProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(1);
  const show = useCallback((content: ToastContent) => {
    const id = nextId.current;
    nextId.current += 1;
    // One passing message at a time, so that a fast worker's desk is not covered; the same words once more are one message, not two.
    setShown((before) =>
      [...before.filter((one) => !isPassing(one) && one.title !== content.title), { ...content, id }].slice(
        -mostShown,
      ),
    );
  }, []);
  const toaster = useMemo<Toaster>(() => ({ show, fault: (fault) => show(contentOf(fault)) }), [show]);
  const close = useCallback((id: number) => setShown((before) => before.filter((one) => one.id !== id)), []);
  return (
    <ToastContext value={toaster}>
      {children}
      <Portal>
        <section aria-label={text.notices} className={styles['stack']}>
          <div role="status" aria-live="polite">
            {shown.map((one) => (
              <Toast key={one.id} {...one} onClose={close} />
            ))}
          </div>
        </section>
      </Portal>
    </ToastContext>
  );
}

/** Good news and remarks go by themselves. */
function isPassing({ kind }: Pick<ToastContent, 'kind'>): boolean {
  return kind === 'good' || kind === 'info';
}

function Toast({
  id,
  kind,
  title,
  body,
  onClose,
}: Shown & { readonly onClose: (id: number) => void }): ReactElement {
  const passes = isPassing({ kind });
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setTimeout(() => onClose(id), passingMs);
    return () => clearTimeout(timer);
  }, [id, passes, onClose]);
  return (
    <Notification
      role="none"
      title={title}
      icon={<NoticeIcon kind={kind} />}
      onClose={() => onClose(id)}
      closeButtonProps={{ 'aria-label': text.close }}
      classNames={{
        root: cx(styles['toast'], styles[kind]),
        icon: cx(styles['icon']),
        title: cx(styles['title']),
        description: cx(styles['body']),
        closeButton: cx(styles['close']),
      }}
    >
      {body}
    </Notification>
  );
}

function contentOf(fault: Fault): ToastContent {
  return { kind: 'bad', title: faultText(fault).title, body: <FaultAdvice fault={fault} /> };
}
