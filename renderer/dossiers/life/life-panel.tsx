import { type ReactElement, useState } from 'react';
import { apologyNeed } from '#shared/dossier/life/apology-due.ts';
import { officialStates } from '#shared/dossier/life/life-state.ts';
import { offeredSteps } from '#shared/dossier/life/offered-steps.ts';
import type { Step } from '#shared/dossier/life/transitions.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { stepWords } from '#shared/text/life-words.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../../app/calendar-now.ts';
import { useGo } from '../../app/navigation.ts';
import { useScan } from '../../app/scanner.tsx';
import { useServices } from '../../app/services.tsx';
import { useClock, useSession } from '../../app/session.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './life.module.css';
import { mainStep, type PanelStep, panelSteps } from './specs.ts';
import { StateTag } from './state-tag.tsx';
import { StepDialog } from './step-dialog.tsx';
import { text } from './text.vi.ts';
import { useLateArrivals } from './use-late-arrivals.ts';

export interface LifePanelProps {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}

/** Where the dossier is in its life, and what may be done with it now by who sits here. */
export function LifePanel({ dossier, isReadOnly }: LifePanelProps): ReactElement {
  const { lifeActs, catalogue } = useServices();
  const { role } = useSession().user;
  const { local } = useClock();
  const calendar = useCalendar();
  const go = useGo();
  const [open, setOpen] = useState<{ readonly step: Step; readonly isByScan: boolean } | null>(null);
  const offered = isReadOnly ? [] : offeredSteps(dossier, role, { calendar, now: local });
  const steps = (Object.entries(panelSteps) as [Step, PanelStep][]).filter(([step]) =>
    offered.includes(step),
  );
  const main = mainStep(steps.map(([step]) => step));
  const arrivals = useLateArrivals(dossier);
  const { procedures } = catalogue;
  const context = { dossier, acts: lifeActs, procedures, calendar, now: local, arrivals };
  // The slip of this very dossier in the citizen's hand: they came for the result.
  useScan((line) => {
    if (line.kind !== 'dossier-code' || !offered.includes('return')) return false;
    if (![dossier.code, ...dossier.aliases].includes(line.text.trim().toUpperCase())) return false;
    setOpen({ step: 'return', isByScan: true });
    return true;
  });
  const need = apologyNeed(calendar, dossier, local);
  const opened = open === null || !offered.includes(open.step) ? undefined : panelSteps[open.step];
  return (
    <Panel
      title={text.panel}
      aside={
        <>
          <StateTag status={dossier.status} />
          <span>
            {text.code(officialStates[dossier.status].code)},{' '}
            {text.since(formatShortDateTime(dossier.statusAt))}
          </span>
          <Button
            label={text.diagram}
            kind="quiet"
            shortcut="Alt+D"
            onClick={() => go.lifeDiagram(dossier.status)}
          />
        </>
      }
    >
      <div className={styles['steps']} role="group" aria-label={text.steps}>
        {steps.map(([step, { shortcut }]) => (
          <Button
            key={step}
            label={stepWords[step]}
            shortcut={shortcut}
            kind={step === main ? 'primary' : 'default'}
            onClick={() => setOpen({ step, isByScan: false })}
          />
        ))}
        {steps.length === 0 && (
          <span className={styles['soft']}>{dossier.voided === null ? text.nothingToDo : text.voided}</span>
        )}
      </div>
      {need !== null && <Notice kind={need === 'near' ? 'info' : 'warn'} title={text.apology[need]} />}
      {opened !== undefined && (
        <StepDialog
          spec={opened.spec(context)}
          dossier={dossier}
          notice={open?.isByScan === true ? text.return.scanned : undefined}
          onClose={() => setOpen(null)}
        />
      )}
    </Panel>
  );
}
