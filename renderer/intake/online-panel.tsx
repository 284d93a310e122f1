import { type ReactElement, useState } from 'react';
import { explainAnswerDue } from '#shared/calendar/explain.ts';
import { instantWords } from '#shared/calendar/explain-words.ts';
import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { promiseFor } from '#shared/calendar/promise.ts';
import { answerWords } from '#shared/dossier/online/answer-clock.ts';
import { acceptanceLimit } from '#shared/dossier/online/online-filing.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { Button } from '../ui/button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/text-field.tsx';
import styles from './intake.module.css';
import { type IntakeForm, submittedAtOf } from './intake-form.ts';
import { OnlineTag } from './online-tag.tsx';
import { text } from './text.vi.ts';

export interface OnlinePanelProps {
  readonly form: IntakeForm;
  readonly errors: ReadonlyMap<string, string>;
  readonly now: LocalDateTime;
  readonly onChange: (change: (form: IntakeForm) => IntakeForm) => void;
}

/** What the portal says of a dossier that is taken over from it, and by when its applicant must hear. */
export function OnlinePanel({ form, errors, now, onChange }: OnlinePanelProps): ReactElement {
  const set = (change: Partial<IntakeForm>): void => onChange((before) => ({ ...before, ...change }));
  return (
    <section aria-label={text.online} className={styles['online']}>
      <TextField
        id="portalCode"
        label={text.portalCode}
        required
        error={errors.get('portalCode')}
        value={form.portalCode}
        onChange={({ target }) => set({ portalCode: target.value })}
      />
      <DateField
        id="submittedDate"
        label={text.submittedDate}
        required
        error={errors.get('submittedDate')}
        value={form.submittedDate}
        onChange={(submittedDate) => set({ submittedDate })}
      />
      <TextField
        id="submittedTime"
        label={text.submittedTime}
        placeholder={text.timeHint}
        required
        error={errors.get('submittedTime')}
        value={form.submittedTime}
        onChange={({ target }) => set({ submittedTime: target.value })}
      />
      <AnswerDue submittedAt={submittedAtOf(form)} now={now} />
    </section>
  );
}

function AnswerDue({
  submittedAt,
  now,
}: {
  readonly submittedAt: LocalDateTime | null;
  readonly now: LocalDateTime;
}): ReactElement {
  const calendar = useCalendar();
  const [isExplained, setExplained] = useState(false);
  const answer =
    submittedAt === null ? null : promiseFor(calendar, { received: submittedAt, limit: acceptanceLimit });
  if (answer?.ok !== true) return <p className={styles['answer']}>{text.answerNone}</p>;
  const clock = { due: answer.value.due, answeredAt: null, isLate: now > answer.value.due };
  return (
    <div className={styles['answer']} role="status">
      <p className={styles['savedLine']}>
        <strong>{text.answerDue(instantWords(clock.due))}</strong>{' '}
        <OnlineTag clock={clock} label={answerWords(clock, calendar, now)} />
      </p>
      <p className={styles['answerLaw']}>
        {text.answerLimit}{' '}
        <Button label={text.answerWhy} kind="quiet" shortcut="Alt+Y" onClick={() => setExplained(true)} />
      </p>
      <Dialog isOpen={isExplained} onClose={() => setExplained(false)} title={text.answerWhy}>
        <ol className={styles['explanation']}>
          {explainAnswerDue(answer.value).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Dialog>
    </div>
  );
}
