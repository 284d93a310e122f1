import { type ReactElement, useRef, useState } from 'react';
import type { Fault, Result } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { foldVietnamese } from '#shared/text/fold.ts';
import { useServices } from '../app/services.tsx';
import { useSession } from '../app/session.tsx';
import type { ListChoice } from '../search/list-query.ts';
import type { SavedFilter } from '../search/saved-filter.ts';
import { deleteFilter, saveFilter } from '../store/saved-filters.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './dossier.module.css';
import { savedFilterText as text } from './saved-filter-text.vi.ts';

export interface SavedFilterDialogProps {
  readonly choice: ListChoice;
  /** What the officer has saved so far. */
  readonly saved: readonly SavedFilter[];
  /** What stands in the field at first. */
  readonly firstName: string;
  readonly onSaved: (nameKey: string) => void;
  readonly onClose: () => void;
}

/** Keeps what the list is asked for now under a name, new or in place of an old one, or deletes the filter of that name. */
export function SavedFilterDialog(props: SavedFilterDialogProps): ReactElement {
  const { choice, saved, firstName, onSaved, onClose } = props;
  const { db } = useServices();
  const { user } = useSession();
  const toast = useToast();
  const [name, setName] = useState(firstName);
  const [fault, setFault] = useState<Fault | null>(null);
  const isUnderWay = useRef(false);
  const named = saved.find(({ nameKey }) => nameKey === foldVietnamese(name));
  const run = async <T,>(work: Promise<Result<T>>, onDone: (value: T) => void): Promise<void> => {
    const done = await work;
    isUnderWay.current = false;
    if (!done.ok) {
      setFault(done);
      return;
    }
    onDone(done.value);
    onClose();
  };
  const once = (work: () => Promise<void>): void => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    void work();
  };
  const save = (): void =>
    once(() =>
      run(saveFilter(db, user.id, name, choice), (kept) => {
        onSaved(kept.nameKey);
        toast.show({ kind: 'good', title: text.isSaved(kept.name) });
      }),
    );
  const drop = (dropped: SavedFilter): void =>
    once(() =>
      run(deleteFilter(db, dropped), () => toast.show({ kind: 'good', title: text.isDeleted(dropped.name) })),
    );
  const saveLabel = named === undefined ? text.saveNew : text.replace;
  const isOfName = fault !== null && nameFaults.has(fault.code);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={text.save}
      actions={
        <>
          <Button label={saveLabel} kind="primary" shortcut="Ctrl+Enter" isShortcutShownOnly onClick={save} />
          {named !== undefined && (
            <Button label={text.delete} kind="danger" shortcut="Alt+X" onClick={() => drop(named)} />
          )}
          <Button label={text.cancel} shortcut="Alt+H" onClick={onClose} />
        </>
      }
    >
      <FormFlow label={text.save} saveLabel={saveLabel} onSave={save} className={styles['form']}>
        <TextField
          label={text.name}
          required
          autoFocus
          data-autofocus
          hint={named === undefined ? text.newHint : text.replaceHint(named.name)}
          error={isOfName ? faultText(fault).title : undefined}
          value={name}
          onChange={({ target }) => {
            setName(target.value);
            setFault(null);
          }}
        />
      </FormFlow>
      {fault !== null && !isOfName && <FaultNotice fault={fault} />}
    </Dialog>
  );
}

const nameFaults: ReadonlySet<string> = new Set(['filter-name-missing', 'filter-name-long']);
