import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { Saved } from '../store/recorder.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './dossier.module.css';
import { text } from './text.vi.ts';

export interface DialogAct {
  readonly isBusy: boolean;
  /** Why the last try did not go; shown in the dialog, with what was typed still there. */
  readonly fault: Fault | null;
  readonly run: (work: () => Promise<Result<Saved<unknown>>>) => Promise<void>;
}

/**
 * One act of a dialog: pressing twice does it once; when it is saved the dialog goes and the screen says so.
 *
 * @param savedWords what the screen then says
 */
export function useAct(onDone: () => void, savedWords: string = text.saved): DialogAct {
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const isUnderWay = useRef(false);
  const run: DialogAct['run'] = async (work) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setFault(null);
    const saved = await work();
    isUnderWay.current = false;
    setBusy(false);
    if (!saved.ok) {
      setFault(saved);
      return;
    }
    if (saved.value.fault !== null) toast.fault(saved.value.fault);
    else toast.show({ kind: 'good', title: savedWords });
    onDone();
  };
  return { isBusy, fault, run };
}

export interface ActDialogProps {
  readonly isOpen: boolean;
  readonly act: DialogAct;
  readonly title: string;
  readonly saveLabel: string;
  /** Pixels; 640 unless told. */
  readonly width?: number;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A small form over the dossier page: Ctrl+Enter saves, Esc closes it while nothing is typed. */
export function ActDialog({
  isOpen,
  act,
  title,
  saveLabel,
  width = 640,
  onSave,
  onClose,
  children,
}: ActDialogProps): ReactElement {
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      width={width}
      actions={
        <>
          <Button
            label={saveLabel}
            kind="primary"
            shortcut="Ctrl+Enter"
            isShortcutShownOnly
            isBusy={act.isBusy}
            onClick={onSave}
          />
          <Button label={text.cancel} shortcut="Alt+H" onClick={onClose} />
        </>
      }
    >
      <FormFlow label={title} saveLabel={saveLabel} onSave={onSave} className={styles['form']}>
        {children}
      </FormFlow>
      {act.fault !== null && <FaultNotice fault={act.fault} />}
    </Dialog>
  );
}
