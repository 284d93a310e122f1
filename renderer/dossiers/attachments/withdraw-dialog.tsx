import { type ReactElement, useState } from 'react';
import type { Attachment } from '#shared/dossier/attachment/attachments.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { useServices } from '../../app/services.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ActDialog, useAct } from '../act-dialog.tsx';
import { text } from './text.vi.ts';

export interface WithdrawDialogProps {
  readonly dossierId: DossierId;
  readonly file: Attachment;
  readonly onClose: () => void;
}

/** A file that was attached by mistake, with the reason. */
export function WithdrawDialog({ dossierId, file, onClose }: WithdrawDialogProps): ReactElement {
  const { attachmentActs } = useServices();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const isReasonMissing = reason.trim().length < 3;
  const save = (): void => {
    setTried(true);
    if (!isReasonMissing) void act.run(() => attachmentActs.withdraw(dossierId, file.id, reason.trim()));
  };
  return (
    <ActDialog
      isOpen
      act={act}
      title={text.withdrawTitle}
      saveLabel={text.withdrawSave}
      onSave={save}
      onClose={onClose}
    >
      <p>{file.name}</p>
      <TextField
        label={text.withdrawReason}
        autoFocus
        required
        error={isTried && isReasonMissing ? text.withdrawReasonMissing : undefined}
        maxLength={300}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <p>{text.withdrawKept}</p>
    </ActDialog>
  );
}
