import { Modal } from '@mantine/core';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import { cx } from './cx.ts';
import styles from './dialog.module.css';
import { useFocusReturn } from './focus-keeper.tsx';
import { ShortcutLayer } from './shortcut.tsx';
import { text } from './text.vi.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly width?: number;
  /** False where Esc would leave something half done. Once something is typed in a dialog Esc does nothing anyway: its buttons decide. */
  readonly isClosedByEscape?: boolean;
  /** Buttons; the one to press first comes first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A dialog over the screen. Shortcuts of the screen rest while it is open; the focus is kept inside and goes back afterwards. */
export function Dialog(props: DialogProps): ReactElement {
  const { isOpen, onClose, title, width = 560, isClosedByEscape = true, actions, children } = props;
  const [isTouched, setTouched] = useState(false);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (wasOpen !== isOpen) {
    setWasOpen(isOpen);
    setTouched(false);
  }
  const content = useRef<HTMLDivElement>(null);
  useFocusReturn(isOpen, content);
  return (
    <Modal.Root
      opened={isOpen}
      onClose={onClose}
      size={width}
      centered
      closeOnEscape={isClosedByEscape && !isTouched}
      closeOnClickOutside={false}
      // It takes the first field of the dialog for what had the focus before, and forgets it where the dialog is taken away while open.
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      // The page itself never scrolls; the lock would write a style element that the page's policy refuses.
      lockScroll={false}
    >
      <Modal.Overlay className={cx(styles['overlay'])} />
      {/* By `classNames`: a `className` would also go to the frame around it, which fills the window. */}
      <Modal.Content ref={content} classNames={{ content: cx(styles['content']) }}>
        <Modal.Body className={cx(styles['body'])}>
          <ShortcutLayer>
            <div className={styles['inner']} onInput={() => setTouched(true)}>
              {children}
            </div>
            {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
          </ShortcutLayer>
        </Modal.Body>
        {/* Drawn on top by its order, but last for the keyboard: a dialog opens on its first field, not on the way out. */}
        <div className={styles['header']}>
          <Modal.Title className={cx(styles['title'])}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={text.close} />
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
