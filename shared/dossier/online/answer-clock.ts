import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import { type TimeLeft, timeLeft } from '#shared/calendar/time-left.ts';
import { durationWords } from '#shared/calendar/explain-words.ts';
import { secondsPerMinute } from '#shared/calendar/local-time.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { Dossier } from '../state.ts';

/** Until when an online dossier is to be answered, and when it was. */
export interface AnswerTime {
  readonly due: LocalDateTime;
  /** Null while the applicant has not heard anything. */
  readonly answeredAt: LocalDateTime | null;
}

/** How the answer to an online dossier stands: the applicant hears of it, or still waits. */
export interface AnswerClock extends AnswerTime {
  /** Answered, or still open, after the due instant; the instant itself is in time. */
  readonly isLate: boolean;
}

type Answered = Pick<Dossier, 'online' | 'receivedAt' | 'receipt' | 'life'>;

/** Null for a dossier that did not come in online. */
export function answerTime(dossier: Answered): AnswerTime | null {
  if (dossier.online === undefined) return null;
  return { due: dossier.online.answer.due, answeredAt: firstAnswer(dossier) };
}

export function clockOfAnswer({ due, answeredAt }: AnswerTime, now: LocalDateTime): AnswerClock {
  return { due, answeredAt, isLate: (answeredAt ?? now) > due };
}

/** Null for a dossier that did not come in online. */
export function answerClock(dossier: Answered, now: LocalDateTime): AnswerClock | null {
  const answer = answerTime(dossier);
  return answer === null ? null : clockOfAnswer(answer, now);
}

/** Taken, refused, asked to complete, or closed at the applicant's own wish: the first of them answers. */
function firstAnswer({ receivedAt, receipt, life }: Answered): LocalDateTime | null {
  const isTakenAtOnce = life.acceptance === null && receipt.number !== '';
  const answers = [
    isTakenAtOnce ? receivedAt : undefined,
    life.acceptance?.at,
    life.refusal?.at,
    life.supplements[0]?.at,
    life.ending?.at,
  ].filter((at) => at !== undefined);
  return answers.toSorted()[0] ?? null;
}

/** In words: `còn 3 giờ 20 phút phải trả lời`, `quá hạn trả lời 45 phút`, `đã trả lời đúng hạn`, `đã trả lời muộn 2 giờ`. */
export function answerWords(clock: AnswerClock, calendar: WorkingCalendar, now: LocalDateTime): string {
  const left = timeLeft(calendar, clock.answeredAt ?? now, clock.due);
  const amount = amountOf(left);
  if (clock.answeredAt === null) {
    return clock.isLate ? `quá hạn trả lời ${amount}` : `còn ${amount} phải trả lời`;
  }
  return clock.isLate ? `đã trả lời muộn ${amount}` : 'đã trả lời đúng hạn';
}

/** Working hours, which is what this limit is counted in; below a minute it reads as one. */
function amountOf({ workingMinutes }: TimeLeft): string {
  return durationWords(Math.max(1, workingMinutes) * secondsPerMinute);
}
