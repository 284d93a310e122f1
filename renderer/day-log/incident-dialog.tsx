import type { ReactElement } from 'react';
import type { ConductCode } from '#shared/catalogue/conduct-code.ts';
import type { IncidentEntry } from '#shared/daylog/day-log.ts';
import type { DossierId } from '#shared/kernel/ids.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { refWords } from '../conduct/find-category.ts';
import { severityWords } from '../conduct/text.vi.ts';
import { useServices } from '../app/services.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { syncWords } from '../ui/sync-tag.tsx';
import styles from './day-log.module.css';
import type { Names } from './dossier-list.tsx';
import { concernedName } from './incident-list.tsx';
import { text } from './text.vi.ts';

export interface IncidentDialogProps {
  /** Null closes it. */
  readonly entry: IncidentEntry | null;
  readonly names: Names;
  readonly onClose: () => void;
  readonly onDossier: (id: DossierId) => void;
}

/** An incident as it was recorded. Nothing can be changed here: an entry is never edited, and never a finding. */
export function IncidentDialog({ entry, names, onClose, onDossier }: IncidentDialogProps): ReactElement {
  const { conduct } = useServices().catalogue;
  const dossierId = entry?.incident.dossierId ?? null;
  return (
    <Dialog
      isOpen={entry !== null}
      onClose={onClose}
      title={text.incidentTitle}
      width={720}
      actions={
        <>
          <Button label={text.close} autoFocus onClick={onClose} />
          {dossierId !== null && (
            <Button label={text.openDossier} shortcut="Alt+H" onClick={() => onDossier(dossierId)} />
          )}
        </>
      }
    >
      {entry !== null && (
        <>
          <p className={styles['code']}>{text.fairness}</p>
          <Facts facts={factsOf(entry, names, conduct)} />
        </>
      )}
    </Dialog>
  );
}

function factsOf(
  { incident, sync }: IncidentEntry,
  names: Names,
  conduct: ConductCode,
): readonly (readonly [string, string])[] {
  const { facts } = text;
  return [
    [facts.category, `${incident.category} ${incident.categoryName}`],
    [facts.rules, incident.ruleRefs.map((ref) => refWords(conduct, ref)).join('; ') || text.noneGiven],
    [facts.severity, severityWords(incident.severity)],
    [facts.happened, formatShortDateTime(incident.happenedAt)],
    [facts.counter, names.counter(incident.counterId)],
    [facts.concerns, concernedName(incident.concernsUserId, names)],
    [facts.recordedBy, names.person(incident.recordedBy)],
    [facts.text, incident.facts],
    [facts.witnesses, incident.witnesses === '' ? text.noneGiven : incident.witnesses],
    [facts.sync, syncWords(sync)],
  ];
}
