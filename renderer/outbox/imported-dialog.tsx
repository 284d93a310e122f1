import type { ReactElement } from 'react';
import type { BridgeOutput } from '#shared/bridge/contract.ts';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { problemOf } from '#shared/sync/bundle/report.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { FaultNotice, Notice } from '../ui/notice.tsx';
import styles from './bundle.module.css';
import { text } from './text.vi.ts';

const words = text.bundle;

export type Imported = NonNullable<Extract<BridgeOutput<'bundle.import'>, { ok: true }>['value']>;

export interface ImportedDialogProps {
  /** Null closes it. */
  readonly imported: Imported | null;
  readonly onClose: () => void;
}

/** What the server made of a bundle, and where it had to stop, if it had to. */
export function ImportedDialog({ imported, onClose }: ImportedDialogProps): ReactElement {
  const problem = imported === null ? null : problemOf(imported.report);
  return (
    <Dialog
      isOpen={imported !== null}
      onClose={onClose}
      title={problem === null ? words.imported : words.importStopped}
      width={640}
      actions={<Button label={words.close} shortcut="Alt+H" autoFocus onClick={onClose} />}
    >
      {imported !== null && (
        <>
          {problem === null ? (
            <Notice kind="good" title={words.allThere(imported.report.count)} />
          ) : (
            <FaultNotice fault={problem} kind="warn" />
          )}
          <div className={styles['facts']}>
            <Facts facts={factsOf(imported)} />
          </div>
        </>
      )}
      <p className={styles['remark']}>{words.afterImport}</p>
    </Dialog>
  );
}

function factsOf({ fileName, report }: Imported): readonly (readonly [string, string])[] {
  const { deviceName, createdAt, count, applied, review, rejected, known } = report;
  const left = count - applied - review - rejected - known;
  const counts: readonly (readonly [string, number])[] = [
    [words.applied, applied],
    [words.known, known],
    [words.review, review],
    [words.rejected, rejected],
    [words.left, left],
  ];
  return [
    [words.file, fileName],
    [words.from, deviceName],
    [words.at, formatShortDateTime(localDateTimeOf(createdAt))],
    [words.count, String(count)],
    // What is new and what was there are always said; trouble only where there is any.
    ...counts.flatMap(([name, number], index) =>
      index < 2 || number > 0 ? [[name, String(number)] as const] : [],
    ),
  ];
}
