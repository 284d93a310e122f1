import { type DragEvent, type ReactElement, useRef, useState } from 'react';
import { IconCloudUp } from '@tabler/icons-react';
import type { Attachment } from '#shared/dossier/attachment/attachments.ts';
import { attachmentTypes } from '#shared/dossier/attachment/attachment-file.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { useServices } from '../../app/services.tsx';
import { useMay } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { AttachDialog } from './attach-dialog.tsx';
import styles from './attachments.module.css';
import { PictureDialog, type ShownPicture } from './picture-dialog.tsx';
import { text } from './text.vi.ts';
import { useWaitingFiles } from './use-waiting-files.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** The scans and photos of a dossier: chosen, dropped, opened, withdrawn. */
export function AttachmentsPanel({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement {
  const mayAttach = useMay('dossier.attach') && !isReadOnly;
  const picker = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const [withdrawn, setWithdrawn] = useState<Attachment | null>(null);
  const { shownPicture, open, closePicture } = useOpenFile();
  const [firstChosen, ...others] = chosen;
  const files = dossier.attachments.filter((one) => one.withdrawn === null);
  const waiting = useWaitingFiles(files.map(({ sha256 }) => sha256).join(' '));

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (mayAttach) setChosen([...event.dataTransfer.files]);
  };
  return (
    <Panel
      title={text.title}
      aside={
        mayAttach && (
          <Button label={text.attach} kind="quiet" shortcut="Alt+K" onClick={() => picker.current?.click()} />
        )
      }
    >
      <input
        ref={picker}
        type="file"
        hidden
        multiple
        accept={attachmentTypes.join(',')}
        aria-label={text.attach}
        onChange={({ target }) => {
          setChosen([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {/* Dropping is one more way beside the button, which every key reaches. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className={styles['files']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {files.length === 0 && <p className={styles['none']}>{text.none}</p>}
        <ul className={styles['list']}>
          {files.map((file) => (
            <li key={file.id} className={styles['file']}>
              <button
                type="button"
                className={styles['name']}
                aria-label={text.open(file.name)}
                onClick={() => open(file)}
              >
                {file.name}
              </button>
              <span className={styles['soft']}>{text.size(file.bytes)}</span>
              <span className={styles['soft']}>
                {file.paper === null ? '' : (dossier.papers[file.paper]?.name ?? '')}
              </span>
              {waiting.has(file.sha256) && (
                <StatusTag
                  tone="info"
                  icon={<IconCloudUp size={16} />}
                  label={text.waiting}
                  title={text.waitingTitle}
                  isPlain
                />
              )}
              {mayAttach && (
                <button
                  type="button"
                  className={styles['withdraw']}
                  aria-label={text.withdrawOf(file.name)}
                  onClick={() => setWithdrawn(file)}
                >
                  {text.withdraw}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
      {firstChosen !== undefined && (
        <AttachDialog dossier={dossier} files={[firstChosen, ...others]} onClose={() => setChosen([])} />
      )}
      {withdrawn !== null && (
        <WithdrawDialog dossierId={dossier.id} file={withdrawn} onClose={() => setWithdrawn(null)} />
      )}
      {shownPicture !== null && <PictureDialog picture={shownPicture} onClose={closePicture} />}
    </Panel>
  );
}

/** PDFs open in the app's viewer window, pictures over the page. */
function useOpenFile(): {
  readonly shownPicture: ShownPicture | null;
  readonly open: (file: Attachment) => void;
  readonly closePicture: () => void;
} {
  const { bridge } = useServices();
  const toast = useToast();
  const [shownPicture, setShown] = useState<ShownPicture | null>(null);
  const open = async ({ sha256, name, mediaType }: Attachment): Promise<void> => {
    if (mediaType === 'application/pdf') {
      const shown = await bridge.invoke('attachment.show', { sha256, name });
      if (!shown.ok) toast.fault(shown);
      return;
    }
    const read = await bridge.invoke('attachment.read', { sha256 });
    if (!read.ok) toast.fault(read);
    else setShown({ name, mediaType, content: read.value.content });
  };
  return { shownPicture, open: (file) => void open(file), closePicture: () => setShown(null) };
}
