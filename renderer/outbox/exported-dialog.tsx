import type { ReactElement } from 'react';
import type { BridgeOutput } from '#shared/bridge/contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import styles from './bundle.module.css';
import { text } from './text.vi.ts';

const words = text.bundle;

export type Exported = NonNullable<Extract<BridgeOutput<'bundle.export'>, { ok: true }>['value']> & {
  /** Files of this machine that wait for a line; a bundle does not carry them (rule BND-1). */
  readonly filesLeft: number;
};

export interface ExportedDialogProps {
  /** Null closes it. */
  readonly exported: Exported | null;
  readonly onClose: () => void;
}

/** What was written, and what is to be done with it: the officer who holds the stick may never have done this before. */
export function ExportedDialog({ exported, onClose }: ExportedDialogProps): ReactElement {
  return (
    <Dialog
      isOpen={exported !== null}
      onClose={onClose}
      title={words.exported}
      width={640}
      actions={<Button label={words.close} shortcut="Alt+H" autoFocus onClick={onClose} />}
    >
      {exported !== null && (
        <Facts
          facts={[
            [words.file, exported.fileName],
            [words.count, String(exported.count)],
            ...(exported.filesLeft === 0
              ? []
              : [[words.filesLeft, String(exported.filesLeft)] as [string, string]]),
          ]}
        />
      )}
      {exported !== null && exported.filesLeft > 0 && (
        <p className={styles['remark']}>{words.filesLeftMore}</p>
      )}
      <h3 className={styles['next']}>{words.next}</h3>
      <ol className={styles['steps']}>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className={styles['remark']}>{words.sealed}</p>
    </Dialog>
  );
}
