import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { text as kit } from '../ui/text.vi.ts';
import styles from './opened-notice.module.css';
import { useServices } from './services.tsx';
import { text } from './text.vi.ts';

/** That this machine goes on under a new device id (rule FORK-1): what happened and that nothing is to be done, until somebody has read it. */
export function ForkNotice(): ReactElement | null {
  const { db } = useServices();
  const forkedAt = useLiveQuery(async () => {
    const device = await db.meta.get('device');
    return device?.key === 'device' ? device.forkedAt : null;
  }, [db]);
  if (forkedAt === undefined || forkedAt === null) return null;
  const close = (): void =>
    void db.transaction('rw', db.meta, async () => {
      const device = await db.meta.get('device');
      if (device?.key === 'device') await db.meta.put({ ...device, forkedAt: null });
    });
  return (
    <div className={styles['notice']}>
      <Notice
        kind="info"
        live="polite"
        title={text.forked.title}
        actions={<Button label={kit.close} onClick={close} />}
      >
        <p>{text.forked.body(formatShortDateTime(localDateTimeOf(forkedAt)))}</p>
      </Notice>
    </div>
  );
}
