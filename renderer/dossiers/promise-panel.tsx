import { type ReactElement, useState } from 'react';
import { explainPromise } from '#shared/calendar/explain.ts';
import { isWrittenPromise } from '#shared/dossier/import/written-promise.ts';
import { offeredSteps } from '#shared/dossier/life/offered-steps.ts';
import { type Dossier, wrongSlips } from '#shared/dossier/state.ts';
import { formatShortDateTime, formatVietnameseDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useServices } from '../app/services.tsx';
import { useClock, useSession, useUserName } from '../app/session.tsx';
import { usePrintPaper } from '../app/use-print-paper.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './dossier.module.css';
import { useExplanationPaper } from './explanation-paper.ts';
import { PauseDialog, ResumeDialog } from './pause-dialogs.tsx';
import { apologySpec } from './life/apology-spec.ts';
import { StepDialog } from './life/step-dialog.tsx';
import { text } from './text.vi.ts';

type Step = 'pause' | 'resume' | 'reappoint';

/** The promised date, why it is that date, and what changes it: pauses and the one re-appointment. */
export function PromisePanel({
  dossier,
  isReadOnly,
}: {
  readonly dossier: Dossier;
  readonly isReadOnly: boolean;
}): ReactElement {
  const { promiseActs } = useServices();
  const { role } = useSession().user;
  const { local } = useClock();
  const calendar = useCalendar();
  const offered = isReadOnly ? [] : offeredSteps(dossier, role, { calendar, now: local });
  const mayPause = offered.includes('require-duty') || offered.includes('resume');
  const mayReappoint = offered.includes('apologise');
  const [step, setStep] = useState<Step | null>(null);
  const { isPrinting, print } = usePrintPaper();
  const explanation = useExplanationPaper();
  const { paused } = dossier;
  const close = (): void => setStep(null);
  return (
    <Panel
      title={text.promise}
      aside={
        <>
          {mayReappoint && (
            <Button
              label={text.reappoint}
              kind="quiet"
              shortcut="Alt+L"
              onClick={() => setStep('reappoint')}
            />
          )}
          {mayPause && (
            <Button
              label={paused === null ? text.pause : text.resume}
              kind="quiet"
              shortcut="Alt+T"
              onClick={() => setStep(paused === null ? 'pause' : 'resume')}
            />
          )}
        </>
      }
    >
      <PromisedDate dossier={dossier} />
      <div className={styles['whyBar']}>
        <h3 className={styles['why']}>{text.why}</h3>
        <Button
          label={text.printWhy}
          kind="quiet"
          shortcut="Alt+P"
          isBusy={isPrinting}
          onClick={() => print(explanation(dossier))}
        />
      </div>
      <ol className={styles['explanation']}>
        {reasonsOf(dossier.promise).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <PauseDialog isOpen={step === 'pause'} dossier={dossier} onClose={close} />
      <ResumeDialog isOpen={step === 'resume'} dossier={dossier} onClose={close} />
      {step === 'reappoint' && (
        <StepDialog spec={apologySpec(dossier, promiseActs)} dossier={dossier} onClose={close} />
      )}
    </Panel>
  );
}

/** What an old register promised was not reckoned here, and is not explained as if it were. */
function reasonsOf(promise: Dossier['promise']): readonly string[] {
  return isWrittenPromise(promise) ? [text.writtenPromise] : explainPromise(promise);
}

function PromisedDate({ dossier }: { readonly dossier: Dossier }): ReactElement {
  const nameOf = useUserName();
  const { promise, paused, reappointment, earlierPromises } = dossier;
  const [wrong] = wrongSlips(dossier);
  return (
    <>
      {paused === null ? (
        <p className={styles['due']}>{formatVietnameseDateTime(reappointment?.due ?? promise.due)}</p>
      ) : (
        <>
          <p className={styles['due']}>{text.pausedSince(formatShortDateTime(paused.from))}</p>
          <p className={styles['soft']}>{text.pausedFor(text.pauseCauses[paused.cause], paused.name)}</p>
          <p className={styles['soft']}>{text.pausedDue(formatVietnameseDateTime(promise.due))}</p>
        </>
      )}
      {reappointment !== null && (
        <p className={styles['soft']}>
          {text.reappointed(
            formatVietnameseDateTime(reappointment.originalDue),
            nameOf(reappointment.signedBy as Dossier['receivedBy']) ?? text.someone,
            reappointment.reason,
          )}
        </p>
      )}
      {promise.predicted && <p className={styles['soft']}>{text.predicted}</p>}
      {earlierPromises.map(({ due, calendarId }, index) => (
        // A list that only grows at its end.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={index} className={styles['soft']}>
          {text.earlier(formatVietnameseDateTime(due), calendarId)}
        </p>
      ))}
      {wrong !== undefined && wrong.printedDue !== null && (
        <Notice kind="warn" title={text.wrongSlip(wrong.number, formatShortDateTime(wrong.printedDue))}>
          {text.wrongSlipTodo}
        </Notice>
      )}
    </>
  );
}
