import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { DossierId } from '#shared/kernel/ids.ts';
import type { Fault, Result } from '#shared/kernel/result.ts';
import type { MovedCount } from '../store/calendar-acts.ts';
import type { Saved } from '../store/recorder.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import { useToast } from '../ui/toast.tsx';
import styles from './calendar.module.css';
import { text } from './text.vi.ts';
import { useMoveNotices } from './use-move-notices.ts';
import { WhatIfPanel } from './what-if-panel.tsx';
import type { MovedRow, WhatIf } from './what-if-rows.ts';

export interface ChangeDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Null while it is not known. */
  readonly result: WhatIf | null;
  /** Whether all is typed that it is reckoned from. */
  readonly isComplete: boolean;
  readonly saveLabel: (moved: number) => string;
  /** Called when the person wants to save; false when something typed is wrong and shown. */
  readonly onTry: () => boolean;
  readonly act: (move: readonly DossierId[]) => Promise<Result<Saved<MovedCount>>>;
  /** Stands on the letters. */
  readonly reason: string;
  readonly children: ReactNode;
}

interface Done {
  readonly moved: readonly MovedRow[];
  readonly count: number;
}

/** A change of the calendar: what is typed, what it would do, and only then the button that does it. */
export function ChangeDialog(props: ChangeDialogProps): ReactElement {
  const { title, onClose, result, isComplete, saveLabel, onTry, act, reason, children } = props;
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const isUnderWay = useRef(false);
  const save = async (): Promise<void> => {
    if (!onTry() || result === null || isUnderWay.current) return;
    isUnderWay.current = true;
    setBusy(true);
    setFault(null);
    // The list as it was seen; by the time it is saved the screens already show the promises moved.
    const { moved } = result;
    const saved = await act(moved.map(({ id }) => id));
    isUnderWay.current = false;
    setBusy(false);
    if (!saved.ok) {
      setFault(saved);
      return;
    }
    if (saved.value.fault !== null) toast.fault(saved.value.fault);
    setDone({ moved, count: saved.value.value.moved });
  };
  const isSaved = done !== null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      width={960}
      isClosedByEscape={isSaved}
      actions={
        isSaved ? (
          <DoneActions done={done} reason={reason} onClose={onClose} />
        ) : (
          <>
            <Button
              label={saveLabel(result?.moved.length ?? 0)}
              kind="primary"
              shortcut="Ctrl+Enter"
              isShortcutShownOnly
              isBusy={isBusy}
              onClick={() => void save()}
            />
            <Button label={text.cancel} shortcut="Alt+H" onClick={onClose} />
          </>
        )
      }
    >
      {isSaved ? (
        <Notice kind="good" live="polite" title={text.saved}>
          <p>{text.movedCount(done.count)}</p>
        </Notice>
      ) : (
        <FormFlow
          label={title}
          saveLabel={saveLabel(result?.moved.length ?? 0)}
          onSave={() => void save()}
          className={styles['form']}
        >
          {children}
          <WhatIfPanel result={result} isComplete={isComplete} />
          {fault !== null && <FaultNotice fault={fault} />}
        </FormFlow>
      )}
    </Dialog>
  );
}

function DoneActions({
  done,
  reason,
  onClose,
}: {
  readonly done: Done;
  readonly reason: string;
  readonly onClose: () => void;
}): ReactElement {
  const { isPrinting, print } = useMoveNotices();
  return (
    <>
      {done.count > 0 && (
        <Button
          label={text.notices}
          kind="primary"
          shortcut="F9"
          isBusy={isPrinting}
          onClick={() => print(done.moved, reason)}
        />
      )}
      <Button label={text.done} shortcut="Alt+H" autoFocus onClick={onClose} />
    </>
  );
}
