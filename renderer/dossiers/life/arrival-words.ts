import type { LocalDateTime } from '#shared/calendar/local-time.ts';
import type { LateArrival } from '#shared/dossier/life/late-arrival.ts';
import { stepWords } from '#shared/text/life-words.ts';
import { formatShortDateTime } from '#shared/text/vietnamese-words.ts';
import { text } from './text.vi.ts';

/** A fact beside the question for a cause. @param due the promise of the dossier */
export function arrivalWords({ step, at, arrivedAt }: LateArrival, due: LocalDateTime): string {
  const arrived = arrivedAt === null ? null : formatShortDateTime(arrivedAt);
  return text.late.arrived(stepWords[step], formatShortDateTime(at), formatShortDateTime(due), arrived);
}
