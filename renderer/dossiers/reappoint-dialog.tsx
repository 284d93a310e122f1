import { type ReactElement, useState } from 'react';
import { localDateSchema } from '#shared/calendar/local-time.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { DateField } from '../ui/date-field.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { ActDialog, useAct } from './act-dialog.tsx';
import styles from './dossier.module.css';
import type { PromiseDialogProps } from './pause-dialogs.tsx';
import { text } from './text.vi.ts';

/** The one new date that a dossier may get, signed by the head at the desk (DL-11). */
export function ReappointDialog({ isOpen, dossier, onClose }: PromiseDialogProps): ReactElement {
  const { promiseActs } = useServices();
  const [date, setDate] = useState('');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const newDate = localDateSchema.safeParse(date);
  const isReasonMissing = reason.trim() === '';
  const save = (): void => {
    setTried(true);
    if (!newDate.success || isReasonMissing) return;
    void act.run(() => promiseActs.reappoint(dossier.id, newDate.data, reason.trim()));
  };
  return (
    <ActDialog
      isOpen={isOpen}
      act={act}
      title={text.reappoint}
      saveLabel={text.reappointSave}
      onSave={save}
      onClose={onClose}
    >
      <p>{text.reappointFrom(formatVietnameseDateTime(dossier.promise.due))}</p>
      <DateField
        label={text.reappointDate}
        autoFocus
        required
        error={isTried && !newDate.success ? text.reappointDateMissing : undefined}
        value={date}
        onChange={setDate}
      />
      <TextArea
        label={text.reappointReason}
        required
        error={isTried && isReasonMissing ? text.reappointReasonMissing : undefined}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <p className={styles['soft']}>{text.reappointOnce}</p>
    </ActDialog>
  );
}
