import { IconAlertTriangle, IconWorld } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { type AnswerClock, answerClock, answerWords } from '#shared/dossier/online/answer-clock.ts';
import type { Dossier } from '#shared/dossier/state.ts';
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

/** The same of a dossier, in one or two words for lists; nothing for one that came in by another way. */
export function AnswerTag({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  return dossier.online === undefined ? null : <RunningTag dossier={dossier} />;
}

/** Has the clock's turn of the minute for itself, so that only the few online rows do. */
function RunningTag({ dossier }: { readonly dossier: Dossier }): ReactElement | null {
  const calendar = useCalendar();
  const { local } = useClock();
  const clock = answerClock(dossier, local);
  if (clock === null) return null;
  const kind = clock.answeredAt === null ? 'open' : 'answered';
  return (
    <OnlineTag
      clock={clock}
      label={text.answerTags[kind][clock.isLate ? 'late' : 'inTime']}
      title={text.answerTitle(answerWords(clock, calendar, local), formatShortDateTime(clock.due))}
    />
  );
}
