import type { ReactElement } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { DayStatus } from '#shared/calendar/day-status.ts';
import { cx } from '../ui/cx.ts';
import styles from './calendar.module.css';
import { dayLooks, lookOf, overridesOn } from './day-look.ts';
import { text } from './text.vi.ts';

/** What the marks mean, with how many days of the year have them; a mark that no day has is left out. */
export function Legend({
  days,
  overrides,
}: {
  readonly days: readonly DayStatus[];
  readonly overrides: readonly CalendarOverride[];
}): ReactElement {
  const looks = days.map((day) => lookOf(day, overridesOn(overrides, day.date)));
  const counts = dayLooks.map((look) => ({ look, count: looks.filter((one) => one === look).length }));
  const predicted = days.filter(({ isPredicted }) => isPredicted).length;
  return (
    <ul className={styles['legend']} aria-label={text.legend}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ look, count }) => (
          <li key={look}>
            <span aria-hidden className={cx(styles['sample'], styles[look])} data-mark={text.marks[look]} />
            {text.looks[look]}: {count}
          </li>
        ))}
      {predicted > 0 && (
        <li>
          <span aria-hidden className={cx(styles['sample'], styles['predicted'])} />
          {text.predicted}: {predicted}
        </li>
      )}
    </ul>
  );
}
