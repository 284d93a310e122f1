import { useLiveQuery } from 'dexie-react-hooks';
import type { ReactElement } from 'react';
import type { Dossier } from '#shared/dossier/state.ts';
import type { Fault } from '#shared/kernel/result.ts';
import { faultText } from '#shared/text/fault-text.ts';
import { formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { useGo } from '../app/navigation.ts';
import { useServices } from '../app/services.tsx';
import { usePrintSlip } from '../dossiers/use-print-slip.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { SyncTag } from '../ui/sync-tag.tsx';
import styles from './intake.module.css';
import { text } from './text.vi.ts';

export interface SavedBarProps {
  readonly dossier: Dossier;
  /** Why the journal has no copy of it; null when it is safe twice. */
  readonly fault: Fault | null;
  readonly onNext: () => void;
  readonly onNextSame: () => void;
}

/** What was just saved, and what comes next: the slip, then the next citizen. */
export function SavedBar({ dossier, fault, onNext, onNextSame }: SavedBarProps): ReactElement {
  const { db } = useServices();
  const go = useGo();
  const { isPrinting, print } = usePrintSlip();
  const row = useLiveQuery(() => db.dossiers.get(dossier.id), [db, dossier.id]);
  const newest = row?.dossier ?? dossier;
  return (
    <Notice
      kind={fault === null ? 'good' : 'warn'}
      live={fault === null ? 'polite' : 'assertive'}
      title={fault === null ? text.savedCode(newest.code) : text.notDurable(newest.code)}
      actions={
        <>
          <Button
            label={text.print}
            kind="primary"
            shortcut="F9"
            isBusy={isPrinting}
            onClick={() => print(newest)}
          />
          <Button label={text.next} shortcut="F2" isShortcutShownOnly onClick={onNext} />
          <Button label={text.nextSame} shortcut="Shift+F2" onClick={onNextSame} />
          <Button label={text.open} kind="quiet" onClick={() => go.dossier(newest.id)} />
        </>
      }
    >
      <p className={styles['savedLine']}>
        {newest.applicant.name} · {text.savedPromise(formatVietnameseDateTime(newest.promise.due))}{' '}
        <SyncTag state={row?.sync ?? 'saved'} />
      </p>
      {fault !== null && (
        <p className={styles['savedLine']}>
          {faultText(fault).title} {faultText(fault).safe} {faultText(fault).todo}
        </p>
      )}
    </Notice>
  );
}
