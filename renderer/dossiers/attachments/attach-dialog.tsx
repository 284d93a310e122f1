import { type ReactElement, useRef, useState } from 'react';
import { checkAttachmentSize } from '#shared/dossier/attachment/attachment-file.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { type Result, fault, ok } from '#shared/kernel/result.ts';
import { useServices } from '../../app/services.tsx';
import type { Saved } from '../../store/recorder.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { ActDialog, useAct } from '../act-dialog.tsx';
import { text } from './text.vi.ts';

export interface AttachDialogProps {
  readonly dossier: Dossier;
  /** At least one. */
  readonly files: readonly [File, ...File[]];
  readonly onClose: () => void;
}

/** What was chosen, and of which paper each file is a copy. Files that were attached stay attached when a later one is refused. */
export function AttachDialog({ dossier, files, onClose }: AttachDialogProps): ReactElement {
  const { attachmentActs } = useServices();
  const [papers, setPapers] = useState<readonly (number | null)[]>(() => files.map(() => null));
  const act = useAct(onClose);
  const done = useRef(new Map<File, Saved<unknown>>());
  const attach = async (file: File, paper: number | null): Promise<Result<Saved<unknown>>> => {
    const before = done.current.get(file);
    if (before !== undefined) return ok(before);
    const content = await contentOf(file);
    if (!content.ok) return content;
    const saved = await attachmentActs.attach(dossier.id, { name: file.name, content: content.value, paper });
    if (saved.ok) done.current.set(file, saved.value);
    return saved;
  };
  const attachAll = async (): Promise<Result<Saved<unknown>>> => {
    const [first, ...others] = files;
    let saved = await attach(first, papers[0] ?? null);
    for (const [index, file] of others.entries()) {
      if (!saved.ok) return saved;
      saved = await attach(file, papers[index + 1] ?? null);
    }
    return saved;
  };
  const choices = [
    { value: '', label: text.noPaper },
    ...dossier.papers.map(({ name }, paper) => ({ value: String(paper), label: name })),
  ];
  return (
    <ActDialog
      isOpen
      act={act}
      title={text.attach}
      saveLabel={text.attachSave}
      onSave={() => void act.run(attachAll)}
      onClose={onClose}
    >
      {files.map((file, index) => (
        <SelectField
          key={`${file.name} ${file.lastModified} ${file.size}`}
          label={text.chosen(file.name, text.size(file.size))}
          hint={text.paperOf}
          autoFocus={index === 0}
          options={choices}
          value={String(papers[index] ?? '')}
          onChange={({ target }) =>
            setPapers(papers.with(index, target.value === '' ? null : Number(target.value)))
          }
        />
      ))}
    </ActDialog>
  );
}

/** A file that is too large is not even read: a film of two gigabytes would stop the page. */
async function contentOf(file: File): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const sized = checkAttachmentSize(file.size);
  if (!sized.ok) return sized;
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return fault('attachment-unreadable');
  }
}
