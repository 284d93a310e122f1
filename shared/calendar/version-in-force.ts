import type { CalendarVersion } from './calendar-version.ts';
import type { LocalDate } from './local-time.ts';

/**
 * Rule DL-1d: the version by which a receipt on this date is reckoned. Undefined when none holds the date.
 *
 * @param versions in the order in which they were adopted
 */
export function versionInForce(
  versions: readonly CalendarVersion[],
  date: LocalDate,
): CalendarVersion | undefined {
  return versions.findLast((version) => version.validFrom <= date && date <= version.validTo);
}
