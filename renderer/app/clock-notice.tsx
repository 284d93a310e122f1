import { type ReactElement, useSyncExternalStore } from 'react';
import { localDateTimeOf } from '#shared/calendar/local-time.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { apartWords, useLineStatus } from './line-status.ts';
import styles from './opened-notice.module.css';
import { useServices } from './services.tsx';
import { useClock } from './session.tsx';
import { text } from './text.vi.ts';

/** Says in words that this machine's clock is wrong, and asks which time counts when nobody can tell (rule CLK-5). */
export function ClockNotice(): ReactElement {
  const { clock, clockGate } = useServices();
  // Looked at anew each minute and after each round.
  useClock();
  useLineStatus();
  const { standing, machine, server, choice } = clock.reading();
  const question = useSyncExternalStore(clockGate.question.subscribe, clockGate.question.get);
  const words = text.clock;
  const isTold = standing !== 'right' && server !== null;
  return (
    <>
      {isTold && (
        <div className={styles['notice']}>
          <Notice
            kind="warn"
            live="polite"
            title={words.off(apartWords(machine, server), machine > server)}
            actions={
              standing === 'doubted' && <Button label={words.ask} onClick={() => void clockGate.ask()} />
            }
          >
            <p>
              {standing === 'off'
                ? words.corrected(time(machine), time(server))
                : choice === null
                  ? words.doubted(time(machine), time(server))
                  : words.chosen[choice]}
            </p>
          </Notice>
        </div>
      )}
      <Dialog
        isOpen={question !== null}
        onClose={() => clockGate.close()}
        title={words.title}
        actions={
          <>
            <Button
              kind="primary"
              label={words.useServer(time(question?.server ?? null))}
              autoFocus
              onClick={() => clockGate.choose('server')}
            />
            <Button
              label={words.useMachine(time(question?.machine ?? null))}
              onClick={() => clockGate.choose('machine')}
            />
          </>
        }
      >
        <p>{words.question}</p>
        <p>{words.questionHint}</p>
      </Dialog>
    </>
  );
}

function time(epochMs: number | null): string {
  return epochMs === null ? '' : formatShortDateTime(localDateTimeOf(epochMs));
}
