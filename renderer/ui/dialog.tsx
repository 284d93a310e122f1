import { Modal } from '@mantine/core';
import { type ReactElement, type ReactNode, createContext, useContext, useEffect, useState } from 'react';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { ShortcutLayer } from './shortcut.tsx';
import { text } from './text.vi.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly width?: number;
  /** False for a dialog with something typed in it: then Esc does nothing and its buttons decide. */
  readonly isClosedByEscape?: boolean;
  /** Buttons; the one to press first comes first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

const HoldContext = createContext<(isHeld: boolean) => void>(() => undefined);

/** Inside a dialog: while something is typed that closing would lose, Esc does not close it. */
export function useKeptFromEscape(isTyped: boolean): void {
  const hold = useContext(HoldContext);
  useEffect(() => {
    hold(isTyped);
    return () => hold(false);
  }, [hold, isTyped]);
}

/** A dialog over the screen. Shortcuts of the screen rest while it is open; the focus is kept inside and goes back afterwards. */
export function Dialog(props: DialogProps): ReactElement {
  const { isOpen, onClose, title, width = 560, isClosedByEscape = true, actions, children } = props;
  const [isHeld, setHeld] = useState(false);
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      centered
      closeOnEscape={isClosedByEscape && !isHeld}
      closeOnClickOutside={false}
      transitionProps={{ duration: 0 }}
      // The page itself never scrolls; the lock would write a style element that the page's policy refuses.
      lockScroll={false}
    >
      <Modal.Overlay className={cx(styles['overlay'])} />
      {/* By `classNames`: a `className` would also go to the frame around it, which fills the window. */}
      <Modal.Content classNames={{ content: cx(styles['content']) }}>
        <div className={styles['header']}>
          <Modal.Title className={cx(styles['title'])}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={text.close} />
        </div>
        <Modal.Body className={cx(styles['body'])}>
          <ShortcutLayer>
            <HoldContext value={setHeld}>
              <div className={styles['inner']}>{children}</div>
            </HoldContext>
            {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
          </ShortcutLayer>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
