import type { ReactElement } from 'react';
import type { CalendarOverride } from '#shared/calendar/calendar-override.ts';
import type { DayStatus } from '#shared/calendar/day-status.ts';
import { dayWords } from '#shared/calendar/explain-words.ts';
import type { WorkingCalendar } from '#shared/calendar/working-calendar.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { formatShortDate } from '#shared/text/vietnamese-words.ts';
import { useUserName } from '../app/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { lookOf } from './day-look.ts';
import { text } from './text.vi.ts';
import { windowsWords } from './typed-windows.ts';

const words = text.day;

export interface DayPanelProps {
  readonly calendar: WorkingCalendar;
  readonly day: DayStatus;
  /** Those that touch the date. */
  readonly overrides: readonly CalendarOverride[];
}

/** All that is known of one date, and from where. */
export function DayPanel({ calendar, day, overrides }: DayPanelProps): ReactElement {
  const nameOf = useUserName();
  const dated = calendar.version.days.find(({ date }) => date === day.date);
  const links = [
    dated?.swappedWith === undefined ? '' : words.swappedWith(formatShortDate(dated.swappedWith)),
    dated?.substituteFor === undefined ? '' : words.substituteFor(formatShortDate(dated.substituteFor)),
  ].filter((link) => link !== '');
  const facts: (readonly [string, string])[] = [
    [words.what, text.looks[lookOf(day, overrides)]],
    ...(day.name === undefined ? [] : [[words.why, [day.name, ...links].join(', ')] as const]),
    [words.hours, windowsWords(day.workingWindows) || words.none],
    [words.reception, windowsWords(day.receptionWindows) || words.none],
    [words.standing, day.isPredicted ? text.predictedLong : text.official],
    ...(dated === undefined
      ? []
      : [[words.source, `${dated.source} (${words.confidence[dated.confidence]})`] as const]),
    ...overrides.map(
      ({ change, reason, actor }) =>
        [words.override, words.overrideLine(change.name, reason, nameOf(actor as UserId) ?? '—')] as const,
    ),
  ];
  return (
    <Panel title={words.title(dayWords(day.date))}>
      <Facts facts={facts} />
    </Panel>
  );
}
