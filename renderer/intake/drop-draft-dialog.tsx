import type { ReactElement } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { text } from './text.vi.ts';

export interface DropDraftDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onDrop: () => void;
}

/** Asks before what was typed is thrown away; Enter keeps it. */
export function DropDraftDialog({ isOpen, onClose, onDrop }: DropDraftDialogProps): ReactElement {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={text.dropTitle}
      actions={
        <>
          <Button label={text.dropNo} autoFocus onClick={onClose} />
          <Button label={text.dropYes} kind="danger" onClick={onDrop} />
        </>
      }
    >
      <p>{text.dropText}</p>
    </Dialog>
  );
}
