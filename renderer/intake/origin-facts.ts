import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import { answerClock, answerWords } from '#shared/dossier/online/answer-clock.ts';
import type { Dossier } from '#shared/dossier/state.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text } from './text.vi.ts';

/** How a dossier came in, for its page: channel, portal code, the answer's clock, queue ticket. Empty values are left out there. */
export function originFacts(
  dossier: Dossier,
  calendar: WorkingCalendar,
  now: LocalDateTime,
): readonly (readonly [name: string, value: string])[] {
  const { online, queueTicket, intakeChannel, comparedWith, origin } = dossier;
  const clock = answerClock(dossier, now);
  return [
    [text.intakeChannel, text.intakeChannels[intakeChannel]],
    [text.portalCode, online?.portalCode ?? ''],
    [text.submitted, online === undefined ? '' : formatShortDateTime(online.submittedAt)],
    [
      text.answer,
      clock === null
        ? ''
        : text.answerTitle(answerWords(clock, calendar, now), formatShortDateTime(clock.due)),
    ],
    [text.queueTicket, queueTicket ?? ''],
    [
      text.origin,
      origin === undefined
        ? ''
        : text.originWords(origin.file, origin.row, formatShortDateTime(origin.importedAt)),
    ],
    [text.compared, comparedWith === undefined ? '' : text.comparedCount(comparedWith.length)],
  ];
}
