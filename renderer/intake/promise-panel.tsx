import { type ReactElement, memo, useState } from 'react';
import { explainPromise } from '#shared/calendar/explain.ts';
import { instantWords } from '#shared/calendar/explain-words.ts';
import { formatLimit } from '#shared/calendar/limit.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import type { Procedure } from '#shared/catalogue/procedure.ts';
import { dayHint } from '../app/day-hint.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FaultNotice } from '../ui/notice.tsx';
import styles from './intake.module.css';
import { text } from './text.vi.ts';

export interface PromisePanelProps {
  readonly procedure: Procedure | null;
  readonly now: LocalDateTime;
}

function DrawnPromise({ procedure, now }: PromisePanelProps): ReactElement {
  const calendar = useCalendar();
  const [isExplained, setExplained] = useState(false);
  const hint = dayHint(calendar, now);
  const promise = procedure === null ? null : promiseFor(calendar, { received: now, limit: procedure.limit });
  return (
    <section className={styles['promise']} aria-label={text.promise}>
      <div className={styles['promiseText']}>
        <h2>{text.promise}</h2>
        {promise === null && <p className={styles['none']}>{text.promiseNone}</p>}
        {promise?.ok === true && procedure !== null && (
          <p className={styles['due']}>
            {instantWords(promise.value.due)}
            <span className={styles['limit']}>
              {text.limit}: {formatLimit(procedure.limit)}
              {promise.value.predicted && ` · ${text.predicted}`}
            </span>
          </p>
        )}
        {hint.kind === 'day-off' && <p className={styles['hint']}>{text.dayOff(hint.name ?? '')}</p>}
        {hint.kind === 'closed-today' && <p className={styles['hint']}>{text.closed}</p>}
      </div>
      {promise?.ok === false && <FaultNotice fault={promise} />}
      {promise?.ok === true && (
        <>
          <div className={styles['why']}>
            <Button label={text.why} kind="quiet" shortcut="Alt+V" onClick={() => setExplained(true)} />
          </div>
          <Dialog isOpen={isExplained} onClose={() => setExplained(false)} title={text.why}>
            <ol className={styles['explanation']}>
              {explainPromise(promise.value).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </Dialog>
        </>
      )}
    </section>
  );
}

/** The date that would be promised if the dossier were saved now, large enough to be read out, and why it is that date. */
export const PromisePanel = memo(DrawnPromise);
