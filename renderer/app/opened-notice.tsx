import { type ReactElement, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { text as kit } from '../ui/text.vi.ts';
import styles from './opened-notice.module.css';
import { useServices } from './services.tsx';
import { text } from './text.vi.ts';

/** What was out of the ordinary when the local data were opened; stays until somebody has read it. */
export function OpenedNotice(): ReactElement | null {
  const { opened } = useServices();
  const [isRead, setIsRead] = useState(false);
  const { found, returned, elsewhere, fault, isAwaitingServer } = opened;
  const isOrdinary = found !== 'reset' && returned === 0 && fault === null;
  if (isRead || (isOrdinary && elsewhere === 0 && !isAwaitingServer)) return null;
  const close = <Button label={kit.close} onClick={() => setIsRead(true)} />;
  return (
    <div className={styles['notice']}>
      {fault !== null ? (
        <FaultNotice fault={fault} kind="warn" actions={close} />
      ) : isOrdinary && isAwaitingServer ? (
        <Notice kind="info" live="polite" title={text.opened.awaiting} actions={close}>
          <p>{text.opened.awaitingMore}</p>
        </Notice>
      ) : isOrdinary ? (
        <Notice kind="warn" live="polite" title={text.opened.elsewhere(elsewhere)} actions={close}>
          <p>{text.opened.elsewhereTodo}</p>
        </Notice>
      ) : (
        <Notice
          kind="warn"
          live="polite"
          title={found === 'reset' ? text.opened.reset : text.opened.returned(returned)}
          actions={close}
        >
          {found === 'reset' && (
            <p>
              {text.opened.returned(returned)} {text.opened.rest}
            </p>
          )}
        </Notice>
      )}
    </div>
  );
}
