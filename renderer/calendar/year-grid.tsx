import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { DayStatus } from '#shared/calendar/day-status.ts';
import { dayWords } from '#shared/calendar/explain-words.ts';
import { addDays, type LocalDate, weekdayOf } from '#shared/calendar/local-time.ts';
import { cx } from '../ui/cx.ts';
import styles from './calendar.module.css';
import { lookOf, overridesOn } from './day-look.ts';
import { text } from './text.vi.ts';

export interface YearGridProps {
  /** Every date of the year that the calendar knows, in order. */
  readonly days: readonly DayStatus[];
  readonly overrides: readonly CalendarOverride[];
  readonly today: LocalDate;
  readonly selected: LocalDate;
  readonly onSelect: (date: LocalDate) => void;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** Twelve months at a glance. One tab stop: arrows go from day to day and from week to week, across months too. */
export function YearGrid({ days, overrides, today, selected, onSelect }: YearGridProps): ReactElement {
  const root = useRef<HTMLDivElement>(null);
  const hadKey = useRef(false);
  useEffect(() => {
    if (!hadKey.current) return;
    hadKey.current = false;
    root.current?.querySelector<HTMLElement>(`[data-date="${selected}"]`)?.focus();
  }, [selected]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const next = addDays(selected, step);
    if (!days.some(({ date }) => date === next)) return;
    hadKey.current = true;
    onSelect(next);
  };
  const months = Array.from({ length: 12 }, (_, index) =>
    days.filter(({ date }) => Number(date.slice(5, 7)) === index + 1),
  );
  return (
    // The keys belong to the days inside, which are buttons.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={root} className={styles['year']} onKeyDown={onKeyDown}>
      {months.map((month, index) => (
        // Always the same twelve.
        // oxlint-disable-next-line react/no-array-index-key
        <table key={index} className={styles['month']}>
          <caption>{text.month(index + 1)}</caption>
          <thead>
            <tr>
              {text.weekdays.map((name, weekday) => (
                <th key={name} scope="col" abbr={text.weekdayNames[weekday]}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week.find((day) => day !== null)?.date}>
                {week.map((day, weekday) =>
                  day === null ? (
                    // A week has seven places.
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={weekday} />
                  ) : (
                    <td key={day.date}>
                      <DayButton
                        day={day}
                        overrides={overridesOn(overrides, day.date)}
                        isToday={day.date === today}
                        isSelected={day.date === selected}
                        onSelect={onSelect}
                      />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface DayButtonProps {
  readonly day: DayStatus;
  readonly overrides: readonly CalendarOverride[];
  readonly isToday: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (date: LocalDate) => void;
}

function DayButton({ day, overrides, isToday, isSelected, onSelect }: DayButtonProps): ReactElement {
  const look = lookOf(day, overrides);
  const number = String(Number(day.date.slice(8)));
  const words = [
    // A name begins with what is seen.
    number,
    dayWords(day.date),
    text.looks[look],
    day.name,
    day.isPredicted ? text.predicted : undefined,
  ];
  return (
    <button
      type="button"
      data-date={day.date}
      data-mark={text.marks[look]}
      tabIndex={isSelected ? 0 : -1}
      aria-label={words.filter((word) => word !== undefined).join(', ')}
      aria-pressed={isSelected}
      aria-current={isToday ? 'date' : undefined}
      className={cx(
        styles['day'],
        styles[look],
        day.isPredicted && styles['predicted'],
        isToday && styles['today'],
        isSelected && styles['selected'],
      )}
      onClick={() => onSelect(day.date)}
    >
      {number}
    </button>
  );
}

/** Monday first; places before the first and after the last day are null. */
function weeksOf(month: readonly DayStatus[]): readonly (readonly (DayStatus | null)[])[] {
  const [first] = month;
  if (first === undefined) return [];
  const places: (DayStatus | null)[] = [
    ...Array.from({ length: weekdayOf(first.date) - 1 }, () => null),
    ...month,
  ];
  while (places.length % 7 !== 0) places.push(null);
  return Array.from({ length: places.length / 7 }, (_, week) => places.slice(week * 7, week * 7 + 7));
}
