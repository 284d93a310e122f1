import { type ReactElement, useState } from 'react';
import type { PauseCause } from '#shared/dossier/events.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useServices } from '../app/services.tsx';
import { ChoiceField } from '../ui/choice-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ActDialog, useAct } from './act-dialog.tsx';
import styles from './dossier.module.css';
import { afterPauseOf, pauseCauses } from './pause-rules.ts';
import { text } from './text.vi.ts';

export interface PromiseDialogProps {
  readonly isOpen: boolean;
  readonly dossier: Dossier;
  readonly onClose: () => void;
}

/** The limit stops: for what, and what happens to it afterwards by the procedure's own rule. */
export function PauseDialog({ isOpen, dossier, onClose }: PromiseDialogProps): ReactElement {
  const { promiseActs, catalogue } = useServices();
  const [cause, setCause] = useState<PauseCause>('financial-duty');
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const act = useAct(onClose);
  const after = afterPauseOf(catalogue.procedures, dossier.procedure.key, cause);
  const given = name.trim() === '' ? text.pauseNames[cause] : name.trim();
  const isNameMissing = given === '';
  const save = (): void => {
    setTried(true);
    if (!isNameMissing) void act.run(() => promiseActs.pause(dossier.id, { cause, name: given, after }));
  };
  return (
    <ActDialog
      isOpen={isOpen}
      act={act}
      title={text.pause}
      saveLabel={text.pauseSave}
      onSave={save}
      onClose={onClose}
    >
      <ChoiceField<PauseCause>
        label={text.pauseCause}
        autoFocus
        options={pauseCauses.map((value) => ({ value, label: text.pauseCauses[value] }))}
        value={cause}
        onChange={setCause}
      />
      <TextField
        label={text.pauseName}
        required={cause === 'outside-phase'}
        placeholder={text.pauseNames[cause]}
        error={isTried && isNameMissing ? text.pauseNameMissing : undefined}
        maxLength={200}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <p className={styles['soft']}>{text.afterPause[after]}</p>
    </ActDialog>
  );
}

/** The limit runs again; the new date is reckoned from all pauses and shown on the page. */
export function ResumeDialog({ isOpen, dossier, onClose }: PromiseDialogProps): ReactElement {
  const { promiseActs } = useServices();
  const act = useAct(onClose);
  const { paused } = dossier;
  return (
    <ActDialog
      isOpen={isOpen && paused !== null}
      act={act}
      title={text.resume}
      saveLabel={text.resumeSave}
      onSave={() => void act.run(() => promiseActs.resume(dossier.id))}
      onClose={onClose}
    >
      {paused !== null && (
        <>
          <p>{text.pausedSince(formatShortDateTime(paused.from))}</p>
          <p>{text.pausedFor(text.pauseCauses[paused.cause], paused.name)}</p>
          <p className={styles['soft']}>{text.afterPause[paused.after]}</p>
        </>
      )}
    </ActDialog>
  );
}
