import { type ReactElement, useEffect, useMemo } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './attachments.module.css';
import { text } from './text.vi.ts';

export interface ShownPicture {
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
}

/** An attached picture over the page. It is in memory only, and gone from there when it is closed. */
export function PictureDialog({
  picture,
  onClose,
}: {
  readonly picture: ShownPicture;
  readonly onClose: () => void;
}): ReactElement {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([picture.content], { type: picture.mediaType })),
    [picture],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={picture.name}
      width={1000}
      actions={<Button label={text.close} shortcut="Alt+H" onClick={onClose} />}
    >
      <img className={styles['picture']} src={address} alt={picture.name} />
    </Dialog>
  );
}
