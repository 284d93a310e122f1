import { IconAlertTriangle, IconWorld } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import {
  type AnswerClock,
  type AnswerTime,
  answerWords,
  clockOfAnswer,
} from '#shared/dossier/online/answer-clock.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { useCalendar } from '../app/calendar-now.ts';
import { useClock } from '../app/session.tsx';
import { StatusTag } from '../ui/status-tag.tsx';
import { text } from './text.vi.ts';

export interface OnlineTagProps {
  readonly clock: AnswerClock;
  readonly label: string;
  readonly title?: string;
}

/** How the answer to an online dossier stands. What is late stands out, what was done in time hardly does. */
export function OnlineTag({ clock, label, title }: OnlineTagProps): ReactElement {
  const { isLate, answeredAt } = clock;
  const isOpen = answeredAt === null;
  const tone = isOpen ? (isLate ? 'bad' : 'info') : isLate ? 'warn' : 'quiet';
  return (
    <StatusTag
      tone={tone}
      icon={isLate ? <IconAlertTriangle size={16} /> : <IconWorld size={16} />}
      label={label}
      title={title}
      isPlain={tone === 'quiet'}
    />
  );
}

/** The same in one or two words, for lists. Has the clock's turn of the minute for itself, so that only the few online rows do. */
export function AnswerTag({ answer }: { readonly answer: AnswerTime }): ReactElement {
  const calendar = useCalendar();
  const { local } = useClock();
  const clock = clockOfAnswer(answer, local);
  const kind = clock.answeredAt === null ? 'open' : 'answered';
  return (
    <OnlineTag
      clock={clock}
      label={text.answerTags[kind][clock.isLate ? 'late' : 'inTime']}
      title={text.answerTitle(answerWords(clock, calendar, local), formatShortDateTime(clock.due))}
    />
  );
}
