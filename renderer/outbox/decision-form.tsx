import { type ReactElement, type ReactNode, useState } from 'react';
import type { Result } from '#shared/kernel/result.ts';
import { useAct } from '../dossiers/act-dialog.tsx';
import type { Saved } from '../store/recorder.ts';
import { Button } from '../ui/button.tsx';
import { FormFlow } from '../ui/form-flow.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import type { MendPlace } from './mend-place.ts';
import styles from './repair.module.css';
import { text } from './text.vi.ts';

export interface DecisionWords {
  /** Names the form. */
  readonly label: string;
  readonly note: string;
  readonly noteMissing: string;
  readonly save: string;
  readonly saved: string;
  /** Who decides, for whoever may not. */
  readonly onlySupervisor: string;
}

export interface DecisionFormProps {
  readonly words: DecisionWords;
  readonly mayDecide: boolean;
  readonly mostLetters: number;
  /** Why it cannot be saved yet, in words; null when it can. */
  readonly missing: string | null;
  /** Stands under the note. */
  readonly hint?: string;
  readonly decide: (note: string) => Promise<Result<Saved<unknown>>>;
  readonly onClose: () => void;
  /** The way to where it can be mended. */
  readonly mend: ReactNode;
  readonly children: ReactNode;
}

/** What a person decides about something in question, with a note that says why. Who may not decide sees who does. */
export function DecisionForm(props: DecisionFormProps): ReactElement {
  const { words, mayDecide, missing, mend } = props;
  const act = useAct(props.onClose, words.saved);
  const [note, setNote] = useState('');
  const [isTried, setTried] = useState(false);
  const isNoteShort = note.trim().length < 3;
  const close = <Button label={text.repair.close} shortcut="Alt+H" onClick={props.onClose} />;
  const save = (): void => {
    setTried(true);
    if (!isNoteShort && missing === null) void act.run(() => props.decide(note.trim()));
  };
  if (!mayDecide) {
    return (
      <>
        <p className={styles['who']}>{words.onlySupervisor}</p>
        <div className={styles['actions']}>
          {mend}
          {close}
        </div>
      </>
    );
  }
  return (
    <FormFlow label={words.label} saveLabel={words.save} onSave={save} className={styles['form']}>
      {props.children}
      {isTried && missing !== null && (
        <p role="alert" className={styles['missing']}>
          {missing}
        </p>
      )}
      <TextArea
        label={words.note}
        required
        rows={2}
        error={isTried && isNoteShort ? words.noteMissing : undefined}
        maxLength={props.mostLetters}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {props.hint !== undefined && <p className={styles['who']}>{props.hint}</p>}
      {act.fault !== null && <FaultNotice fault={act.fault} />}
      <div className={styles['actions']}>
        <Button
          label={words.save}
          kind="primary"
          shortcut="Ctrl+Enter"
          isShortcutShownOnly
          isBusy={act.isBusy}
          onClick={save}
        />
        {mend}
        {close}
      </div>
    </FormFlow>
  );
}

/** The way from something in question to the screen where it is mended. */
export function MendButton({ mend }: { readonly mend: Mend | null }): ReactElement | null {
  return mend === null ? null : (
    <Button label={text.repair.mend[mend.where]} shortcut="Alt+M" onClick={mend.onGo} />
  );
}

export interface Mend {
  readonly where: MendPlace;
  readonly onGo: () => void;
}
