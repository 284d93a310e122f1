import { type ReactElement, useState } from 'react';
import type { Result } from '#shared/kernel/result.ts';
import type { Saved } from '../store/recorder.ts';
import { TextArea } from '../ui/text-area.tsx';
import { ActDialog, useAct } from './act-dialog.tsx';
import styles from './correction.module.css';

export interface ReasonDialogProps {
  readonly title: string;
  readonly saveLabel: string;
  /** Name of the one field. */
  readonly label: string;
  readonly missing: string;
  readonly fewest: number;
  readonly most: number;
  readonly hint?: string;
  readonly act: (typed: string) => Promise<Result<Saved<unknown>>>;
  readonly onClose: () => void;
}

/** An act that asks for a few words and nothing else. */
export function ReasonDialog(props: ReasonDialogProps): ReactElement {
  const { title, saveLabel, label, missing, fewest, most, hint, onClose } = props;
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const isMissing = typed.trim().length < fewest;
  const save = (): void => {
    setTried(true);
    if (!isMissing) void act.run(() => props.act(typed.trim()));
  };
  return (
    <ActDialog isOpen act={act} title={title} saveLabel={saveLabel} onSave={save} onClose={onClose}>
      {hint !== undefined && <p className={styles['soft']}>{hint}</p>}
      <TextArea
        label={label}
        required
        autoFocus
        rows={3}
        error={isTried && isMissing ? missing : undefined}
        maxLength={most}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
    </ActDialog>
  );
}
