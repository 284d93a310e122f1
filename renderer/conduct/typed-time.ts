import { type LocalTime, localTimeSchema } from '#shared/calendar/local-time.ts';

/** A time as people type it: `930`, `9:30`, `9h30`, `9 giờ 30`, `14`. Null for what is no time of a day. */
export function timeOfTyped(typed: string): LocalTime | null {
  const parts = /^(\d{1,2})(?:\s*(?:[:.hg]|giờ)\s*(\d{1,2})?|(\d{2}))?(?:\s*(?:ph|phút))?$/iu.exec(
    typed.trim(),
  );
  if (parts?.[1] === undefined) return null;
  const minutes = parts[2] ?? parts[3] ?? '0';
  const time = localTimeSchema.safeParse(`${parts[1].padStart(2, '0')}:${minutes.padStart(2, '0')}`);
  return time.success ? time.data : null;
}
